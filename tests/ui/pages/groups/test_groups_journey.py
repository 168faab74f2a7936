"""Groups from the first one on: when it meets, what to ask, who was there by alias, what was agreed."""

from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from peerjournal.actions import entries, groups, people, questions, tips
from peerjournal.model.checkin import CheckIn
from peerjournal.model.filters import EntryFilter
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now
from peerjournal.model.person import Person
from peerjournal.model.question import Question
from peerjournal.ui.page import Link
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import CONTROL, activate, button, dialog, focused, go, press, said, tab_to, type_words


def _the_group(opened: Opened) -> Group:
    (group,) = opened.do(groups.all)
    assert isinstance(group, Group)
    return group


def _labels(page: Any) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


def test_a_group_is_put_down_with_its_days_by_keyboard_alone(window: Window, opened: Opened) -> None:
    """Name, every two weeks, a weekday, an hour, what was agreed; the next three dates are there before saving."""
    go(window, opened, "groups")
    tab_to("Add a group")
    press(Qt.Key.Key_Space)
    opened.settle()
    type_words("Thursday group")
    tab_to("How often")
    press(Qt.Key.Key_Down, times=2)
    tab_to("Day of the week")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down, times=3)
    tab_to("Time")
    type_words("1930")
    tab_to("What was agreed")
    type_words("What is said here stays here.")
    form = window.desk._built["groups"].form  # type: ignore[union-attr]
    shown = form._schedule._next.text()
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    group = _the_group(opened)
    assert group.rrule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"
    assert group.agreement == "What is said here stays here."
    coming = groups.coming(group, now())
    assert {(one.weekday(), one.hour, one.minute) for one in coming} == {(3, 19, 30)}
    assert [(later - sooner).days for sooner, later in pairwise(coming)] in ([14, 14], [13, 14])
    for one in coming:
        assert f"{one.day} " in shown
    assert said(window) == "Saved."


def test_questions_are_added_and_answered_by_keyboard(window: Window, opened: Opened) -> None:
    """The keyboard stays where it is; who said it is asked nowhere."""
    group = opened.do(groups.add, "Thursday")
    page = go(window, opened, "groups", Link("group", group.id))
    tab_to("A question to bring")
    for text in ("Who drives?", "Where is the key?"):
        type_words(text)
        press(Qt.Key.Key_Return)
        opened.settle()
        assert focused().accessibleName() == "A question to bring"
    tab_to("Answer: Who drives?")
    press(Qt.Key.Key_Space)
    type_words("The neighbour does.")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    asked = [one for one in opened.do(questions.all) if isinstance(one, Question)]
    assert [(one.text, [answer.text for answer in one.answers]) for one in asked] == [
        ("Who drives?", ["The neighbour does."]),
        ("Where is the key?", []),
    ]
    assert all(one.group_id == group.id for one in asked)
    assert "Answered: 1" in [one.text() for one in page.whole.questions.findChildren(type(page.whole.questions._done))]
    assert "The neighbour does." not in _labels(page)
    page.whole.questions._done.click()
    assert "The neighbour does." in _labels(page)
    assert not any("who" in one.lower() and "said" in one.lower() for one in _labels(page))


def test_a_question_and_its_answers_can_be_put_right(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    question = opened.do(questions.add, "Who drvies?", group_id=group.id)
    for text in ("The neighbour.", "Nobody."):
        opened.do(questions.answer, question.id, text)
    page = go(window, opened, "groups", Link("group", group.id))
    page.whole.questions._done.click()
    tab_to("Change: Who drvies?")
    press(Qt.Key.Key_Space)
    sheet: Any = dialog()
    sheet._text.set_text("Who drives?")
    sheet._answers[1].set_text("")
    button(sheet, "Save").click()
    opened.settle()
    changed = opened.do(questions.get, question.id)
    assert (changed.text, [one.text for one in changed.answers]) == ("Who drives?", ["The neighbour."])
    assert "Who drives?" in _labels(page)


def test_people_are_kept_by_alias_only(window: Window, opened: Opened) -> None:
    """No field for a name, a hint that it stays out, and an alias once in a group."""
    group = opened.do(groups.add, "Thursday")
    go(window, opened, "groups", Link("group", group.id))
    for number in range(2):
        activate(window)
        tab_to("Add somebody")
        press(Qt.Key.Key_Space)
        sheet: Any = dialog()
        assert any("Real names don't belong here" in one for one in _labels(sheet))
        assert not any("name" in one.accessibleName().lower() for one in sheet.findChildren(type(sheet._alias)))
        activate(sheet)
        type_words("Blue scarf")
        tab_to("What connects you")
        type_words("Sleeps badly, too")
        tab_to("What you promised")
        type_words("The book")
        button(sheet, "Save").click()
        opened.settle()
        if number:
            assert sheet.isVisible()
            assert "already" in sheet._wrong.text()
            sheet.reject()
    (person,) = opened.do(people.all)
    assert isinstance(person, Person)
    assert (person.alias, person.connection, person.promise) == ("Blue scarf", "Sleeps badly, too", "The book")
    assert person.group_id == group.id


def test_a_meeting_with_how_one_came_in_and_left(window: Window, opened: Opened) -> None:
    """Numbers side by side in the list, nothing made of them; an answer taken back is gone."""
    group = opened.do(groups.add, "Thursday")
    page = go(window, opened, "groups", Link("group", group.id))
    tab_to("Add a meeting")
    press(Qt.Key.Key_Space)
    sheet: Any = dialog()
    sheet._at.set_moment(now() - timedelta(days=2))
    sheet._side._chips["after"].click()
    sheet.after._texts["topic"].setText("Sleep")
    sheet.after._attended.choose("yes")
    sheet.scales.set_answers({"hope": 3}, {"hope": 6, "tension": 2})
    button(sheet, "Save").click()
    opened.settle()
    (meeting,) = opened.do(groups.meetings, group.id)
    assert isinstance(meeting, Meeting)
    assert (meeting.topic, meeting.attended) == ("Sleep", True)
    assert "I was there · Hope\u00a03\u00a0→\u00a06 · Tension\u00a0after\u00a02" in _labels(page)
    page._edit_meeting(page.whole.meetings._rows._shown[meeting.id][0])
    sheet = dialog()
    sheet.scales.set_answers({}, {"hope": 6})
    button(sheet, "Save").click()
    opened.settle()
    (left,) = opened.do(groups.check_ins, meeting.id)
    assert isinstance(left, CheckIn)
    assert (left.occasion, left.scales) == ("after", {"hope": 6})
    page._edit_meeting(page.whole.meetings._rows._shown[meeting.id][0])
    button(dialog(), "Delete").click()
    opened.settle()
    assert opened.do(groups.meetings, group.id) == []
    activate(window)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert len(opened.do(groups.meetings, group.id)) == 1


def test_what_came_from_a_group_leads_on(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    tip = opened.do(tips.add, "Breathe", group_id=group.id)
    opened.do(tips.add, "Of another place")
    opened.do(entries.save, entries.new(body="It was good.", group_id=group.id))
    page = go(window, opened, "groups", Link("group", group.id))
    assert "1 entry in your journal" in _labels(page)
    assert "Of another place" not in _labels(page)
    assert window.desk is not None
    button(page, "Read them").click()
    opened.settle()
    journal: Any = window.desk._built["journal"]
    assert journal.isVisible()
    assert journal.shelf._where == EntryFilter(group_id=group.id)
    go(window, opened, "groups")
    button(page, "Open the tip: Breathe").click()
    opened.settle()
    assert window.desk.place() == {"page": "tips", "within": {"tip": tip.id}}


def test_deleted_and_brought_back(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    page = go(window, opened, "groups", Link("group", group.id))
    button(page, "Delete").click()
    opened.settle()
    assert opened.do(groups.all) == []
    assert page.overview._first.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert _the_group(opened).id == group.id


@pytest.mark.parametrize("known", [True, False])
def test_the_next_meeting_is_said_in_the_list_and_in_the_group(window: Window, opened: Opened, known: bool) -> None:
    first = datetime.combine(now().date() + timedelta(days=3), time(18, 30)).astimezone()
    group = opened.do(groups.add, "Thursday", **({"rrule": "FREQ=WEEKLY", "first_at": first} if known else {}))
    opened.do(questions.add, "Who drives?", group_id=group.id)
    page = go(window, opened, "groups")
    labels = _labels(page)
    assert "1 question to bring" in labels
    assert ("Next: Thursday, in 3 days" in labels) == known
    assert ("No date is set." in labels) == (not known)
    page._go("group", group.id)
    opened.settle()
    assert any(one.startswith("Next: ") for one in _labels(page)) == known
    assert page.whole.meetings._schedule.isVisible() == (not known)
