"""The integer keys of what can be searched: they follow the moment, so that newest-first is the order of the index.

A key is `seconds since 1970 UTC * 64 + tie * 8 + kind`: 8 things of one kind fit into a second, the next ones spill
into the following; within a second the order is that of writing. The index writes down the distance from each key to
the next, for every word, so that a finer clock would cost about as much room as all texts together.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime

from peerjournal.model.moments import milliseconds
from peerjournal.vault.connection import Connection

KINDS = ("entry", "tip", "question", "kind_word")
_TIES = 8
_STEP = 8
_SPAN = _TIES * _STEP
_DAY = 86_400  # seconds
_EPOCH = date(1970, 1, 1).toordinal()


def base_key(moment: datetime) -> int:
    """The lowest key of a moment."""
    return milliseconds(moment) // 1000 * _SPAN


def utc_day_key(ordinal: int) -> int:
    """The lowest key of a UTC day by its proleptic Gregorian ordinal, also of days before the calendar and after."""
    return (ordinal - _EPOCH) * _DAY * _SPAN


def fits(key: int, moment: datetime) -> bool:
    """Whether a key lies within its moment's own second."""
    return base_key(moment) <= key < base_key(moment) + _SPAN


def kind_of(key: int) -> str:
    """One of `KINDS`."""
    return KINDS[key % _STEP]


class KeyMaker:
    """Gives the next free key of a kind at a moment; remembers the last one given, for imports in order of time."""

    def __init__(self, connection: Connection, table: str) -> None:
        self._connection, self._table = connection, table
        self._kind = KINDS.index(table)
        self._given: dict[int, int] = {}

    def next(self, moment: datetime) -> int:
        """A key that nothing of this table has, behind all others of the same moment."""
        base = base_key(moment)
        last = self._given.get(base)
        if last is None:
            last = self._last_from(base)
        key = base + self._kind if last is None else last + _STEP
        # Within its own second nothing lies behind the last one; beyond, another's keys begin.
        while key >= base + _SPAN and self._taken(key):
            key += _STEP
        if len(self._given) > 4096:
            self._given.clear()
        if key >= base + _SPAN:
            self._given.pop(key // _SPAN * _SPAN, None)  # what is remembered of that second holds no more
        self._given[base] = key
        return key

    def next_of(self, moments: Sequence[datetime]) -> list[int] | None:
        """The same for many that are written right after it, asked for at once; None unless all fit their seconds."""
        bases = [base_key(moment) for moment in moments]
        last = {base: self._given[base] for base in bases if base in self._given}
        unknown = [base for base in dict.fromkeys(bases) if base not in last]
        statement = (
            f"SELECT value, (SELECT max(key) FROM {self._table} WHERE key >= value AND key < value + {_SPAN})"
            " FROM json_each(?)"
        )
        for base, found in self._connection.execute(statement, (json.dumps(unknown),)).fetchall():
            last[base] = base + self._kind - _STEP if found is None else found
        keys = []
        for base in bases:
            last[base] = key = last[base] + _STEP
            keys.append(key)
            if key >= base + _SPAN:
                return None
        self._given = last
        return keys

    def forget(self) -> None:
        """Called when a transaction was rolled back."""
        self._given.clear()

    def _last_from(self, base: int) -> int | None:
        statement = f"SELECT max(key) FROM {self._table} WHERE key >= ? AND key < ?"
        found = self._connection.execute(statement, (base, base + _SPAN)).fetchone()[0]
        return None if found is None else int(found)

    def _taken(self, key: int) -> bool:
        return self._connection.execute(f"SELECT 1 FROM {self._table} WHERE key = ?", (key,)).fetchone() is not None
