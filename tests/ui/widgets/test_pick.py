"""A few choices of which one holds."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets.pick import Pick
from tests.ui import looks

CHOICES = [("off", "Off"), ("daily", "Every day"), ("weekly", "Every week")]


def test_one_holds_and_another_is_picked_by_key_or_click(qtbot: QtBot, theme: Theme) -> None:
    pick = Pick("How often", CHOICES, "off")
    qtbot.addWidget(pick)
    pick.show()
    picked: list[str] = []
    pick.picked.connect(picked.append)
    assert pick.chosen() == "off"
    assert QTest.qWaitForWindowActive(pick)
    pick.begin()
    QTest.keyClick(pick._chips["off"], Qt.Key.Key_Right)
    assert pick.chosen() == "daily"
    pick._chips["weekly"].click()
    pick._chips["weekly"].click()
    assert picked == ["daily", "weekly"]


def test_choosing_for_the_person_is_silent_and_nonsense_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    pick = Pick("How often", CHOICES, "off")
    qtbot.addWidget(pick)
    picked: list[str] = []
    pick.picked.connect(picked.append)
    pick.choose("weekly")
    pick.choose("hourly")
    assert (pick.chosen(), picked) == ("weekly", [])


def test_a_screen_reader_hears_what_the_choice_is_about(qtbot: QtBot, theme: Theme) -> None:
    pick = Pick("How often", CHOICES, "off")
    qtbot.addWidget(pick)
    pick.show()
    assert looks.unnamed(pick) == []
    assert {chip.accessibleDescription() for chip in pick._chips.values()} == {"How often"}
