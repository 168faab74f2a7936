"""Reads one record of a backup, believing nothing of it: at restoring what anybody may have written, and at making a
backup what was just made, since what could not be restored is none.
"""

import re
from typing import Any

from peerjournal.backup.wrong import ArchiveWrong
from peerjournal.model.fields import RecordWrong
from peerjournal.model.records import from_line

LONGEST_LINE = 128 << 20  # the longest text that an entry may have, however it is escaped
MOST_IDS = 2_000_000  # things that are remembered while reading, so that nobody can fill the memory
TOO_MANY = "it holds more than any journal could"
TOO_LONG = "a record in it is longer than any could be"
_LONG_LINE = 1 << 20
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')


def noun_of(noun: str, untrusted_line: bytes) -> Any:
    """The noun that a line stands for. Raises ArchiveWrong."""
    _refuse_bomb(untrusted_line)
    try:
        value = from_line(noun, untrusted_line)
    except RecordWrong:
        raise ArchiveWrong("a record in it is not what it should be") from None
    # Everything that was ever saved has these dates, as far as it can have any.
    if any(getattr(value, name, value) is None for name in ("created_at", "updated_at")):
        raise ArchiveWrong("a record in it has no date")
    return value


def _refuse_bomb(untrusted_line: bytes) -> None:
    """A few letters of JSON can become a hundred times as much in memory: only texts may be long."""
    if len(untrusted_line) > LONGEST_LINE:
        raise ArchiveWrong(TOO_LONG)
    if len(untrusted_line) <= _LONG_LINE:
        return
    outside = end = 0
    for text in _STRING.finditer(untrusted_line):
        outside += text.start() - end
        end = text.end()
        if outside > _LONG_LINE:
            break
    if outside + len(untrusted_line) - end > _LONG_LINE:
        raise ArchiveWrong(TOO_LONG)
