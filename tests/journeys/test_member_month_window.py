"""A member's month in the window: three groups tried, one kept, eight meetings, tips, questions, aliases."""

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from peerjournal.actions import entries, groups, people, questions, tips, visits
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now
from peerjournal.model.person import Person
from peerjournal.model.question import Question
from peerjournal.model.tip import Tip
from peerjournal.ui.page import Link
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.conftest import nothing_left_behind as nothing_left_behind
from tests.ui.conftest import opened as opened
from tests.ui.conftest import restarts as restarts
from tests.ui.conftest import the_theme as the_theme
from tests.ui.conftest import theme as theme
from tests.ui.conftest import thread as thread
from tests.ui.conftest import window as window
from tests.ui.pages.keyboard import CONTROL, activate, button, dialog, focused, go, page, press, tab_to, type_words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

LIST = [
    {"slug": "a", "name": "Hall on Monday", "day": 1, "time": "19:00", "end_time": "20:30", "location": "The hall",
     "contact_1_name": "Mary Smith", "contact_1_phone": "+1 555 123 4567"},
    {"slug": "b", "name": "Online evening", "day": 3, "time": "20:00", "conference_url": "https://example.org/j/1"},
    {"slug": "c", "name": "Far away", "day": 4, "time": "20:00"},
]  # fmt: skip
WEEK = timedelta(days=7)
KEPT = "Library circle"


def _labels(widget: QWidget) -> set[str]:
    return {one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)}


def _group(opened: Opened, name: str) -> Group:
    return opened.do(groups.find, name)


def _take_from_a_list(window: Window, opened: Opened, path: Path) -> None:
    groups_page = go(window, opened, "groups")
    button(groups_page, "Add from a file\u2026").click()
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible())
    asked.fileSelected.emit(str(path))
    asked.reject()
    opened.settle()
    activate(dialog())  # type: ignore[arg-type]
    for name in ("hall", "online"):
        tab_to("Find in the list")
        type_words(name)
        tab_to("Groups in this file")
        press(Qt.Key.Key_Space)
        tab_to("Find in the list")
        press(Qt.Key.Key_Escape)
    button(dialog(), "Add 2 groups").click()
    opened.settle()


def _put_down_the_third(window: Window, opened: Opened) -> None:
    go(window, opened, "groups", Link(action="new"))
    type_words(KEPT)
    tab_to("How often")
    press(Qt.Key.Key_Down)
    tab_to("Day of the week")
    press(Qt.Key.Key_Home)
    tab_to("Time")
    type_words("1900")
    tab_to("What was agreed")
    type_words("Take the lesson, leave the names.")
    tab_to("Where it meets")
    type_words("The library")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()


def _visit(window: Window, opened: Opened, name: str, at: datetime, felt: dict[str, int], line: str) -> None:
    """Puts a meeting down as somebody does afterwards."""
    groups_page = go(window, opened, "groups", Link("group", _group(opened, name).id))
    button(groups_page, "Add a meeting").click()
    sheet: Any = dialog()
    sheet._at.set_moment(at)
    sheet._side._chips["after"].click()
    sheet.after._attended._chips["yes"].click()
    sheet.after._felt.set_answers(felt)
    sheet.after.scales.set_answers({"tension": 7}, {"tension": 4})
    sheet.after._counts["came"].setValue(9)
    activate(sheet)
    for field in ("What I make of it", "A line on it"):
        tab_to(field)
        type_words(line)
    button(sheet, "Save").click()
    opened.settle()


def _leave(window: Window, opened: Opened, name: str) -> None:
    groups_page = go(window, opened, "groups", Link("group", _group(opened, name).id))
    button(groups_page, "Leave this group\u2026").click()
    opened.settle()
    button(dialog(), "Leave it").click()
    opened.settle()


def test_three_groups_are_tried_and_one_is_kept(window: Window, opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps(LIST))
    _take_from_a_list(window, opened, path)
    _put_down_the_third(window, opened)
    found = {one.name: one for one in opened.do(groups.all) if isinstance(one, Group)}
    assert set(found) == {"Hall on Monday", "Online evening", KEPT}
    assert found["Hall on Monday"].minutes == 90
    assert "Mary" not in str(found)

    at = now() - 4 * WEEK
    for name, home in (("Hall on Monday", 3), ("Online evening", 5), (KEPT, 8)):
        _visit(window, opened, name, at, {"safe": home, "at_home": home}, f"Felt like {home}")
    groups_page = go(window, opened, "groups")
    groups_page._go("list", "")
    opened.settle()
    button(groups_page, "Side by side").click()
    opened.settle()
    assert {"Hall on Monday", "Online evening", KEPT, "1 visit", "8", "Felt like 3"} <= _labels(dialog())
    dialog().accept()
    for name in ("Hall on Monday", "Online evening"):
        _leave(window, opened, name)
    left = {one.name: one.left_at is not None for one in opened.do(visits.side_by_side)}
    assert left == {"Hall on Monday": True, "Online evening": True, KEPT: False}


def test_a_month_in_the_one_that_was_kept(window: Window, opened: Opened) -> None:
    began = datetime.combine((now() - 8 * WEEK).date(), time(19)).astimezone()
    group = opened.do(groups.add, KEPT, rrule="FREQ=WEEKLY", first_at=began, agreement="Leave the names.")
    groups_page = go(window, opened, "groups", Link("group", group.id))
    assert "Leave the names." in _labels(dialog())
    button(dialog(), "I have read it").click()
    opened.settle()
    for number in range(8):
        _visit(window, opened, KEPT, began + number * WEEK, {"heard": number}, f"calmer {number}")
    put_down = [one for one in opened.do(groups.meetings, group.id) if isinstance(one, Meeting)]
    assert [one.reflection for one in reversed(put_down)] == [f"calmer {number}" for number in range(8)]
    assert {(one.attended, one.came) for one in put_down} == {(True, 9)}

    groups_page = go(window, opened, "groups", Link("group", group.id))
    tab_to("A question to bring")
    type_words("How do others manage the drains?")
    press(Qt.Key.Key_Return)
    opened.settle()
    tab_to("Bring to the next meeting: How do others manage the drains?")
    press(Qt.Key.Key_Space)
    opened.settle()
    assert any(one.startswith("Comes along on") for one in _labels(groups_page))
    tab_to("Answer: How do others manage the drains?")
    press(Qt.Key.Key_Space)
    type_words("With a belt.")
    tab_to("From whom: How do others manage the drains?")
    press(Qt.Key.Key_Down)
    button(groups_page, "Save the answer").click()
    opened.settle()
    (asked,) = [one for one in opened.do(questions.all) if isinstance(one, Question)]
    assert [(one.text, one.who) for one in asked.answers] == [("With a belt.", "a peer")]
    groups_page.whole.questions._done.click()
    assert {"With a belt.", "A peer"} <= _labels(groups_page)

    for alias, promise in (("R.", "a recipe"), ("the gardener", "")):
        activate(window)
        button(groups_page, "Add somebody").click()
        opened.settle()
        sheet: Any = dialog()
        if alias == "R.":
            type_words("Rosa Miller")
            sheet._look()
            opened.settle()
            assert sheet._telling.isVisible()
        button(sheet, f"Take the alias: {alias}").click()
        sheet._promise.set_text(promise)
        button(sheet, "Save").click()
        opened.settle()
    button(groups_page, "It is done").click()
    opened.settle()
    met = {one.alias: one for one in opened.do(people.all) if isinstance(one, Person)}
    assert set(met) == {"R.", "the gardener"}
    assert [one.text for one in met["R."].kept] == ["a recipe"]

    activate(window)
    press_in(window, Qt.Key.Key_M)
    opened.settle()
    assert page(window, "after_meeting").isVisible()
    tab_to("What I want to keep")
    type_words("I was not the only one.")
    tab_to("A tip I heard")
    type_words("Cold water")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    (tip,) = [one.tip for one in opened.do(tips.ranked) if isinstance(one.tip, Tip)]
    assert (tip.title, tip.group_id) == ("Cold water", group.id)
    assert opened.do(entries.count) == 1
    assert "Miller" not in str(opened.do(people.all))


def press_in(window: Window, key: Qt.Key) -> None:
    """A shortcut with Ctrl, wherever the keyboard is in the window."""
    assert focused().window() is window
    press(key, CONTROL)
