"""Reminders are said once, by the time and without a name; while locked only if that was allowed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from peerjournal.actions import groups
from peerjournal.model.moments import now
from peerjournal.ui.lock import LockScreen
from peerjournal.ui.locked_reminder import LockedReminder
from peerjournal.ui.reminding import Reminding
from peerjournal.ui.settings import Settings, load, save
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import said


@pytest.fixture
def reminding(window: Window, opened: Opened) -> Iterator[Reminding]:
    """The reminders of the open journal, which look only when they are told to."""
    assert window.desk is not None
    made = Reminding(window.desk, window.desk)
    made._clock.stop()
    yield made
    made._clock.stop()


def _group(opened: Opened, ahead: timedelta) -> None:
    at = now() + ahead
    group = opened.do(groups.add, "Secret circle", remind_before=60, remind_after=True)
    opened.do(groups.add_meeting, group.id, at)


def test_a_meeting_near_is_said_once_without_its_name(window: Window, opened: Opened, reminding: Reminding) -> None:
    _group(opened, timedelta(minutes=40))
    reminding.look()
    opened.settle()
    assert said(window).startswith("A meeting at ")
    assert "Secret" not in said(window)
    assert "Secret" not in window.windowTitle()
    assert window.desk is not None
    window.desk.say("else")
    reminding.look()
    opened.settle()
    assert said(window) == "else"


def test_afterwards_one_is_asked_gently(window: Window, opened: Opened, reminding: Reminding) -> None:
    _group(opened, timedelta(hours=-2))
    reminding.look()
    opened.settle()
    assert "Ctrl+M" in said(window)


def test_times_are_kept_outside_the_journal_only_when_allowed(
    window: Window, opened: Opened, reminding: Reminding, tmp_path: Path
) -> None:
    _group(opened, timedelta(hours=5))
    reminding.look()
    opened.settle()
    assert window.desk is not None
    assert window.desk.settings.remind_at == ""
    window.desk.keep_settings(window.desk.settings._replace(remind_while_locked=True))
    reminding.look()
    opened.settle()
    kept = window.desk.settings
    assert len(kept.remind_at.split()) == 1
    save(kept, tmp_path / "settings.toml")
    assert load(tmp_path / "settings.toml").remind_at == kept.remind_at
    save(kept._replace(remind_while_locked=False), tmp_path / "settings.toml")
    assert load(tmp_path / "settings.toml").remind_at == ""


@pytest.mark.parametrize(("allowed", "minutes", "told"), [(True, -5, True), (True, 30, False), (False, -5, False)])
def test_a_locked_window_says_that_it_is_time_and_nothing_else(
    opened: Opened, allowed: bool, minutes: int, told: bool
) -> None:
    screen = LockScreen(opened.thread, Path("nowhere"))
    at = f"nonsense {(now() + timedelta(minutes=minutes)).isoformat()}"
    LockedReminder(screen, Settings(remind_while_locked=allowed, remind_at=at))
    assert screen.is_told() is told
    assert screen._told.text() == ("It is time." if told else "")
    screen.deleteLater()
