"""A backup takes as long as it takes; what is typed meanwhile is kept at once, and is in the backup or the next one."""

import time
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from peerjournal.actions import attachments, backups, drafts, entries
from peerjournal.model.draft import Draft
from peerjournal.model.ids import new_id
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import button, go

SIZE = 24_000_000  # bytes: a backup of it is read in many slices


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where backups go."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _fill(vault: Any) -> None:
    entry = entries.save(vault, entries.new(title="before"))
    attachments.attach_bytes(vault, entry, "sound.bin", bytes(range(256)) * (SIZE // 256))


@pytest.mark.parametrize("by_itself", [False, True])
def test_what_is_typed_while_a_backup_is_made_is_kept_before_it_is_done(
    window: Window, opened: Opened, qtbot: QtBot, stick: Path, by_itself: bool
) -> None:
    opened.do(_fill)
    desk = window.desk
    assert desk is not None
    desk.keep_settings(desk.settings._replace(backup_folder=str(stick), backup_every="daily"))
    page = go(window, opened, "backup")
    kept: list[float] = []
    if by_itself:
        window._scheduled.look()
    else:
        button(page, "Back up now").click()
    # The backup is under way, its first report may be long gone: what is sent now waits for one slice of it at most.
    begun = time.perf_counter()
    opened.tasks.run(drafts.keep, Draft(new_id(), "entry", None, {"body": "typed meanwhile"})).then(
        lambda _: kept.append(time.perf_counter() - begun)
    )
    opened.tasks.run(entries.save, entries.new(title="saved meanwhile")).then(
        lambda _: kept.append(time.perf_counter() - begun)
    )
    qtbot.waitUntil(lambda: len(kept) == 2, timeout=20_000)
    assert list(stick.glob("*.age")) == []  # both were durable while the backup was not there yet
    assert max(kept) < 1.0
    qtbot.waitUntil(lambda: bool(list(stick.glob("*.age"))), timeout=60_000)
    opened.settle()
    (made,) = stick.glob("*.age")
    report = opened.do(lambda vault: backups.verify(made, vault=vault))
    assert report.counts["entry"] in (1, 2)
