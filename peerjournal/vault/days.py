"""The days on which something was written, for the calendar and the timeline.

Everything is answered by indexes: a row would have to be decrypted for each entry otherwise.
"""

import json
from dataclasses import replace

from peerjournal.model.filters import EntryFilter
from peerjournal.vault.connection import Connection
from peerjournal.vault.selection import LISTED, condition, key_after, key_before


class Days:
    """Counts the entries that are not in the trash by their days, which are proleptic Gregorian ordinals."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def behind(self, first: int, number: int) -> int | None:
        """The day of the entry so many behind the first of a day; None where there are fewer."""
        ordered = "FROM entry INDEXED BY entry_day WHERE trashed_at IS NULL AND day >= ? ORDER BY day LIMIT 1 OFFSET ?"
        found = self._connection.execute(f"SELECT day {ordered}", (first, number)).fetchone()
        return None if found is None else int(found[0])

    def between(self, first: int, last: int, where: EntryFilter) -> dict[int, int]:
        """How many of the entries that a filter lets through each day has, both ends included."""
        between = f"key BETWEEN {key_before(first)} AND {key_after(last)}"
        marks = LISTED.replace("{what}", f"{{what}} AND {between}")
        clause, parameters = condition(replace(where, starred=False, group_id=None), marks=marks)
        if where.starred:
            starred = f"SELECT key FROM entry WHERE starred = 1 AND trashed_at IS NULL AND {between}"
            clause += f" AND entry.key IN ({starred})"
        if where.group_id is not None:
            clause += f" AND entry.key IN (SELECT key FROM entry WHERE group_id = ? AND {between})"
            parameters = [*parameters, where.group_id]
        # All in one row: with a row for each day Python's lock is let go of and waited for twenty thousand times, while
        # the window paints.
        statement = (
            "SELECT json_group_array(day), json_group_array(number) FROM (SELECT day, count(*) AS number"
            f" FROM entry INDEXED BY entry_day WHERE {clause} AND day BETWEEN ? AND ? GROUP BY day)"
        )
        days, numbers = self._connection.execute(statement, (*parameters, first, last)).fetchone()
        return dict(zip(json.loads(days), json.loads(numbers), strict=True))
