"""A group's days: breaks and single days, leaving and coming back, and days that come from files and go into them."""

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from peerjournal.actions import calendars, entries, groups, retention
from peerjournal.model.group import Group, Pause
from peerjournal.model.moments import now
from peerjournal.ui.page import Link
from peerjournal.ui.pages.groups.offers_dialog import OffersDialog
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import CONTROL, button, dialog, go, press, said, tab_to, type_words

LIST = [
    {"slug": "a", "name": "Hall on Monday", "day": 1, "time": "19:00", "end_time": "20:30", "location": "The hall",
     "contact_1_name": "Mary Smith"},
    {"slug": "b", "name": "Online evening", "day": 3, "time": "20:00"},
    {"slug": "c", "name": "Early birds", "day": 5, "time": "07:00"},
]  # fmt: skip


def _weekly(opened: Opened, **fields: Any) -> Group:
    first = datetime.combine(now().date() + timedelta(days=2), time(18, 30)).astimezone()
    return opened.do(groups.add, "Thursday", rrule="FREQ=WEEKLY", first_at=first, **fields)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of three meetings."""
    path = tmp_path / "list.json"
    path.write_text(json.dumps(LIST))
    return path


def test_breaks_extra_days_length_and_zone_are_kept_and_heeded(window: Window, opened: Opened) -> None:
    group = _weekly(opened)
    page = go(window, opened, "groups", Link("group", group.id, "edit"))
    opened.settle()
    apart = page.form._apart
    assert apart._inside.isHidden(), "folded until it is wanted"
    tab_to("Breaks, single days, length")
    press(Qt.Key.Key_Space)
    before = page.form._schedule._next.text()
    tab_to("Add the break")
    press(Qt.Key.Key_Space)
    assert page.form._schedule._next.text() != before, "the next dates heed it"
    button(apart, "Add the day").click()
    button(apart, "Add the meeting").click()
    tab_to("Length in minutes")
    apart._minutes.set_count(90)
    tab_to("The clock it goes by")
    apart._zone.setText("Europe/Berlin")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    saved = opened.do(groups.get, group.id)
    today = now().date()
    assert saved.pauses == (Pause(today, today + timedelta(days=7)),)
    assert (saved.skipped, len(saved.extra_at), saved.minutes, saved.zone) == ((today,), 1, 90, "Europe/Berlin")
    page._write(group.id)
    opened.settle()
    assert "90 minutes" in apart._sum.text()
    assert apart.apply(Group("", "")).pauses == saved.pauses
    apart.toggle()
    apart._pauses._removing(saved.pauses[0])()
    assert apart.apply(Group("", "")).pauses == ()


def test_a_clock_nobody_knows_is_said(window: Window, opened: Opened) -> None:
    page = go(window, opened, "groups", Link("group", _weekly(opened).id, "edit"))
    page.form._apart._zone.setText("Middle-earth/Shire")
    page.form._send()
    opened.settle()
    assert page.form._wrong.isVisible()


def test_leaving_says_what_goes_and_coming_back_keeps_it(window: Window, opened: Opened) -> None:
    group = _weekly(opened, destroy_on_leaving=True)
    body = "Mine.\n\n::: heard\nWhat another said.\n:::\n"
    opened.do(entries.save, entries.new(body=body, group_id=group.id))
    page = go(window, opened, "groups", Link("group", group.id))
    button(page, "Leave this group\u2026").click()
    opened.settle()
    sheet: Any = dialog()
    assert "1 passage of others" in sheet._going.text()
    button(sheet, "Leave it").click()
    opened.settle()
    assert opened.do(groups.get, group.id).left_at is not None
    ahead: Any = dialog()
    ahead.accept()
    opened.settle()
    (ending,) = opened.do(retention.ahead)
    assert ending.announced_at is not None, "the week of notice begins at once"
    assert page.whole._left.isVisible()
    assert page.whole.meetings._next.text() != "", "its rhythm is still told"
    button(page, "Come back").click()
    opened.settle()
    assert opened.do(retention.ahead) == []
    assert opened.do(groups.get, group.id).left_at is None
    assert not page.whole._left.isVisible()


def test_leaving_a_group_that_keeps_everything_frightens_nobody(window: Window, opened: Opened) -> None:
    page = go(window, opened, "groups", Link("group", _weekly(opened).id))
    button(page, "Leave this group\u2026").click()
    opened.settle()
    sheet: Any = dialog()
    assert not sheet._going.isVisible()
    sheet.accept()
    opened.settle()
    page._go("list", "")
    opened.settle()
    assert any("You left on" in one.text() for one in page.overview.findChildren(type(page.whole._about)))


def test_groups_are_chosen_from_a_list_that_can_be_searched(window: Window, opened: Opened, listed: Path) -> None:
    page = go(window, opened, "groups")
    page._files.look(listed)
    opened.settle()
    sheet = dialog()
    assert isinstance(sheet, OffersDialog)
    type_words("hall")
    assert sheet._found.rowCount() == 1
    tab_to("Groups in this file")
    press(Qt.Key.Key_Space)
    sheet._search.clear()
    assert sheet._take.text() == "Add 1 group"
    sheet._take.click()
    opened.settle()
    (group,) = opened.do(groups.all)
    assert isinstance(group, Group)
    assert (group.name, group.place, group.minutes) == ("Hall on Monday", "The hall", 90)
    assert page._at == ("group", group.id)
    assert said(window) == "Saved."


def test_a_name_that_is_taken_is_said_and_nothing_is_added(window: Window, opened: Opened, listed: Path) -> None:
    opened.do(groups.add, "early birds")
    page = go(window, opened, "groups")
    page._files.look(listed)
    opened.settle()
    sheet: Any = dialog()
    for row in range(3):
        sheet._model.item(row).setCheckState(Qt.CheckState.Checked)
    sheet._take.click()
    opened.settle()
    assert "already" in sheet._wrong.text()
    assert len(opened.do(groups.all)) == 1
    sheet.reject()


def test_days_go_into_a_calendar_and_another_group_takes_them(window: Window, opened: Opened, tmp_path: Path) -> None:
    group = _weekly(opened, pauses=(Pause(now().date() + timedelta(days=30)),))
    other = opened.do(groups.add, "Other", agreement="")
    file = tmp_path / "Meetings.ics"
    opened.do(calendars.export, group.id, file)
    page = go(window, opened, "groups", Link("group", other.id))
    assert page.whole._gives.isHidden(), "it has no days to give"
    page._files.look(file, page._seen.group)
    opened.settle()
    sheet: Any = dialog()
    button(sheet, "Take these days").click()
    opened.settle()
    taken = opened.do(groups.get, other.id)
    assert groups.coming(taken, now(), 2) == groups.coming(group, now(), 2)
    assert taken.name == "Other"


def test_a_file_that_is_none_of_these_is_said(window: Window, opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "note.ics"
    file.write_text("nothing of the kind")
    page = go(window, opened, "groups")
    page._files.look(file)
    opened.settle()
    sheet: Any = dialog()
    assert sheet._wrong.isVisible()
    assert not sheet._take.isEnabled()
    sheet.reject()
