"""Running a group from its page: follow-ups, the log that stands apart, and handing over."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from peerjournal.actions import facilitating, groups, handover, people, safeguarding
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.group import Role
from peerjournal.model.moments import now
from peerjournal.ui.page import Link
from peerjournal.ui.pages.groups.visits_dialog import VisitsDialog
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import activate, button, dialog, go, press, type_words


@pytest.fixture
def page(window: Window, opened: Opened) -> Any:
    """The page of a group that one facilitates, with its card in view."""
    group = opened.do(groups.add, "Thursday", role=Role.FACILITATOR, agreement="No names.")
    opened.do(groups.add_meeting, group.id, now() - timedelta(days=3), topic="What the gardener said")
    opened.do(people.add, "the gardener", group_id=group.id)
    made = go(window, opened, "groups", Link("group", group.id))
    dialog().accept()  # the agreement
    opened.settle()
    activate(window)
    return made


def _said(widget: Any) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel)]


def test_a_member_is_not_shown_how_to_run_a_group(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    made = go(window, opened, "groups", Link("group", group.id))
    assert made.whole.running.isHidden()


def test_follow_ups_are_added_done_and_removed(page: Any, opened: Opened) -> None:
    card = page.whole.running
    card._field.setFocus()
    type_words("Ask for the key")
    press(Qt.Key.Key_Return)
    opened.settle()
    card._by.click()
    card._field.setText("New leaflets")
    button(card, "Add").click()
    opened.settle()
    found = [one for one in opened.do(facilitating.follow_ups) if isinstance(one, FollowUp)]
    assert {(one.text, one.due is not None) for one in found} == {("Ask for the key", False), ("New leaflets", True)}
    due = next(one for one in found if one.due)
    assert card._rows.ids()[0] == due.id, "what is due stands first"
    card.done.emit(due.id, True)
    opened.settle()
    assert card._rows.ids()[1] == due.id
    card.removed.emit(due.id)
    opened.settle()
    assert due.id not in card._rows.ids()


def test_the_log_has_its_own_passphrase_and_is_only_added_to(page: Any, opened: Opened) -> None:
    button(page.whole.running, "Safeguarding log\u2026").click()
    opened.settle()
    sheet: Any = dialog()
    button(sheet, "Begin the log").click()
    assert "empty passphrase" in sheet._wrong.text()
    for field in (sheet._new.first, sheet._new.again):
        field.setText("tin kettle")
    button(sheet, "Begin the log").click()
    opened.settle()
    sheet._what.set_text("Spoke of not going on")
    sheet._to_whom.setText("the centre's lead on duty")
    button(sheet, "Add it to the log").click()
    opened.settle()
    assert "Spoke of not going on" in _said(sheet)
    assert sheet._what.text() == ""
    sheet.reject()
    button(page.whole.running, "Safeguarding log\u2026").click()
    opened.settle()
    sheet = dialog()
    assert "Spoke of not going on" not in _said(sheet)
    sheet._open.setText("wrong")
    button(sheet, "Open").click()
    opened.settle()
    assert sheet._wrong.isVisible()
    sheet._open.setText("tin kettle")
    button(sheet, "Open").click()
    opened.settle()
    assert "Spoke of not going on" in _said(sheet)
    sheet.reject()
    key = opened.do(safeguarding.unlock, "tin kettle")
    assert len(opened.do(safeguarding.notes, key)) == 1


def test_a_group_is_handed_over_without_what_names_somebody(page: Any, opened: Opened, tmp_path: Path) -> None:
    button(page.whole.running, "Hand over\u2026").click()
    opened.settle()
    sheet: Any = dialog()
    assert sheet.left_out() == ["topic 1"], "an alias stands in it"
    assert any("the gardener" in one and one.startswith("Somebody stands in it") for one in _said(sheet))
    for field in (sheet._passphrase.first, sheet._passphrase.again):
        field.setText("tin kettle")
    sheet._send(tmp_path / "packet.age")
    opened.settle()
    handed = handover.read(tmp_path / "packet.age", passphrase="tin kettle")
    assert (handed.group.name, handed.group.agreement, handed.topics) == ("Thursday", "No names.", ())


def test_groups_stand_side_by_side_as_the_visits_felt(page: Any, opened: Opened) -> None:
    other = opened.do(groups.add, "Monday")
    met = opened.do(groups.add_meeting, other.id, now() - timedelta(days=1), attended=True)
    opened.do(groups.save_meeting, replace(met, safe=3, impression="Loud"))
    page._go("list", "")
    opened.settle()
    button(page.overview, "Side by side").click()
    opened.settle()
    sheet = dialog()
    assert isinstance(sheet, VisitsDialog)
    said = _said(sheet)
    assert {"Monday", "1 visit", "3", "Loud", "\u2013"} <= set(said)
    sheet.accept()
