"""Turns what was typed after an option into a value; an impossible one is refused with the world's errors."""

from datetime import date, datetime
from pathlib import Path

import click

from peerjournal.model import moments
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import BadValue, FileMissing, FileUnreadable

_LOWEST, _HIGHEST = 0, 10
_RANGE = "a whole number from 0 to 10"


def text(untrusted: str) -> str:
    """Any text that can be stored. Raises BadValue for bytes that are no text in this terminal's encoding."""
    try:
        untrusted.encode()
    except UnicodeEncodeError:
        raise BadValue("text", "text in UTF-8") from None
    return untrusted


def moment(untrusted: str) -> tuple[datetime, bool]:
    """ISO 8601 -> (moment, whether a time of day was given). Raises BadDate."""
    return moments.parse(untrusted)


def first_day(untrusted: str) -> date:
    """The first day of `2024`, `2024-05` or `2024-05-17`. Raises BadDate."""
    return moments.parse_days(untrusted)[0]


def last_day(untrusted: str) -> date:
    """The last day of `2024`, `2024-05` or `2024-05-17`. Raises BadDate."""
    return moments.parse_days(untrusted)[1]


def level(untrusted: str, what: str = "strength") -> int:
    """A whole number from 0 to 10. Raises BadValue."""
    number = untrusted.strip()
    if not (number.isascii() and number.isdigit() and len(number) <= 2 and int(number) <= _HIGHEST):
        raise BadValue(what, _RANGE)
    return int(number)


def feeling(untrusted: str) -> Feeling | None:
    """`calm` or `calm=6`; None for an empty text, which clears. Raises BadValue."""
    name, equals, number = text(untrusted).strip().rpartition("=")
    if not equals:
        return Feeling(number) if number else None
    if not name.strip():
        raise click.BadParameter("write it as NAME or NAME=0..10, like calm=6")
    return Feeling(name.strip(), level(number, "feeling"))


def scale(untrusted: str) -> tuple[str, int] | None:
    """`hope=7` -> ('hope', 7); None for an empty text, which clears. Raises BadValue."""
    if not text(untrusted).strip():
        return None
    key, equals, number = untrusted.rpartition("=")
    if not equals or not key.strip():
        raise click.BadParameter("write it as KEY=0..10, like hope=7")
    return key.strip(), level(number, "scale")


def file(untrusted: str) -> Path:
    """A file that is there. Raises FileMissing; FileUnreadable for a folder and anything else that is no file."""
    path = Path(untrusted)
    if path.is_file():
        return path
    raise FileUnreadable(path, "not-a-file") if path.exists() else FileMissing(path)


def destination(untrusted: str) -> Path:
    """Where something is to be written, which is never standard output."""
    if untrusted == "-":
        raise click.BadParameter("what is written is a file or a folder: give its name")
    return Path(untrusted)
