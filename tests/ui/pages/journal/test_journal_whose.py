"""Whose words a passage is, marked while one writes and seen while one reads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument

from peerjournal.model.provenance import OTHERS, Provenance, of, passages
from peerjournal.ui.models.told import quoted
from peerjournal.ui.page import Link
from peerjournal.ui.pages.journal.margin import spans
from peerjournal.ui.pages.journal.marking import kind_at, mark
from tests.ui.pages.journal.conftest import Journal
from tests.ui.pages.keyboard import CONTROL, SHIFT, press, type_words

HEARD, CONFIDENCE, MINE = Provenance.HEARD, Provenance.CONFIDENCE, Provenance.MINE


def marked(text: str, kind: Provenance, start: int, end: int | None = None) -> str:
    """The text after marking from one position to another."""
    document = QTextDocument()
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start if end is None else end, QTextCursor.MoveMode.KeepAnchor)
    mark(cursor, kind)
    return document.toPlainText()


def test_the_paragraph_at_the_cursor_is_marked() -> None:
    text = "Mine.\n\nTake the stairs\nslowly.\n\nMine again."
    assert marked(text, HEARD, 10) == "Mine.\n\n::: heard\nTake the stairs\nslowly.\n:::\n\nMine again."
    assert marked("one", CONFIDENCE, 1) == "::: confidence\none\n:::"
    assert marked("", HEARD, 0) == "::: heard\n\n:::"


def test_selected_lines_are_marked_whole() -> None:
    assert marked("a\nbb\ncc\nd", HEARD, 3, 6) == "a\n::: heard\nbb\ncc\n:::\nd"


def test_the_same_kind_once_more_takes_the_mark_away_and_another_changes_it() -> None:
    text = "Mine.\n\n::: heard R.\nStairs.\n:::\n\nMine."
    assert marked(text, HEARD, 22) == "Mine.\n\nStairs.\n\nMine."
    assert marked(text, CONFIDENCE, 22) == text.replace("heard", "confidence")
    assert marked(text, MINE, 22) == "Mine.\n\nStairs.\n\nMine."
    assert marked("::: heard\nno end", HEARD, 12) == "no end"


@settings(max_examples=200)
@given(st.text(alphabet="ab \n", max_size=30), st.integers(0, 30), st.integers(0, 30), st.sampled_from([*OTHERS]))
def test_marking_loses_no_word_and_marks_something(text: str, one: int, other: int, kind: Provenance) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    after = marked(text, kind, start, end)
    assert after.replace(f"::: {kind.value}\n", "", 1).replace("\n:::", "", 1) == text
    assert kind in {passage.kind for passage in passages(after)}


@pytest.mark.parametrize(("key", "kind"), [(Qt.Key.Key_H, HEARD), (Qt.Key.Key_C, CONFIDENCE)])
def test_a_key_marks_while_one_writes_and_undo_takes_it_back(journal: Journal, key: Qt.Key, kind: Provenance) -> None:
    editor = journal.go(Link(action="new")).editor()
    type_words("Take the stairs slowly.")
    press(key, CONTROL | SHIFT)
    assert of(editor.body.toPlainText(), {kind}) == "Take the stairs slowly."
    assert editor.body._margin.isVisible()
    assert editor.body.kind() is kind
    editor.body.undo()
    assert editor.body.toPlainText() == "Take the stairs slowly."
    assert not editor.body._margin.isVisible()


def test_the_menu_says_what_holds_and_changes_it(journal: Journal) -> None:
    editor = journal.go(Link(action="new")).editor()
    type_words("Take the stairs.")
    whose = editor._whose
    whose.tick()
    assert whose._actions[MINE].isChecked()
    whose._actions[HEARD].trigger()
    assert editor.body.kind() is HEARD
    whose._actions[MINE].trigger()
    assert editor.body.toPlainText() == "Take the stairs."


def test_a_reader_sees_whose_words_they_are() -> None:
    text = quoted("Mine.\n\n::: confidence R.*\nHer plan.\nTwo lines.\n:::\n")
    assert text == "Mine.\n\n> **Told in confidence · R.\\***\n>\n> Her plan.\n> Two lines."
    assert quoted("Mine *only*.") == "Mine *only*."


def test_the_margin_knows_where_passages_are() -> None:
    assert spans("Mine.") == ()
    assert spans("a\n::: heard\nb\n:::\n") == ((2, 17, HEARD),)
    document = QTextDocument()
    document.setPlainText("a\n::: heard\nb")
    assert [kind_at(document, at) for at in (0, 3, 13)] == [MINE, HEARD, HEARD]
