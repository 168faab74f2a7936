"""An entry from its first letter to the trash and back, with nothing but the keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from peerjournal.actions import drafts, entries
from peerjournal.model.draft import Draft
from peerjournal.ui.pages.journal.history import HistoryDialog
from peerjournal.ui.pages.journal.page import JournalPage
from tests.ui.pages.journal.conftest import Journal
from tests.ui.pages.keyboard import CONTROL, activate, button, dialog, focused, press, said, type_words
from tests.vaults import DAWN


def _write(journal: Journal, text: str) -> JournalPage:
    activate(journal.window)
    QTest.keyClick(journal.window, Qt.Key.Key_N, CONTROL)
    journal.settle()
    type_words(text)
    return journal.page


def test_written_kept_as_a_draft_saved_changed_taken_back_deleted_and_brought_back(journal: Journal) -> None:
    page = _write(journal, "The room was fuller than last week.")
    QTest.qWait(1100)  # a draft is a second behind
    (draft,) = journal.opened.do(drafts.all)
    assert isinstance(draft, Draft)
    assert (draft.fields["body"], draft.cursor) == ("The room was fuller than last week.", 35)
    assert journal.stored() == []

    press(Qt.Key.Key_Escape)  # leaves the editor, which saves
    journal.settle()
    (entry,) = journal.stored()
    assert entry.body == "The room was fuller than last week."
    assert journal.opened.do(drafts.all) == []
    assert page.reader.entry_id() == entry.id
    assert page.shelf.timeline.view.chosen_id() == entry.id

    press(Qt.Key.Key_E)
    journal.settle()
    press(Qt.Key.Key_End, CONTROL)
    type_words(" I stayed.")
    press(Qt.Key.Key_S, CONTROL)
    journal.settle()
    assert journal.get(entry.id).body.endswith(" I stayed.")
    assert page.editor()._state.text() == "Saved"
    press(Qt.Key.Key_Return, CONTROL)
    journal.settle()

    page.reader._show_history()
    journal.settle()
    shown = dialog()
    assert isinstance(shown, HistoryDialog)
    assert "+ The room was fuller than last week. I stayed." in shown.text.toPlainText()
    assert "− The room was fuller than last week." in shown.text.toPlainText()
    button(shown, "Go back to this state").click()
    journal.settle()
    assert journal.get(entry.id).body == "The room was fuller than last week."
    assert said(journal.window) == "Back at the earlier state."
    assert "I stayed" not in page.reader._text.text()

    activate(journal.window)
    page.begin()
    press(Qt.Key.Key_Delete)
    journal.settle()
    assert journal.stored() == []
    assert said(journal.window) == "Put into the trash."
    QTest.keyClick(journal.window, Qt.Key.Key_Z, CONTROL)
    journal.settle()
    assert [one.id for one in journal.stored()] == [entry.id]
    assert page.reader.entry_id() == entry.id


def test_arrows_read_enter_goes_in_and_escape_comes_back(journal: Journal) -> None:
    ids = [journal.save(days_ago=day, title=f"Day {day}", body="words").id for day in (0, 1, 2)]
    page = journal.go()
    assert focused() is page.shelf.timeline.view
    assert page.reader.entry_id() == ""  # nothing is read unasked
    press(Qt.Key.Key_Down)
    journal.settle()
    assert page.reader.entry_id() == ids[0]
    press(Qt.Key.Key_Down)
    journal.settle()
    assert page.reader.entry_id() == ids[1]
    press(Qt.Key.Key_E)
    journal.settle()
    assert page.shelf.timeline.view.chosen_id() == ids[1]  # one sees which entry is being written
    press(Qt.Key.Key_Escape)
    journal.settle()
    page.shelf.begin()
    press(Qt.Key.Key_Return)
    assert page.reader.isAncestorOf(focused())
    press(Qt.Key.Key_Escape)
    assert focused() is page.shelf.timeline.view
    press(Qt.Key.Key_E)
    journal.settle()
    assert focused() is page.editor().body
    press(Qt.Key.Key_Escape)
    journal.settle()
    assert page.reader.entry_id() == ids[1]
    assert journal.opened.do(entries.history, ids[1]) == []  # nothing was changed, so nothing is kept as earlier


@pytest.mark.parametrize(
    ("days", "which"),
    [
        pytest.param(((4, 30), (4, 29), (4, 28)), 1, id="within a month"),
        pytest.param(((5, 2), (4, 30), (4, 29)), 1, id="the first below a heading"),
        pytest.param(((5, 2), (5, 1), (4, 30)), 1, id="the last above a heading"),
        pytest.param(((5, 2), (5, 1), (4, 30)), 2, id="the last of all, with its heading"),
    ],
)
def test_deleting_in_the_timeline_goes_on_with_its_neighbour(
    journal: Journal, days: tuple[tuple[int, int], ...], which: int
) -> None:
    left = [journal.save(at=DAWN.replace(month=month, day=day), title=f"{day}/{month}").title for month, day in days]
    page = journal.go()
    press(Qt.Key.Key_Down, times=which + 1)
    journal.settle()
    press(Qt.Key.Key_Delete)
    journal.settle()
    del left[which]
    assert journal.words() == left
    assert focused() is page.shelf.timeline.view
    assert page.reader.entry_id() == ""  # chosen, and not read unasked
    press(Qt.Key.Key_Delete)
    journal.settle()
    assert journal.words() == left[:1]


def test_months_have_headings_that_the_keyboard_passes_over(journal: Journal) -> None:
    newest = journal.save(title="Now")
    long_ago = journal.save(days_ago=70, title="Long ago")
    page = journal.go()
    assert page.shelf.timeline.model.rowCount() == 4
    press(Qt.Key.Key_Down)
    assert page.shelf.timeline.view.chosen_id() == newest.id
    press(Qt.Key.Key_Down)
    assert page.shelf.timeline.view.chosen_id() == long_ago.id
    assert long_ago.at < newest.at - timedelta(days=60)


def test_a_new_entry_that_says_nothing_leaves_nothing(journal: Journal) -> None:
    page = _write(journal, "")
    press(Qt.Key.Key_Escape)
    journal.settle()
    assert journal.stored() == []
    assert page._stack.currentIndex() == 1  # the first step is offered again


def test_a_list_view_in_the_trash_puts_back_with_enter(journal: Journal) -> None:
    entry = journal.save(title="By mistake")
    page = journal.go()
    page._delete(entry.id)
    journal.settle()
    page.shelf.trash_asked.emit()
    journal.settle()
    shown = dialog()
    assert isinstance(focused(), QListView)
    press(Qt.Key.Key_Return)
    journal.settle()
    shown.close()
    assert [one.id for one in journal.stored()] == [entry.id]
    journal.settle()
    assert journal.words() == ["By mistake"]
