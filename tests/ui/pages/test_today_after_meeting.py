"""Today offers to put down a meeting that has just ended, once, and takes "I wasn't there" for an answer."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from peerjournal.actions import groups
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now
from peerjournal.ui.widgets import Card
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import CONTROL, activate, button, go, page, said

OFFER = "A meeting just ended"


def _ended(opened: Opened) -> Group:
    began = (now() - timedelta(hours=2)).replace(second=0, microsecond=0)
    return opened.do(groups.add, "Thursday", rrule="FREQ=WEEKLY", first_at=began - timedelta(days=14))


def _headings(today: Any) -> list[str]:
    return [card.heading.text() for card in today.findChildren(Card) if card.isVisibleTo(today)]


def test_the_offer_leads_to_the_form_with_that_group(window: Window, opened: Opened) -> None:
    opened.do(groups.add, "Another")
    group = _ended(opened)
    today = go(window, opened, "today")
    assert OFFER in _headings(today)
    button(today, "After the meeting").click()
    opened.settle()
    form = page(window, "after_meeting").form
    assert form.group.chosen() == group.id
    assert form.at.moment() == groups.last_at(group, now())


def test_i_was_not_there_is_an_answer_and_can_be_taken_back(window: Window, opened: Opened) -> None:
    group = _ended(opened)
    today = go(window, opened, "today")
    button(today, "I wasn't there").click()
    opened.settle()
    assert OFFER not in _headings(today)
    (meeting,) = opened.do(groups.meetings, group.id)
    assert isinstance(meeting, Meeting)
    assert meeting.attended is False
    assert said(window) == "Saved."
    activate(window)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert OFFER in _headings(today)


def test_nothing_is_offered_where_nothing_has_ended(window: Window, opened: Opened) -> None:
    opened.do(groups.add, "Thursday", rrule="FREQ=WEEKLY", first_at=now() - timedelta(days=3))
    assert OFFER not in _headings(go(window, opened, "today"))
