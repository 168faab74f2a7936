"""What the page Back up reads, and the one backup it makes by hand."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peerjournal.actions import backup_notes, schedule
from peerjournal.actions.backup_notes import Standing
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.model.reports import BackupReport


@dataclass(frozen=True, slots=True)
class Overview:
    """How the journal's backups stand, and whether the folder they go to is there now (or will be made)."""

    standing: Standing
    reachable: bool


def look(vault: Any, folder: Path) -> Overview:
    """An action for the vault's thread, as a folder far away may take its time."""
    return Overview(backup_notes.standing(vault), _reachable(folder))


def back_up(vault: Any, folder: Path, progress: Progress = no_progress) -> BackupReport:
    """Makes a backup by hand. Raises FileMissing where the chosen folder is gone, and as `backups.make`."""
    schedule.make_ready(folder)
    return backup_notes.make(vault, folder, progress=progress)


def _reachable(folder: Path) -> bool:
    return folder.is_dir() or folder == schedule.default_folder()
