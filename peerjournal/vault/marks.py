"""What entries are filtered by: one row per tag, feeling and attachment of an entry that is not in the trash."""

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from peerjournal.model.text import folded, tidy_tag
from peerjournal.vault.connection import Connection

if TYPE_CHECKING:
    from peerjournal.model.entry import Entry
    from peerjournal.model.filters import EntryFilter

TAG, FEELING, FILE = "tag", "feeling", "file"
_LATEST = 5_000
# The names are found in a step each, the latest marks in the order of their index: neither grows with the journal.
_COUNTED = """
WITH RECURSIVE
    name (folded) AS (
        SELECT (SELECT folded FROM mark WHERE kind = ?1 ORDER BY folded LIMIT 1)
        UNION ALL
        SELECT (SELECT folded FROM mark WHERE kind = ?1 AND folded > name.folded ORDER BY folded LIMIT 1)
        FROM name WHERE name.folded IS NOT NULL
    ),
    latest (folded, number) AS (
        SELECT folded, count(*) FROM (SELECT kind, folded FROM mark INDEXED BY mark_key ORDER BY key DESC LIMIT ?2)
        WHERE kind = ?1 GROUP BY folded
    )
SELECT (SELECT shown FROM mark WHERE kind = ?1 AND folded = name.folded ORDER BY key DESC LIMIT 1), coalesce(number, 0)
FROM name LEFT JOIN latest USING (folded) WHERE name.folded IS NOT NULL
ORDER BY coalesce(number, 0) DESC, name.folded
"""


def folded_mark(kind: str, name: str) -> str:
    """The name of a mark as it is looked for."""
    return folded(tidy_tag(name) if kind == TAG else " ".join(name.split()))


def _asked(where: "EntryFilter") -> list[tuple[str, str]]:
    """The marks a filter asks for: (kind, name as it is looked for)."""
    both = ((TAG, where.tag), (FEELING, where.feeling))
    return [(kind, folded_mark(kind, name)) for kind, name in both if name is not None]


class Marks:
    """Rows (kind, case-folded name, the entry's key, the name as written); derived, so `check` can rebuild them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, entry: "Entry") -> set[tuple[str, str, str]]:
        """The marks an entry ought to have: (kind, folded, shown)."""
        marks = {(TAG, folded(tag), tag) for tag in entry.tags}
        marks |= {(FEELING, folded(one.name), one.name) for one in entry.feelings}
        return marks | {(FILE, one.sha256, "") for one in entry.attachments}

    def add(self, entries: "Iterable[tuple[int, Entry]]") -> None:
        """Adds the marks of entries, each given with its key."""
        rows = [(kind, name, key, shown) for key, entry in entries for kind, name, shown in self.of(entry)]
        self._connection.many("INSERT OR IGNORE INTO mark VALUES (?, ?, ?, ?)", rows)

    def drop(self, key: int) -> None:
        """Removes what an entry had."""
        self._connection.execute("DELETE FROM mark WHERE key = ?", (key,))

    def at(self, key: int) -> set[tuple[str, str, str]]:
        """The marks an entry has."""
        return set(self._connection.execute("SELECT kind, folded, shown FROM mark WHERE key = ?", (key,)).fetchall())

    def many(self, where: "EntryFilter", number: int) -> bool:
        """Whether more entries than that have each mark a filter asks for."""
        asked = _asked(where)
        statement = "SELECT count(*) FROM (SELECT 1 FROM mark WHERE kind = ? AND folded = ? LIMIT ?)"
        return bool(asked) and all(
            self._connection.execute(statement, (*one, number + 1)).fetchone()[0] > number for one in asked
        )

    def are_all_of(self, where: "EntryFilter") -> bool:
        """Whether a filter asks for nothing but a tag, a feeling or both."""
        kind = type(where)
        return where == kind(tag=where.tag, feeling=where.feeling) and where != kind()

    def entries_with(self, where: "EntryFilter") -> int:
        """How many entries have the tag and the feeling a filter asks for; those in the trash have no marks."""
        one, *other = _asked(where)
        also = " AND EXISTS (SELECT 1 FROM mark WHERE kind = ? AND folded = ? AND key = one.key)" if other else ""
        statement = f"SELECT count(*) FROM mark AS one WHERE kind = ? AND folded = ?{also}"
        return int(self._connection.execute(statement, [*one, *chain(*other)]).fetchone()[0])

    def without_entry(self) -> int:
        """How many marks are of no entry; there ought to be none."""
        statement = "SELECT count(*) FROM mark WHERE key NOT IN (SELECT key FROM entry WHERE trashed_at IS NULL)"
        return int(self._connection.execute(statement).fetchone()[0])

    def counted(self, kind: str) -> list[tuple[str, int]]:
        """Each name of a kind as the latest entry writes it, and how many of the latest marks it is, the most first.

        The latest are all, unless there are more than some thousand: then it is what somebody uses now.
        """
        found = self._connection.execute(_COUNTED, (kind, _LATEST)).fetchall()
        return [(shown, number) for shown, number in found]
