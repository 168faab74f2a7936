"""The dialog for kind words: three fields, of which only the words are needed, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from peerjournal.actions import drafts, groups, kind_words, people, trash
from peerjournal.model.draft import Draft
from peerjournal.model.kind_word import KindWord
from peerjournal.model.person import Person
from peerjournal.ui.dialogs.kind_words import KindWordsDialog, blank
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import Window
from tests.ui import looks
from tests.ui.conftest import Opened


def opened_dialog(window: Window, opened: Opened, id: str | None = None, draft_id: str = "") -> KindWordsDialog:
    assert window.desk is not None
    dialog = KindWordsDialog(window.desk._built["today"], window.desk, opened.do(blank, id, draft_id))
    dialog.open()
    return dialog


def only(opened: Opened) -> KindWord:
    (words,) = opened.do(kind_words.all)
    assert isinstance(words, KindWord)
    return words


def test_words_alone_are_enough(window: Window, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, opened)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog._save.isEnabled()
    QTest.keyClicks(dialog._text, "You kept going.")
    QTest.keyClick(dialog._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    words = only(opened)
    assert (words.text, words.received, words.person_id, words.group_id) == ("You kept going.", True, None, None)
    assert not isValid(dialog)


def test_somebody_known_brings_their_group(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    fern = opened.do(people.add, "Fern", group_id=group.id)
    dialog = opened_dialog(window, opened)
    dialog._text.set_text("Well done.")
    dialog._given.click()
    assert dialog._asking.text() == dialog._who.accessibleName() == "Whom I said them to"
    assert dialog._who.findText("Fern · Thursday") > 0
    dialog._who.choose(fern.id)
    dialog.accept()
    opened.settle()
    words = only(opened)
    assert (words.received, words.person_id, words.group_id) == (False, fern.id, group.id)


def test_somebody_new_is_added_by_alias(window: Window, opened: Opened) -> None:
    dialog = opened_dialog(window, opened)
    dialog._text.set_text("It was good to have you here.")
    assert dialog._alias.isHidden()
    dialog._who.choose("new")
    dialog._who.activated.emit(0)
    assert not dialog._alias.isHidden()
    dialog._alias.setText(" Newer member ")
    dialog.accept()
    opened.settle()
    (person,) = opened.do(people.all)
    assert isinstance(person, Person)
    assert (person.alias, person.id) == ("Newer member", only(opened).person_id)


def test_an_alias_that_is_typed_and_not_chosen_adds_nobody(window: Window, opened: Opened) -> None:
    dialog = opened_dialog(window, opened)
    dialog._text.set_text("words")
    dialog._alias.setText("Fern")
    dialog.accept()
    opened.settle()
    assert opened.do(people.all) == []
    assert only(opened).person_id is None


def test_what_is_refused_says_why_and_keeps_everything(window: Window, opened: Opened) -> None:
    opened.do(people.add, "Fern")
    dialog = opened_dialog(window, opened)
    dialog._text.set_text("words")
    dialog._who.choose("new")
    dialog._alias.setText("fern")
    dialog.accept()
    opened.settle()
    assert dialog._wrong.text().startswith('There is already a person "fern".')
    assert dialog._wrong.isVisible()
    assert dialog._save.isEnabled()
    assert opened.do(kind_words.all) == []
    dialog._text.set_text("x" * (kind_words.LONGEST + 1))
    assert dialog._wrong.isHidden()
    dialog._who.choose("")
    dialog.accept()
    opened.settle()
    assert "5,000 characters" in dialog._wrong.text()
    dialog.close()


def test_words_there_are_can_be_changed_and_deleted_and_taken_back(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    fern = opened.do(people.add, "Fern")
    before = opened.do(kind_words.add, "You kept goign.", person_id=fern.id, group_id=group.id)
    dialog = opened_dialog(window, opened, before.id)
    assert dialog._who.chosen() == fern.id
    dialog._text.set_text("You kept going.")
    dialog.accept()
    opened.settle()
    after = only(opened)
    assert (after.id, after.text, after.group_id, after.at) == (before.id, "You kept going.", group.id, before.at)
    assert window.desk is not None
    window.desk.undo()
    opened.settle()
    assert only(opened).text == "You kept goign."
    dialog = opened_dialog(window, opened, before.id)
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Delete").click()
    opened.settle()
    assert opened.do(kind_words.all) == []
    window.desk.undo()
    opened.settle()
    assert only(opened).id == before.id


def test_closing_keeps_what_was_typed_and_nothing_else(window: Window, opened: Opened) -> None:
    dialog = opened_dialog(window, opened)
    dialog.reject()
    opened.settle()
    assert opened.do(drafts.all) == []
    dialog = opened_dialog(window, opened)
    dialog._text.set_text("It was good to")
    dialog._given.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    opened.settle()
    (draft,) = opened.do(drafts.all)
    assert isinstance(draft, Draft)
    assert (draft.kind, draft.about, draft.fields["text"]) == ("kind-words", None, "It was good to")
    again = opened_dialog(window, opened, None, draft.id)
    assert (again._text.text(), again._given.isChecked()) == ("It was good to", True)
    again.accept()
    opened.settle()
    assert opened.do(drafts.all) == []
    assert only(opened).received is False


def test_a_change_that_was_begun_is_found_again_even_when_the_words_are_gone(window: Window, opened: Opened) -> None:
    words = opened.do(kind_words.add, "before")
    dialog = opened_dialog(window, opened, words.id)
    dialog._text.set_text("after")
    dialog.reject()
    opened.settle()
    dialog = opened_dialog(window, opened, words.id)
    assert dialog._text.text() == "after"
    dialog.reject()
    opened.settle()
    (draft,) = opened.do(drafts.all)
    opened.do(trash.trash, words.id)
    opened.do(trash.empty_trash)
    dialog = opened_dialog(window, opened, None, draft.id)
    assert dialog._text.text() == "after"
    dialog.accept()
    opened.settle()
    assert (only(opened).text, opened.do(drafts.all)) == ("after", [])


def test_locking_keeps_what_is_being_typed(window: Window, opened: Opened) -> None:
    assert window.desk is not None
    page = window.desk._built["today"]
    page._write_kind_words(None)  # type: ignore[attr-defined]
    opened.settle()
    page._writing._text.set_text("half a sen")  # type: ignore[attr-defined]
    window.desk.settle()
    opened.settle()
    (draft,) = opened.do(drafts.all)
    assert getattr(draft, "fields", {})["text"] == "half a sen"
    page._writing.reject()  # type: ignore[attr-defined]


@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_named_whole_and_reachable(window: Window, opened: Opened, theme: Theme, percent: int) -> None:
    theme.choose("light", percent=percent)
    opened.do(people.add, "The gardener")
    words = opened.do(kind_words.add, "You kept going.")
    for id in (None, words.id):
        dialog = opened_dialog(window, opened, id)
        dialog._who.choose("new")
        dialog._typed()
        opened.settle()
        assert looks.unnamed(dialog) == []
        assert looks.clipped(dialog) == []
        assert looks.unreachable(dialog) == []
        dialog._drafting.end()
        dialog.close()
        opened.settle()
