"""Coming home from a meeting: under a minute, by keyboard alone, and everything is in the vault."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, groups, questions, tips, trash
from peerjournal.model.checkin import CheckIn
from peerjournal.model.entry import Entry
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now
from peerjournal.model.tip import Tip
from peerjournal.ui.page import Link
from peerjournal.ui.widgets.guard_lines import GuardLines
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import CONTROL, activate, button, focused, go, page, press, said, tab_to, type_words


def _weekly(opened: Opened, name: str = "Thursday", *, hours_ago: int = 2) -> Group:
    began = (now() - timedelta(hours=hours_ago)).replace(second=0, microsecond=0)
    return opened.do(groups.add, name, rrule="FREQ=WEEKLY", first_at=began - timedelta(days=14))


def _entries(opened: Opened) -> list[Entry]:
    return [row.entry for row in opened.do(entries.page).rows if isinstance(row.entry, Entry)]


def _ctrl_m(window: Window, opened: Opened) -> Any:
    activate(window)
    QTest.keyClick(window, Qt.Key.Key_M, CONTROL)
    opened.settle()
    return page(window, "after_meeting")


def test_everything_is_in_the_vault_after_a_minute_of_keys(window: Window, opened: Opened) -> None:
    """Digits for the scales, Tab, words, Ctrl+Enter: no list is opened, nothing is aimed at."""
    opened.do(groups.add, "Another")
    group = _weekly(opened)
    form = _ctrl_m(window, opened).form
    assert form.group.chosen() == group.id
    assert form.at.moment() == groups.last_at(group, now())
    keys = 0
    for name, key in (
        ("Hope, How I came in", Qt.Key.Key_3),
        ("Tension, How I came in", Qt.Key.Key_8),
        ("Hope, How I leave", Qt.Key.Key_6),
        ("heard", Qt.Key.Key_Space),
    ):
        while focused().accessibleName() != name:
            press(Qt.Key.Key_Tab)
            keys += 1
        press(key)
        keys += 1
    tab_to("What I want to keep")
    type_words("Asking early is easier.")
    tab_to("A tip I heard")
    type_words("Cold water")
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "How it is done"
    type_words("Both wrists.")
    tab_to("A question for next time")
    type_words("Who drives?")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert keys < 40
    assert window.desk is not None
    assert window.desk.place()["page"] == "today"
    assert said(window) == "Saved."
    (meeting,) = opened.do(groups.meetings, group.id)
    assert isinstance(meeting, Meeting)
    assert (meeting.at, meeting.attended) == (groups.last_at(group, now()), True)
    came, left = opened.do(groups.check_ins, meeting.id)
    assert isinstance(came, CheckIn)
    assert isinstance(left, CheckIn)
    assert (came.scales, left.scales) == ({"hope": 3, "tension": 8}, {"hope": 6})
    (entry,) = _entries(opened)
    assert (entry.body, entry.group_id, entry.meeting_id) == ("Asking early is easier.", group.id, meeting.id)
    assert [one.name for one in entry.feelings] == ["heard"]
    (ranked,) = opened.do(tips.ranked)
    assert isinstance(ranked.tip, Tip)
    assert (ranked.tip.title, ranked.tip.how, ranked.tip.meeting_id) == ("Cold water", "Both wrists.", meeting.id)
    assert [one.text for one in opened.do(questions.all)] == ["Who drives?"]  # type: ignore[union-attr]


def test_nothing_is_required(window: Window, opened: Opened) -> None:
    """Saving at once says that one was there, and no more."""
    group = _weekly(opened)
    _ctrl_m(window, opened)
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert said(window) == "Saved."
    assert _entries(opened) == []
    (meeting,) = opened.do(groups.meetings, group.id)
    assert isinstance(meeting, Meeting)
    assert meeting.attended is True
    assert opened.do(groups.check_ins, meeting.id) == []


def test_undo_takes_everything_back_and_the_words_are_in_the_form_again(window: Window, opened: Opened) -> None:
    group = _weekly(opened)
    _ctrl_m(window, opened)
    tab_to("What I want to keep")
    type_words("Asking early.")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    activate(window)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert _entries(opened) == []
    assert opened.do(groups.meetings, group.id) == []
    assert {one.noun for one in opened.do(trash.trashed)} == {"entry", "meeting"}
    form = page(window, "after_meeting").form
    assert form.isVisible()
    assert form.keep.text() == "Asking early."
    assert form.group.chosen() == group.id


def test_without_any_group_one_is_made_by_the_name_that_is_typed(window: Window, opened: Opened) -> None:
    """Or, where none is typed, one that can be renamed later: nothing that was said may get lost."""
    _ctrl_m(window, opened)
    assert focused().accessibleName() == "The group's name"
    type_words("Evening circle")
    tab_to("Hope, How I came in")
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    (group,) = opened.do(groups.all)
    assert isinstance(group, Group)
    assert group.name == "Evening circle"
    assert len(opened.do(groups.meetings, group.id)) == 1
    form = _ctrl_m(window, opened).form
    form.group.choose("another")
    form.group.activated.emit(0)
    assert form.name.isVisible()
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert {one.name for one in opened.do(groups.all)} == {"Evening circle", "My group"}  # type: ignore[union-attr]


def test_another_group_brings_its_own_time_unless_one_was_set(window: Window, opened: Opened) -> None:
    _weekly(opened)
    other = _weekly(opened, "Tuesday", hours_ago=40)
    form = _ctrl_m(window, opened).form
    form.group.choose(other.id)
    form.group.activated.emit(form.group.currentIndex())
    assert form.at.moment() == groups.last_at(other, now())
    set_by_hand = now() - timedelta(days=3)
    form.at.setDateTime(form.at.dateTime().addDays(-3))
    form.group.setCurrentIndex(0)
    form.group.activated.emit(0)
    assert (form.at.moment() - set_by_hand) < timedelta(days=2)


def test_from_a_groups_page_that_group_is_chosen(window: Window, opened: Opened) -> None:
    _weekly(opened)
    other = opened.do(groups.add, "Another")
    groups_page = go(window, opened, "groups", Link("group", other.id))
    button(groups_page, "After a meeting").click()
    opened.settle()
    assert page(window, "after_meeting").form.group.chosen() == other.id


def test_what_is_refused_stays_in_the_form(window: Window, opened: Opened) -> None:
    """And it is said there, not only at the foot."""
    group = _weekly(opened)
    shown = _ctrl_m(window, opened)
    tab_to("What I want to keep")
    type_words("Asking early.")
    shown.form.feelings.set_feelings(("x" * 300,))
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert shown.isVisible()
    assert "feeling" in shown._wrong.text()
    assert shown.form.keep.text() == "Asking early."
    assert opened.do(groups.meetings, group.id) == []
    shown.form.feelings.set_feelings(("heard",))
    button(shown, "Save").click()
    opened.settle()
    assert len(_entries(opened)) == 1


def test_pressing_save_twice_saves_once(window: Window, opened: Opened) -> None:
    _weekly(opened)
    _ctrl_m(window, opened)
    tab_to("What I want to keep")
    type_words("Once.")
    press(Qt.Key.Key_Return, CONTROL, times=3)
    opened.settle()
    assert len(_entries(opened)) == 1


@pytest.mark.parametrize("name", ["Today", "Ctrl+M"])
def test_the_time_is_looked_up_anew_each_time(window: Window, opened: Opened, name: str) -> None:
    """The page lives as long as the window; a meeting that ended meanwhile is offered."""
    assert window.desk is not None
    shown = _ctrl_m(window, opened)
    window.desk.go("today")
    group = _weekly(opened)
    opened.settle()
    if name == "Today":
        button(page(window, "today"), "After the meeting").click()
        opened.settle()
    else:
        _ctrl_m(window, opened)
    assert shown.form.group.chosen() == group.id
    assert shown.form.at.moment() == groups.last_at(group, now())


@pytest.mark.parametrize("field", ["keep", "tip_how"])
def test_names_are_underlined_here_too_and_an_alias_takes_their_place(
    window: Window, opened: Opened, qtbot: QtBot, field: str
) -> None:
    writing = getattr(_ctrl_m(window, opened).form, field)
    writing.insertPlainText("Then Maria said it helps.")
    (lines,) = writing.findChildren(GuardLines)
    qtbot.waitUntil(lambda: bool(lines.found), timeout=10_000)
    assert [one.cursor.selectedText() for one in writing.extraSelections()] == ["Maria"]
    menu = lines.menu(lines.found[0])
    menu.actions()[0].trigger()
    menu.close()
    assert writing.text() == "Then M. said it helps."
