"""Earlier states, what differs between them, and the trash."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from peerjournal.actions import entries, tips, trash
from peerjournal.model.entry import Feeling
from peerjournal.ui.page import Link
from peerjournal.ui.pages.journal.difference import Line, as_lines, difference
from peerjournal.ui.pages.journal.history import HistoryDialog
from peerjournal.ui.pages.journal.trash_dialog import TrashDialog
from tests.ui.pages.journal.conftest import Journal
from tests.ui.pages.keyboard import button, dialog, press, said

LINES = st.lists(st.sampled_from(["", "a", "b c", "b d", "the room was full", "the room was empty"]), max_size=8)


@given(LINES, LINES)
def test_a_difference_holds_both_states_whole(earlier: list[str], later: list[str]) -> None:
    lines = difference(earlier, later)
    assert [line.text for line in lines if line.sign != "+"] == earlier
    assert [line.text for line in lines if line.sign != "-"] == later


@given(LINES)
def test_nothing_differs_from_itself(lines: list[str]) -> None:
    assert all(line.sign == "" for line in difference(lines, lines))


def test_within_a_line_only_the_words_that_differ_are_marked() -> None:
    minus, plus = difference(["the room was full"], ["the room was empty today"])
    assert [text for text, changed in minus.parts if changed] == ["full"]
    assert [text for text, changed in plus.parts if changed] == ["empty today"]


def test_lines_that_have_nothing_in_common_are_not_taken_apart() -> None:
    assert difference(["one two three"], ["completely otherwise"]) == [
        Line("-", (("one two three", True),)),
        Line("+", (("completely otherwise", True),)),
    ]


def test_a_very_long_line_is_compared_as_a_whole() -> None:
    long = "word " * 200_000  # word by word this would take minutes
    assert [line.sign for line in difference([long], [long + "more"])] == ["-", "+"]


def test_what_an_entry_says_beside_its_words_is_compared_too() -> None:
    before = entries.new(body="words", feelings=(Feeling("calm", 3),), tags=("walk",))
    after = replace(before, feelings=(), tags=("walk", "rain"), starred=True)
    signs = [(line.sign, line.text) for line in difference(as_lines(before), as_lines(after)) if line.sign]
    assert signs == [("-", "calm 3"), ("-", "#walk"), ("+", "#walk #rain"), ("+", "★")]


def test_an_entry_without_earlier_states_says_how_they_come_to_be(journal: Journal) -> None:
    page = journal.go(Link("entry", journal.save(body="x").id))
    page.reader._show_history()
    journal.settle()
    shown = dialog()
    assert isinstance(shown, HistoryDialog)
    assert "no earlier states" in shown._note.text()
    assert not shown._restore.isVisible()


def test_going_back_can_be_undone_and_keeps_what_was_left_out(journal: Journal) -> None:
    entry = journal.save(body="first")
    journal.opened.do(entries.save, replace(entry, body="second", left_out=True))
    page = journal.go(Link("entry", entry.id))
    page.reader._show_history()
    journal.settle()
    shown = dialog()
    assert isinstance(shown, HistoryDialog)
    button(shown, "Go back to this state").click()
    journal.settle()
    assert journal.get(entry.id).body == "first"
    assert journal.get(entry.id).left_out
    assert journal.window.desk is not None
    journal.window.desk.undo()
    journal.settle()
    assert journal.get(entry.id).body == "second"


def test_the_trash_holds_everything_puts_back_and_asks_before_it_destroys(journal: Journal) -> None:
    entry = journal.save(title="An evening")
    tip = journal.opened.do(tips.add, "Cold water")
    for id in (entry.id, tip.id):
        journal.opened.do(trash.trash, id)
    page = journal.go()
    TrashDialog(page, page.shell).open()
    journal.settle()
    shown = dialog()
    assert isinstance(shown, TrashDialog)
    model = shown.list.model()
    assert sorted(str(model.index(row, 0).data()).partition(".")[0] for row in range(model.rowCount())) == [
        "An evening",
        "Cold water",
    ]
    shown._empty.click()
    assert shown._sure.isVisible()
    assert "2 things will be destroyed" in shown._warning.text()
    button(shown, "Keep everything").click()
    assert not shown._sure.isVisible()
    assert len(journal.opened.do(trash.trashed)) == 2
    row = next(row for row in range(2) if "An evening" in str(model.index(row, 0).data()))
    shown.list.setCurrentIndex(model.index(row, 0))
    press(Qt.Key.Key_Return)
    journal.settle()
    assert [one.id for one in journal.stored()] == [entry.id]
    shown._empty.click()
    assert "One thing will be destroyed" in shown._warning.text()
    button(shown, "Destroy for good").click()
    journal.settle()
    assert journal.opened.do(trash.trashed) == []
    assert not shown.list.isVisible()
    assert said(journal.window) == "The trash is empty."
