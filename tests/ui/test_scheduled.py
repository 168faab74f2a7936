"""Backups that are due are made after unlocking, and what hinders them is said once and quietly."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from peerjournal.actions import backup_notes, entries
from peerjournal.ui.page import Link, Move
from peerjournal.ui.scheduled import Scheduled, backup_folder
from peerjournal.ui.settings import Settings
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened


class Shell(QObject):
    """A window that only listens."""

    theme: Any = None
    stack: Any = None

    def __init__(self, opened: Opened, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.said: list[tuple[str, bool]] = []
        self._opened = opened

    def keep_settings(self, settings: Settings) -> None:
        self.settings = settings

    def tasks_for(self, owner: QObject) -> Tasks:
        return Tasks(self._opened.thread, owner)

    def say(self, text: str, *, undo: Callable[[], object] | None = None, error: bool = False) -> None:
        self.said.append((text, error))

    def go(self, page: str, link: Link | None = None) -> None: ...

    def has(self, page: str) -> bool:
        return False

    def lock(self, move: Move | None = None) -> None: ...


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that can be unplugged."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


def _look(opened: Opened, settings: Settings, times: int = 1) -> list[tuple[str, bool]]:
    shell = Shell(opened, settings)
    scheduled = Scheduled(shell, shell)
    for _ in range(times):
        scheduled.look()
        opened.settle()
    said = shell.said
    scheduled.deleteLater()
    return said


def test_what_is_due_is_made_once_and_said(opened: Opened, stick: Path) -> None:
    opened.do(entries.save, entries.new(body="Cold water"))
    said = _look(opened, Settings(backup_folder=str(stick), backup_every="daily"), times=3)
    assert len(list(stick.glob("*.age"))) == 1
    assert [("1 entry" in text, error) for text, error in said] == [(True, False)]
    assert opened.do(backup_notes.standing).entries == 1


def test_off_means_off(opened: Opened, stick: Path) -> None:
    assert _look(opened, Settings(backup_folder=str(stick), backup_every="off")) == []
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_not_plugged_in_is_said_once_and_made_up_for(opened: Opened, stick: Path) -> None:
    """Nothing is lost silently, and nobody is nagged every quarter of an hour."""
    stick.rmdir()
    settings = Settings(backup_folder=str(stick), backup_every="weekly")
    said = _look(opened, settings, times=3)
    assert len(said) == 1
    assert said[0][1]
    assert "was not made" in said[0][0]
    assert not stick.exists()
    stick.mkdir()
    assert len(_look(opened, settings)) == 1
    assert len(list(stick.glob("*.age"))) == 1


def test_the_window_looks_soon_after_unlocking_and_again_later(
    window: Window, opened: Opened, stick: Path, qtbot: QtBot
) -> None:
    """Whoever unlocks comes to write; that goes first."""
    assert window.desk is not None
    clock = window._scheduled.findChild(QTimer)
    assert isinstance(clock, QTimer)
    assert 0 < clock.interval() < 60_000
    window.desk.keep_settings(Settings(theme="light", backup_folder=str(stick), backup_every="daily"))
    clock.start(10)
    qtbot.waitUntil(lambda: bool(list(stick.glob("*.age"))))
    opened.settle()
    assert clock.interval() > 60_000
    shutil.rmtree(stick)


def test_a_demonstration_is_not_backed_up_among_ones_own(
    opened_demo: Opened, theme: Theme, stick: Path, restarts: list[str]
) -> None:
    settings = Settings(theme="light", backup_folder=str(stick), backup_every="daily")
    window = Window(theme, settings, opened_demo.thread, lambda: restarts.append("again"), demo=True)
    window.open_desk({})
    assert window.findChildren(Scheduled) == []
    window.close()
    window.deleteLater()


def test_backups_go_to_the_usual_folder_unless_another_was_chosen(stick: Path) -> None:
    assert backup_folder(Settings(backup_folder=str(stick))) == stick
    assert backup_folder(Settings()).name == "PeerJournal backups"
