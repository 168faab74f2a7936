"""A facilitator's month in the window: agenda, follow-ups, safeguarding, and a packet that the successor opens."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from peerjournal.actions import facilitating, groups, people, search, vaults
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.group import Group, Meeting, Role
from peerjournal.model.moments import now
from peerjournal.ui.page import Link
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.window import Window
from tests.ui.conftest import QUICK, Opened, _window
from tests.ui.conftest import nothing_left_behind as nothing_left_behind
from tests.ui.conftest import opened as opened
from tests.ui.conftest import restarts as restarts
from tests.ui.conftest import the_theme as the_theme
from tests.ui.conftest import theme as theme
from tests.ui.conftest import thread as thread
from tests.ui.conftest import window as window
from tests.ui.pages.keyboard import CONTROL, button, dialog, go, press, tab_to, type_words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CANARY = "safeguardcanary"


def _labels(widget: QWidget) -> set[str]:
    return {one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)}


@pytest.fixture
def successor(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Somebody else's journal, elsewhere."""
    thread = VaultThread()
    made, done = Opened(thread, qtbot), []  # type: Opened, list[object]
    folder = tmp_path / "elsewhere" / "Theirs.peerjournal"
    folder.parent.mkdir()
    made.tasks.open(lambda: vaults.create(folder, "a wooden boat", holder="window", cost=QUICK)).then(done.append)
    qtbot.waitUntil(lambda: bool(done))
    yield made
    thread.close(lambda vault: vault.close())


def _found_the_group(window: Window, opened: Opened) -> Any:
    """By keyboard: name, every week, what was agreed, that one facilitates it."""
    page = go(window, opened, "groups", Link(action="new"))
    type_words("Circle")
    tab_to("How often")
    press(Qt.Key.Key_Down)
    tab_to("What was agreed")
    type_words("Be kind.")
    tab_to("A member")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    return page


def _run_an_evening(page: Any, opened: Opened, topic: str, days_ago: int) -> None:
    button(page, "Add a meeting").click()
    sheet: Any = dialog()
    sheet._at.set_moment(now() - timedelta(days=days_ago))
    sheet._side._chips["after"].click()
    sheet.after._texts["topic"].setText(topic)
    sheet.after._counts["came"].setValue(10 + days_ago)
    sheet.after._texts["reflection"].set_text("reflectioncanary")
    sheet._side._chips["running"].click()
    sheet.running._texts["agenda"].set_text("Hello (5)\nRound (30)\nClosing")
    sheet.running._read.click()
    sheet.running._texts["debrief"].set_text("Full, and glad.")
    sheet.running._drained.set_answers({"drained": 4})
    button(sheet, "Save").click()
    opened.settle()


def _write_to_the_log(page: Any, opened: Opened) -> None:
    button(page, "Safeguarding log\u2026").click()
    opened.settle()
    log: Any = dialog()
    for field in (log._new.first, log._new.again):
        field.setText("a second lantern")
    button(log, "Begin the log").click()
    opened.settle()
    log._what.set_text(CANARY)
    log._to_whom.setText("the lead on duty")
    button(log, "Add it to the log").click()
    opened.settle()
    assert CANARY in _labels(log)
    log.reject()


def _hand_over(page: Any, opened: Opened, packet: Path) -> None:
    button(page, "Hand over\u2026").click()
    opened.settle()
    sheet: Any = dialog()
    assert sheet.left_out() == ["topic 2"], "an alias stands in it"
    for field in (sheet._passphrase.first, sheet._passphrase.again):
        field.setText("tin kettle")
    sheet._send(packet)
    opened.settle()


def test_from_the_first_agenda_to_the_one_who_comes_after(
    window: Window, opened: Opened, successor: Opened, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    page = _found_the_group(window, opened)
    group = opened.do(groups.find, "Circle")
    assert (group.role, group.agreement) == (Role.FACILITATOR, "Be kind.")
    opened.do(people.add, "R.", group_id=group.id, connection="connectioncanary")
    _run_an_evening(page, opened, "letting go", 14)
    _run_an_evening(page, opened, "R. and the drains", 7)
    met = [one for one in opened.do(groups.meetings, group.id) if isinstance(one, Meeting)]
    assert [[(point.text, point.minutes) for point in one.agenda] for one in met] == 2 * [
        [("Hello", 5), ("Round", 30), ("Closing", None)]
    ]
    assert {(bool(one.agreement_read_at), one.debrief, one.drained) for one in met} == {(True, "Full, and glad.", 4)}

    card = page.whole.running
    for text in ("the key of the room", "the leaflets"):
        card._field.setText(text)
        button(card, "Add").click()
        opened.settle()
    first = next(one for one in opened.do(facilitating.follow_ups) if isinstance(one, FollowUp))
    card.done.emit(first.id, True)
    opened.settle()
    _write_to_the_log(page, opened)
    assert opened.do(search.find, CANARY).total == 0

    packet = tmp_path / "circle.age"
    _hand_over(page, opened, packet)
    window.hide()
    other = _window(successor, theme, qtbot, [])
    theirs = go(other, successor, "groups")
    theirs._files.look(packet)
    successor.settle()
    sheet: Any = dialog()
    sheet._passphrase.setText("not this one")
    button(sheet, "Open it").click()
    successor.settle()
    assert sheet._wrong.isVisible()
    sheet._passphrase.setText("tin kettle")
    button(sheet, "Open it").click()
    successor.settle()
    shown = _labels(sheet)
    assert {"Circle", "Be kind.", "letting go"} <= shown
    assert not any("canary" in one or "R." in one for one in shown)
    assert successor.do(groups.all) == [], "nothing is here before it is taken over"
    button(sheet, "Take it over").click()
    successor.settle()
    (taken,) = successor.do(groups.all)
    assert isinstance(taken, Group)
    assert (taken.name, taken.role, taken.rrule) == ("Circle", Role.FACILITATOR, group.rrule)
    assert groups.coming(taken, now(), 1) == groups.coming(group, now(), 1)
    topics = [one.topic for one in successor.do(groups.meetings, taken.id) if isinstance(one, Meeting)]
    assert topics == ["letting go"]
    assert [one.text for one in successor.do(facilitating.follow_ups) if isinstance(one, FollowUp)] != []
    assert successor.do(people.all) == []
    assert "Be kind." in _labels(dialog()), "its agreement is read before its notes"
    dialog().accept()
    successor.settle()
    other.close()
    other.deleteLater()
