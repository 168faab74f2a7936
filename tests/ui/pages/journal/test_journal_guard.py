"""Other people's details are underlined while one writes, and one menu puts an alias in."""

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from peerjournal.actions import guarding
from peerjournal.ui.page import Link
from peerjournal.ui.pages.journal.editor import Editor
from peerjournal.ui.widgets.guard_lines import GuardLines
from tests.ui.pages.journal.conftest import Journal


def editor_of(journal: Journal) -> Editor:
    page = journal.go(Link(action="new"))
    editors = [one for one in page.findChildren(Editor) if one.isVisible()]
    assert editors
    return editors[0]


def lines_of(editor: Editor) -> GuardLines:
    (lines,) = editor.body.findChildren(GuardLines)
    return lines


def typed(journal: Journal, qtbot: QtBot, text: str) -> tuple[Editor, GuardLines]:
    editor = editor_of(journal)
    lines = lines_of(editor)
    editor.body.insertPlainText(text)
    qtbot.waitUntil(lambda: bool(lines.found), timeout=10_000)
    return editor, lines


def test_a_name_is_underlined_with_dots_after_a_moment_of_rest(journal: Journal, qtbot: QtBot) -> None:
    editor, lines = typed(journal, qtbot, "😀 I told Maria and Maria laughed.")
    assert [(one.kind, one.text, one.cursor.selectedText()) for one in lines.found] == [("name", "Maria", "Maria")] * 2
    shown = editor.body.extraSelections()
    assert len(shown) == 2
    assert editor.body.toPlainText() == "😀 I told Maria and Maria laughed."
    assert QTextCharFormat.UnderlineStyle.DotLine == lines._line(lines.found[0]).format.underlineStyle()


def test_one_choice_puts_the_alias_everywhere_and_one_undo_takes_it_back(journal: Journal, qtbot: QtBot) -> None:
    editor, lines = typed(journal, qtbot, "I told Maria and Maria laughed.")
    menu = lines.menu(lines.found[0])
    words = [one.text() for one in menu.actions()]
    assert words[0] == "Put “M.” here"
    assert words[-2:] == ["Leave it out", "Keep: this is nobody"]
    menu.actions()[0].trigger()
    menu.close()
    assert editor.body.toPlainText() == "I told M. and M. laughed."
    editor.body.undo()
    assert editor.body.toPlainText() == "I told Maria and Maria laughed."


def test_a_word_called_nobody_is_remembered_in_the_journal(journal: Journal, qtbot: QtBot) -> None:
    _, lines = typed(journal, qtbot, "Then Rosalind came.")
    lines.keep(lines.found[0])
    qtbot.waitUntil(lambda: not lines.found, timeout=10_000)
    assert journal.opened.do(guarding.words, guarding.HARMLESS) == ["Rosalind"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_key_selects_the_next_detail_and_opens_its_menu(journal: Journal, qtbot: QtBot) -> None:
    editor, lines = typed(journal, qtbot, "Yes. I told Maria that.")
    cursor = editor.body.textCursor()
    cursor.setPosition(0)
    editor.body.setTextCursor(cursor)
    lines.next()
    assert editor.body.textCursor().selectedText() == "Maria"
    (menu,) = [one for one in editor.body.findChildren(QMenu) if one.isVisible()]
    menu.close()


def test_nothing_is_underlined_where_the_person_does_not_want_it(journal: Journal, qtbot: QtBot) -> None:
    assert journal.window.desk is not None
    journal.window.desk.keep_settings(journal.window.desk.settings._replace(guard=False))
    editor = editor_of(journal)
    editor.body.insertPlainText("I told Maria that.")
    QTest.qWait(450)
    journal.opened.settle()
    assert lines_of(editor).found == []
