"""Backups that make themselves: when one is due, making it, and removing those it makes needless."""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from peerjournal import places
from peerjournal.actions import backup_notes
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.files import private_folder
from peerjournal.model.errors import FileMissing
from peerjournal.model.moments import now, to_local
from peerjournal.model.reports import BackupReport
from peerjournal.vault.vault import Vault

EVERY = {"daily": 1, "weekly": 7}  # days


@dataclass(frozen=True, slots=True)
class Ran:
    """A scheduled backup, and how many older ones were removed because of it."""

    report: BackupReport
    removed: int


def default_folder() -> Path:
    """Where backups go when no folder was chosen."""
    return places.default_backups()


def make_ready(folder: Path) -> None:
    """Makes the usual folder with all above it: not everybody has one for documents. Raises NotAllowed, and FileMissing
    for a chosen folder that is not there: it may lie on a disk that is not plugged in, and one made in its place would
    hide that.
    """
    if folder == places.default_backups():
        private_folder(folder)
    elif not folder.is_dir():
        raise FileMissing(folder)


def due(vault: Vault, folder: Path, every: str, at: datetime) -> bool:
    """Whether it is time for the next backup into a folder; `every` is 'daily', 'weekly' or 'off'.

    Days are counted as people count them, by the date. A backup that is gone, lies elsewhere or comes from the future
    (the clock was set back) is none.
    """
    if every not in EVERY:
        return False
    last = backup_notes.standing(vault)
    if last.made is None or last.path is None or last.path.parent != folder.absolute() or not last.path.is_file():
        return True
    days = (to_local(at).date() - to_local(last.made).date()).days
    return days < 0 or days >= EVERY[every]


def run(
    vault: Vault, folder: Path, every: str, *, at: datetime | None = None, progress: Progress = no_progress
) -> Ran | None:
    """Makes the backup that is due, proves it, then removes those that rotation does not keep; None if none is due.

    Raises what `backups.make` and `make_ready` raise.
    """
    if not due(vault, folder, every, at or now()):
        return None
    make_ready(folder)
    report = backup_notes.make(vault, folder, progress=progress)
    return Ran(report, _rotate(vault, report.path))


def _rotate(vault: Vault, proven: Path) -> int:
    """Removes what need not be kept beside the backup just proven, which stays whatever its date."""
    journal = vault.folder.resolve().name
    from peerjournal import backup  # loaded by who makes one, and by nobody who only asks whether it is time

    latest = backup.made_on(proven.name, journal)
    named = [
        (made, path)
        for path in proven.parent.iterdir()
        if latest and (made := backup.made_on(path.name, journal)) and made <= latest  # not those from the future
    ]
    keep = {proven, *backup.kept((day, number, path) for (day, number), path in named)}
    removed = 0
    for _, path in named:
        # The name alone proves nothing: only what this journal's own key opens was made by it.
        if path not in keep and not path.is_symlink() and path.is_file() and backup_notes.opens(vault, path):
            with contextlib.suppress(OSError):
                path.unlink()
                removed += 1
    return removed
