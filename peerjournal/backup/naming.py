"""Where a backup is put, and what it is called."""

import itertools
import os
import re
from datetime import date
from pathlib import Path

from peerjournal.files import private_folder
from peerjournal.model.errors import FileExists, FileMissing

SUFFIX = ".age"
_BEGINS = "PeerJournal-"
_LONGEST = 60


def place(dest: Path, journal: str, today: date) -> Path:
    """The file a backup of `journal` (its folder's name) goes to: `dest` itself if that ends in .age, else within it.

    A folder is made where only the last part of its path is missing; more of it missing is a disk that is not plugged
    in, or a typing error. Raises FileMissing, FileExists, NotAllowed.
    """
    if dest.suffix == SUFFIX and not dest.is_dir():
        if not dest.parent.is_dir():
            raise FileMissing(dest.parent)
        if os.path.lexists(dest):
            raise FileExists(dest)
        return dest
    if not dest.is_dir():
        if os.path.lexists(dest):
            raise FileExists(dest)
        if not dest.absolute().parent.is_dir():
            raise FileMissing(dest.parent)
        private_folder(dest)
    name = f"{_BEGINS}{today.isoformat()}-{_safe(journal)}"
    again = (f"-{number}" for number in itertools.count(2))
    paths = (dest / f"{name}{number}{SUFFIX}" for number in itertools.chain([""], again))
    return next(path for path in paths if not os.path.lexists(path))


def made_on(name: str, journal: str) -> tuple[date, int] | None:
    """The day in a backup's file name, and which of that day's it is; None for a name that `place` gives no backup."""
    called = rf"{_BEGINS}(\d{{4}}-\d\d-\d\d)-{re.escape(_safe(journal))}(?:-([1-9]\d{{0,5}}))?{re.escape(SUFFIX)}"
    parts = re.fullmatch(called, name, re.ASCII)
    try:
        return (date.fromisoformat(parts[1]), int(parts[2] or 1)) if parts else None
    except ValueError:
        return None


def _safe(name: str) -> str:
    """A name of letters, digits and single hyphens, as every file system takes it."""
    return re.sub(r"[\W_]+", "-", name.removesuffix(".peerjournal"))[:_LONGEST].strip("-") or "Journal"
