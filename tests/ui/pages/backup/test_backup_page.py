"""Back up: two clicks, what is known of the copies, and a folder that may be gone."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from peerjournal.actions import backups, entries, recovery, schedule
from peerjournal.ui import settings as settings_file
from peerjournal.ui.pages.backup.page import BackupPage
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder on another disk."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def page(window: Window, opened: Opened, stick: Path) -> BackupPage:
    """The page, with a folder chosen."""
    opened.do(entries.save, entries.new(body="Cold water on wrists"))
    assert window.desk is not None
    window.desk.go("backup")
    made = window.desk._built["backup"]
    assert isinstance(made, BackupPage)
    made._chose(stick)
    opened.settle()
    return made


def test_two_clicks_make_a_backup_that_was_checked(page: BackupPage, opened: Opened, stick: Path) -> None:
    """The page's name in the sidebar, and its button, which has the keyboard."""
    assert page._last.text() == "There is no backup yet."
    page.begin()
    QTest.keyClick(page._make, Qt.Key.Key_Space)
    opened.settle()
    assert page._said.text() == "Made and checked: 1 entry."
    assert "1 entry" in page._last.text()
    assert page._proven.isVisible()
    assert not page._progress.isVisible()
    (made,) = stick.iterdir()
    assert opened.do(lambda vault: backups.verify(made, vault=vault)).entries == 1


def test_cancel_leaves_no_file(page: BackupPage, opened: Opened, stick: Path) -> None:
    """The button at the progress; here before the vault's thread comes to it."""
    turn = threading.Event()
    opened.tasks.run(lambda _vault: turn.wait(5))
    page._make.click()
    assert page._progress.isVisible()
    assert not page._make.isEnabled()
    page._progress._button.click()
    turn.set()
    opened.settle()
    assert page._make.isEnabled()
    assert "Stopped" in page._said.text()
    assert list(stick.iterdir()) == []


def test_the_folder_is_remembered_outside_the_journal_and_nothing_else(page: BackupPage, stick: Path) -> None:
    kept = settings_file.load()
    assert kept.backup_folder == str(stick)
    page._chose(schedule.default_folder())
    assert settings_file.load().backup_folder == ""


def test_the_first_backup_makes_the_usual_folder_whole(
    page: BackupPage, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not everybody has a folder for documents."""
    monkeypatch.setenv("HOME", str(tmp_path / "new here"))
    page._chose(schedule.default_folder())
    assert not schedule.default_folder().parent.exists()
    page._make.click()
    opened.settle()
    assert [path.suffix for path in schedule.default_folder().iterdir()] == [".age"]


def test_a_folder_that_is_gone_is_said_and_no_other_made(page: BackupPage, opened: Opened, stick: Path) -> None:
    """A stick that is not plugged in must not be replaced by a folder of its name."""
    stick.rmdir()
    page._schedule._pick._chips["daily"].click()
    page.refresh()
    opened.settle()
    assert page._near.isVisible()
    assert page._schedule._missing.isVisible()
    page._make.click()
    opened.settle()
    assert "isn't there" in page._said.text()
    assert not stick.exists()


def test_how_often_is_chosen_here_and_kept(page: BackupPage) -> None:
    page._schedule._pick._chips["weekly"].click()
    assert settings_file.load().backup_every == "weekly"
    page._schedule._pick._chips["off"].click()
    assert settings_file.load().backup_every == "off"


def test_whoever_has_no_recovery_kit_is_told_until_there_is_one(page: BackupPage, opened: Opened) -> None:
    """Kindly, where it matters: without it no backup opens on another computer."""
    assert page._kit.isVisible()
    (button,) = page._kit.findChildren(QPushButton)
    assert button.text() == "Show the recovery kit…"
    opened.do(recovery.confirm_kit)
    opened.settle()
    assert not page._kit.isVisible()


def test_damage_is_said_and_nothing_is_written(page: BackupPage, opened: Opened, stick: Path) -> None:
    def damage(vault: Any) -> None:
        with vault.transaction():
            vault._connection.execute("UPDATE entry SET title = 'altered behind our back'")

    opened.do(damage)
    page._make.click()
    opened.settle()
    assert "Damage" in page._said.text()
    assert page._said.property("role") == "error"
    assert list(stick.iterdir()) == []


def test_a_backup_made_elsewhere_shows_at_once(page: BackupPage, opened: Opened, stick: Path, qtbot: QtBot) -> None:
    """The scheduled one, or one that was made while another page was shown."""
    opened.do(schedule.run, stick, "daily")
    opened.settle()
    assert "Last backup" in page._last.text()


def test_locking_while_one_is_made_leaves_a_whole_one_or_none(
    window: Window, page: BackupPage, stick: Path, restarts: list[str]
) -> None:
    """A way to stop is always near."""
    page._make.click()
    window.lock()
    assert restarts == ["again"]
    assert [path.suffix for path in stick.iterdir()] in ([], [".age"])


def test_today_reminds_quietly_until_the_kit_is_kept(window: Window, opened: Opened) -> None:
    """Not in an empty journal, where somebody comes for the first time; last, and never again once it is done."""
    assert window.desk is not None
    today = window.desk._built["today"]

    def reminded() -> bool:
        return any(one.text() == "Save it…" for one in today.findChildren(QPushButton) if one.isVisibleTo(today))

    opened.settle()
    assert not reminded()
    opened.do(entries.save, entries.new(body="Cold water"))
    opened.settle()
    assert reminded()
    opened.do(recovery.confirm_kit)
    opened.settle()
    assert not reminded()
