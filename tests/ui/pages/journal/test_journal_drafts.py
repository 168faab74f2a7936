"""What was typed survives: leaving, locking, closing, and a process that is killed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerjournal.actions import drafts, entries, vaults
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry, Feeling
from peerjournal.ui.page import Link
from peerjournal.ui.pages.journal import form
from peerjournal.ui.settings import Settings
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.journal.conftest import Journal
from tests.ui.pages.keyboard import activate, button, focused, press, said, type_words

FULL = Entry(
    id="01890000-0000-7000-8000-000000000001", at=entries.new().at, title="An evening", body="We said\n- this",
    feelings=(Feeling("calm", 3), Feeling("müde")), scales={"hope": 0, "own": 10}, tags=("group", "日記"),
    group_id="01890000-0000-7000-8000-000000000002", starred=True, all_day=True,
)  # fmt: skip


def test_a_draft_holds_everything_the_form_can_say() -> None:
    assert form.filled(entries.new(), form.fields_of(FULL)).body == FULL.body
    again = form.filled(Entry(id=FULL.id, at=entries.new().at), form.fields_of(FULL))
    assert again == FULL
    assert form.same(again, FULL)


def test_the_words_come_first_in_a_draft_so_that_they_can_be_shown_anywhere() -> None:
    assert list(form.fields_of(FULL))[:2] == ["title", "body"]
    assert form.fields_of(entries.new(body=" \n", title=" ")) == {}


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("I don't know", 3), ("two-fold, really", 2), ("今日は 雨", 4), ("3 cups_of 🙂", 3)]
)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert form.word_count(text) == words


def test_a_killed_window_offers_what_was_typed_with_the_cursor_where_it_was(journal: Journal) -> None:
    """The draft that the vault holds is all a killed process leaves; a new page finds it."""
    page = journal.go(Link(action="new"))
    type_words("Half a thought")
    press(Qt.Key.Key_Left, times=7)
    page.editor().details.open_form("feelings")
    page.editor()._drafting.settle()
    (draft,) = journal.opened.do(drafts.all)
    assert isinstance(draft, Draft)
    page.editor()._base = None  # as if nothing of this page had ever been saved
    journal.window.open_desk({})
    fresh = journal.go()
    assert fresh._unfinished.isVisible()
    button(fresh._unfinished, "Go on writing").click()
    journal.settle()
    assert not fresh._unfinished.isVisible()
    assert fresh.editor().body.toPlainText() == "Half a thought"
    assert fresh.editor().text_position() == 7
    assert focused() is fresh.editor().body
    press(Qt.Key.Key_Escape)
    journal.settle()
    assert [one.body for one in journal.stored()] == ["Half a thought"]
    assert journal.opened.do(drafts.all) == []


def test_a_draft_that_is_thrown_away_can_be_taken_back(journal: Journal) -> None:
    draft = Draft("01890000-0000-7000-8000-00000000000a", form.KIND, None, {"title": "", "body": "Not this"}, 3)
    journal.opened.do(drafts.keep, draft)
    page = journal.go()
    button(page._unfinished, "Discard").click()
    journal.settle()
    assert journal.opened.do(drafts.all) == []
    activate(journal.window)
    QTest.keyClick(journal.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    journal.settle()
    assert page._unfinished.isVisible()
    assert len(journal.opened.do(drafts.all)) == 1


def test_a_draft_that_says_just_what_was_saved_is_not_offered(journal: Journal) -> None:
    entry = journal.save(body="Saved")
    draft = Draft("01890000-0000-7000-8000-00000000000a", form.KIND, entry.id, form.fields_of(entry), 0)
    journal.opened.do(drafts.keep, draft)
    page = journal.go()
    assert not page._unfinished.isVisible()
    assert journal.opened.do(drafts.all) == []


def test_today_leads_to_a_draft_and_other_pages_to_an_entry(journal: Journal) -> None:
    entry = journal.save(title="An evening", body="words")
    draft = Draft("01890000-0000-7000-8000-00000000000a", form.KIND, entry.id, {"title": "", "body": "more"}, 2)
    journal.opened.do(drafts.keep, draft)
    page = journal.go(Link("draft", draft.id))
    assert (page.editor().body.toPlainText(), page.editor().entry_id()) == ("more", entry.id)
    journal.go(Link("entry", entry.id))
    assert page.reader.entry_id() == entry.id
    journal.go(Link("entry", entry.id, "edit"))
    assert page.editor().entry_id() == entry.id
    journal.go(Link(action="new", text="Words from Today"))
    assert page.editor().body.toPlainText() == "Words from Today"


def test_words_that_came_along_are_kept_without_another_letter(journal: Journal) -> None:
    page = journal.go(Link(action="new", text="Words from Today"))
    QTest.qWait(1100)
    assert len(journal.opened.do(drafts.all)) == 1
    press(Qt.Key.Key_Escape)
    journal.settle()
    assert [one.body for one in journal.stored()] == ["Words from Today"]
    assert not page._right.is_writing()


def test_another_page_saves_and_the_editor_is_still_there(journal: Journal) -> None:
    page = journal.go(Link(action="new"))
    type_words("On the way")
    assert journal.window.desk is not None
    journal.window.desk.go("today")
    journal.settle()
    assert [one.body for one in journal.stored()] == ["On the way"]
    journal.go()
    assert page.editor().isVisible()
    assert page.editor().body.toPlainText() == "On the way"


def test_an_entry_that_is_gone_is_not_opened_and_says_so(journal: Journal) -> None:
    page = journal.go(Link("entry", "01890000-0000-7000-8000-0000000000ff", "edit"))
    assert said(journal.window)
    assert not page._right.is_writing()


def test_locking_saves_and_the_next_unlocking_goes_on_at_the_same_letter(
    journal: Journal, theme: Theme, qtbot: QtBot, tmp_path: Path, restarts: list[str]
) -> None:
    page = journal.go(Link(action="new"))
    type_words("Everything I typed")
    press(Qt.Key.Key_Left, times=6)
    id = page.editor().entry_id()
    journal.window.lock()
    assert restarts == ["again"]
    thread = VaultThread()
    try:
        again = Opened(thread, qtbot)
        folder = tmp_path / "Mine.peerjournal"
        done: list[bool] = []
        Tasks(thread, thread).open(lambda: vaults.unlock(folder, "correct horse", holder="window")).then(
            lambda _: done.append(True)
        )
        qtbot.waitUntil(lambda: bool(done))
        window = Window(theme, Settings(theme="light"), thread, lambda: None)
        window.show()
        window.open_desk(again.do(drafts.place))
        reopened = Journal(window, again, qtbot)
        reopened.settle()
        assert [one.body for one in reopened.stored()] == ["Everything I typed"]
        assert reopened.page.editor().entry_id() == id
        assert reopened.page.editor().text_position() == 12
        assert again.do(drafts.all) == []
        window.close()
        window.deleteLater()
    finally:
        thread.close(lambda vault: vault.close())
