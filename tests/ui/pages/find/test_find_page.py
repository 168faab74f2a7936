"""Find: typed, stepped through, opened, without the pointer."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, tips, trash, vaults
from peerjournal.model.entry import Entry
from peerjournal.model.moments import now
from peerjournal.ui.models.results import ROLE, Result
from peerjournal.ui.page import Link
from peerjournal.ui.pages.find.page import MOST, FindPage
from peerjournal.ui.widgets import SearchField
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened

K = Qt.Key


class Finder:
    """Somebody at the keyboard."""

    def __init__(self, window: Window, opened: Opened) -> None:
        assert window.desk is not None
        self.window, self.opened, self.desk = window, opened, window.desk
        self.field: SearchField = window.desk._header.field

    def type(self, text: str) -> "Finder":
        """Ctrl+K, then letter by letter; waits for the answer."""
        QTest.keyClick(self.window, K.Key_K, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.field, text)
        self.opened.settle()
        return self

    def press(self, key: Qt.Key) -> "Finder":
        """One key, where the keyboard is."""
        QTest.keyClick(self.window.focusWidget(), key)
        self.opened.settle()
        return self

    @property
    def page(self) -> FindPage:
        """The page."""
        page = self.desk._built["find"]
        assert isinstance(page, FindPage)
        return page

    def titles(self) -> list[str]:
        """What is shown."""
        model = self.page._model
        return [model.index(row, 0).data(ROLE).heading() for row in range(model.rowCount())]

    def chosen(self) -> str:
        """The chosen one."""
        found = self.page._list.currentIndex().data(ROLE)
        return found.heading() if isinstance(found, Result) else ""


@pytest.fixture
def finder(window: Window, opened: Opened) -> Finder:
    """A journal with three entries and a tip, and somebody who looks for something."""
    for hours, title in enumerate(("Walk by the river", "A river in winter", "Phone call")):
        entry = entries.new(at=now() - timedelta(hours=hours + 1), title=title, body="It was cold.", tags=("walks",))
        opened.do(entries.save, entry)
    opened.do(tips.add, "Cold water on wrists")
    opened.settle()
    return Finder(window, opened)


def test_the_newest_is_first_and_chosen(finder: Finder) -> None:
    assert finder.type("riv").titles() == ["Walk by the river", "A river in winter"]
    assert finder.page._count.text() == "2 found"
    assert finder.chosen() == "Walk by the river"


def test_every_letter_asks_anew(finder: Finder) -> None:
    assert finder.type("c").titles() == ["Cold water on wrists", "Walk by the river", "A river in winter", "Phone call"]
    assert finder.type("cold wr").titles() == ["Cold water on wrists"]


def test_arrows_step_and_enter_opens(finder: Finder) -> None:
    """The keyboard never leaves the field until something is opened."""
    finder.type("riv").press(K.Key_Down)
    assert finder.chosen() == "A river in winter"
    finder.press(K.Key_Down).press(K.Key_Up)
    assert finder.chosen() == "Walk by the river"
    finder.press(K.Key_Return)
    assert finder.desk._shown == "journal"
    assert finder.field.text() == ""


def test_a_tip_opens_among_the_tips(finder: Finder) -> None:
    finder.type("wrists").press(K.Key_Return)
    assert finder.desk._shown == "tips"


def test_enter_before_the_answer_opens_what_the_answer_brings(finder: Finder, opened: Opened) -> None:
    """Whoever types and presses Enter at once does not open what was found for the letter before."""
    finder.type("riv")
    QTest.keyClicks(finder.field, "\b\b\bphone")
    QTest.keyClick(finder.field, K.Key_Return)
    opened.settle()
    assert finder.desk._shown == "journal"
    assert _id(opened, "Phone call") in str(finder.desk.place())


def _id(opened: Opened, title: str) -> str:
    rows = [row.entry for row in opened.do(entries.page).rows if isinstance(row.entry, Entry)]
    return next(entry.id for entry in rows if entry.title == title)


def test_filters_are_typed(finder: Finder) -> None:
    assert finder.type("tag:walks -winter").titles() == ["Walk by the river", "Phone call"]
    assert finder.type('"by the riv').titles() == ["Walk by the river"]


def test_half_a_date_is_no_mistake_yet(finder: Finder) -> None:
    """It is said how a date is written, and what was found before stays."""
    before = finder.type("river").titles()
    assert finder.type("river from:20").titles() == before
    assert "2024-05-17" in finder.page._count.text()
    assert finder.type(f"river from:{now().date().year - 1}").titles() == before
    assert finder.page._count.text() == "2 found"


def test_nothing_found_is_said_kindly(finder: Finder) -> None:
    finder.type("xylophone")
    assert finder.page._shown.currentWidget() is finder.page._nothing
    assert "!" not in finder.page._nothing.text.text()
    finder.press(K.Key_Return)
    assert finder.desk._shown == "find"


def test_best_first_is_one_key_away(finder: Finder) -> None:
    """The order stays for the next search."""
    finder.type("river")
    finder.page._order._chips["best"].click()
    finder.opened.settle()
    assert set(finder.titles()) == {"Walk by the river", "A river in winter"}
    assert finder.chosen() == finder.titles()[0]


def test_escape_leads_back_where_one_was(finder: Finder) -> None:
    finder.desk.go("tips")
    finder.type("riv").press(K.Key_Escape)
    assert finder.desk._shown == "tips"


def test_what_is_deleted_elsewhere_goes_from_the_list(finder: Finder, opened: Opened) -> None:
    finder.type("river")
    opened.do(trash.trash, _id(opened, "A river in winter"))
    opened.settle()
    assert finder.titles() == ["Walk by the river"]


def test_of_very_many_the_first_are_shown_and_all_are_counted(finder: Finder, opened: Opened, qtbot: QtBot) -> None:
    def many(vault: Any) -> None:
        with vaults.together(vault):
            for number in range(MOST + 20):
                entries.save(vault, entries.new(title=f"heron {number}"))

    opened.do(many)
    finder.type("heron")
    qtbot.waitUntil(lambda: f"{MOST + 20} found" in finder.page._count.text())
    qtbot.waitUntil(lambda: finder.page._model.rowCount() == MOST)
    assert str(MOST) in finder.page._count.text()
    assert finder.page._list.currentIndex().row() == 0


def test_the_next_search_begins_without_what_the_last_one_found(finder: Finder) -> None:
    """Nothing of another search is seen, not even until the answer comes."""
    finder.type("riv")
    finder.desk.go("today")
    assert finder.titles() == []
    QTest.keyClicks(finder.field, "p")
    assert finder.titles() == []
    finder.opened.settle()
    assert finder.titles() == ["Phone call"]
    QTest.keyClick(finder.field, K.Key_Backspace)
    QTest.keyClicks(finder.field, "r")
    finder.desk.go("today")
    finder.opened.settle()
    assert finder.titles() == []  # nor what was found when nobody looked any more


def test_it_is_painted_with_the_answer_or_soon_without(finder: Finder, qtbot: QtBot) -> None:
    """A vault that is busy keeps nobody before the page they left."""
    QTest.keyClicks(finder.field, "r")
    assert not finder.page.updatesEnabled()
    finder.opened.settle()
    assert finder.page.updatesEnabled()
    finder.desk.go("today")
    busy = threading.Event()
    finder.desk.tasks_for(finder.desk).run(lambda _vault: busy.wait(10))
    QTest.keyClicks(finder.field, "p")
    assert not finder.page.updatesEnabled()
    qtbot.waitUntil(finder.page.updatesEnabled)
    assert finder.titles() == []
    busy.set()
    finder.opened.settle()
    assert finder.titles() == ["Phone call"]


def test_without_a_page_to_open_it_nothing_happens(finder: Finder) -> None:
    """Only ways that lead somewhere are taken."""
    finder.type("river")
    finder.desk._specs.pop("journal")
    finder.press(K.Key_Return)
    assert finder.desk._shown == "find"


def test_the_list_itself_can_have_the_keyboard(finder: Finder, qtbot: QtBot) -> None:
    finder.type("river")
    finder.page._list.setFocus()
    QCoreApplication.processEvents()
    QTest.keyClick(finder.page._list, K.Key_Down)
    QTest.keyClick(finder.page._list, K.Key_Return)
    finder.opened.settle()
    assert finder.desk._shown == "journal"


def test_a_link_to_it_shows_what_it_says(finder: Finder) -> None:
    finder.desk.go("find", Link(text="phone"))
    finder.opened.settle()
    assert finder.titles() == ["Phone call"]
