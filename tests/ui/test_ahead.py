"""Pages are made ready while nobody is in a hurry: the first visit then is like any other."""

import sys

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from peerjournal.ui import ahead
from peerjournal.ui.desk import Desk
from peerjournal.ui.pages import PAGES
from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import Theme
from tests.ui.conftest import Opened

MADE = {"today", *(spec.name for spec in PAGES if spec.ahead)}


@pytest.fixture
def desk(opened: Opened, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The open journal, quicker to begin than the program."""
    assert ahead._AFTER >= 500  # until then Today has been read and painted
    monkeypatch.setattr(ahead, "_AFTER", 200)
    monkeypatch.setattr(ahead, "_EVERY", 0)
    made = Desk(theme, Settings(theme="light"), opened.thread)
    qtbot.addWidget(made)
    made.return_to({})
    made.show()
    return made


def test_pages_that_take_long_are_there_after_a_while_and_nothing_was_asked_for_them(desk: Desk, qtbot: QtBot) -> None:
    assert set(desk._built) == {"today"}
    qtbot.waitUntil(lambda: set(desk._built) == MADE, timeout=20_000)
    assert desk._shown == "today"
    assert desk._stale == MADE - {"today"}
    page = desk._built["journal"]
    desk.go("journal")
    assert desk._built["journal"] is page


def test_whoever_does_something_is_not_kept_waiting(desk: Desk, qtbot: QtBot) -> None:
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    for _ in range(8):
        QTest.keyClick(desk.windowHandle(), Qt.Key.Key_Shift)  # as from a keyboard: by way of the window
        QTest.qWait(60)
    assert set(desk._built) == {"today"}
    desk.go("tips")
    qtbot.waitUntil(lambda: set(desk._built) == MADE, timeout=20_000)


def test_the_others_are_loaded_and_not_made(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not isValid(desk._ahead), timeout=20_000)
    assert {spec.module for spec in PAGES} <= set(sys.modules)
    assert set(desk._built) == MADE


def test_a_part_that_is_gone_before_its_turn_is_passed_over(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_AT_ONCE", 1)
    page = QWidget()
    qtbot.addWidget(page)
    parts = [QLabel(page) for _ in range(3)]
    rest = QFrame(page)
    owner = QObject()
    steps = ahead.Ahead(owner, PAGES[1:2], lambda _name: page)._steps
    for _ in range(3):  # its module, the page itself, and the first part
        next(steps)
    delete(parts[1])
    assert sum(1 for _ in steps) == 3
    assert all(one.testAttribute(Qt.WidgetAttribute.WA_WState_Polished) for one in (parts[2], rest, page))


def test_leaving_before_it_is_done_leaves_nothing_behind(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(desk._built) > 1, timeout=20_000)
    desk.close()
