"""What was heard and is kept for a while goes after it was announced; whoever wants to, keeps it longer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from peerjournal.actions import entries, groups, retention
from peerjournal.model.moments import now
from peerjournal.ui.dialogs.retention import RetentionDialog
from peerjournal.ui.retaining import Retaining
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import button, dialog

TOLD = "My own.\n\n::: heard\nTake the stairs.\n:::\n"


@pytest.fixture
def told(opened: Opened) -> str:
    """A group that keeps what was heard for four weeks, and an entry of ten weeks ago."""
    group = opened.do(groups.add, "Thursday", retention_weeks=4)
    entry = opened.do(entries.save, entries.new(body=TOLD, group_id=group.id, at=now() - timedelta(weeks=10)))
    return str(entry.id)


@pytest.fixture
def look(window: Window, opened: Opened) -> Callable[[], None]:
    """Looks as the open journal does by itself."""

    def look() -> None:
        assert window.desk is not None
        retaining = Retaining(window.desk, window.desk)
        retaining._clock.stop()
        retaining.look()
        retaining._clock.stop()
        opened.settle()

    return look


def test_what_is_due_is_announced_and_stays_until_a_week_went_by(
    opened: Opened, told: str, look: Callable[[], None]
) -> None:
    look()
    sheet: Any = dialog()
    assert isinstance(sheet, RetentionDialog)
    assert any("Thursday" in one.text() and "1 passage" in one.text() for one in sheet.findChildren(QLabel))
    assert opened.do(retention.to_announce, now()), "an announcement that nobody read is none"
    button(sheet, "I have read it").click()
    opened.settle()
    assert opened.do(retention.to_announce, now()) == []
    look()
    assert "Take the stairs" in opened.do(entries.get, told).body
    assert opened.do(retention.destroy_due, now() + timedelta(days=8)).passages == 1
    body = opened.do(entries.get, told).body
    assert "Take the stairs" not in body
    assert "My own." in body


def test_it_can_be_kept_longer(opened: Opened, told: str, look: Callable[[], None]) -> None:
    look()
    sheet = dialog()
    (longer,) = [one for one in sheet.findChildren(type(button(sheet, "I have read it"))) if "longer" in one.text()]
    longer.click()
    opened.settle()
    button(sheet, "I have read it").click()
    opened.settle()
    assert opened.do(retention.destroy_due, now() + timedelta(days=8)).passages == 0


def test_nothing_is_said_where_nothing_is_due(opened: Opened, look: Callable[[], None], window: Window) -> None:
    look()
    assert not window.findChildren(RetentionDialog)
