"""Where a recovery kit is going to be written: looked at before anything is changed for it."""

from pathlib import Path

import click

from peerjournal.model.errors import FileExists, FileMissing

_FORMS = (".pdf", ".txt")


def ready_for_kit(name: str) -> Path:
    """The path for a new kit. Raises FileExists and FileMissing (of its folder), and UsageError for another form."""
    path = Path(name)
    if path.suffix.lower() not in _FORMS:
        raise click.UsageError("A recovery kit is a .pdf or a .txt file.")
    if path.exists():
        raise FileExists(path)
    if not path.parent.is_dir():
        raise FileMissing(path.parent)
    return path
