"""Indexes an import's entries in one statement at its end.

FTS5 writes out what it has gathered at the savepoint of every statement, so a trigger for each row costs about half of
an import's time; one INSERT ... SELECT over all new rows does not pay that (measured: 30,000 entries 11.5 s against 7).
"""

from collections.abc import Iterator

from peerjournal.vault.connection import Connection

_TRIGGER = "entry_search_insert"
# How many bytes FTS5 gathers in memory before it writes a segment; the larger, the fewer merges.
_GATHERED, _USUAL = 4 << 20, 1 << 20
# Entries in one statement: a second's work. What a statement changes is kept in memory until it ends (no temporary file
# may hold it), so ten thousand at once took 60 MB more, and no less time.
_SLICE = 3_000


class Deferral:
    """While begun, keys of new entries are noted here and the trigger that would index them is gone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._trigger = ""
        self._keys: list[int] = []

    def begin(self) -> None:
        """Within a transaction: from now on new entries are noted."""
        found = self._connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (_TRIGGER,)).fetchone()
        self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS incoming (key INTEGER PRIMARY KEY)")
        self._connection.execute(f"DROP TRIGGER {_TRIGGER}")
        self._trigger = str(found[0])

    def note(self, key: int) -> None:
        """A new entry that is not in the trash."""
        if self._trigger:
            self._keys.append(key)

    def flush(self) -> None:
        """Indexes what was noted: at the end, or before one of these rows is touched again."""
        for _ in self.slices():
            pass

    def slices(self) -> Iterator[float]:
        """The same, telling again and again how much of it is done, 0.0 to 1.0."""
        keys, self._keys = sorted(self._keys), []
        if not keys:
            return
        self._set_gathered(_GATHERED)
        for start in range(0, len(keys), _SLICE):
            some = keys[start : start + _SLICE]
            self._connection.many("INSERT INTO incoming VALUES (?)", ((key,) for key in some))
            self._connection.execute(
                "INSERT INTO search (rowid, title, body, tags) SELECT key, coalesce(title_index, title),"
                " coalesce(body_index, body), coalesce(tags_index, tags)"
                " FROM incoming JOIN entry USING (key) ORDER BY key"
            )
            self._connection.execute("DELETE FROM incoming")
            yield (start + len(some)) / len(keys)
        self._set_gathered(_USUAL)

    def end(self) -> None:
        """Before the commit: indexes what was noted and puts the trigger back."""
        self.flush()
        self._connection.execute(self._trigger)
        self._trigger = ""

    def forget(self) -> None:
        """After a roll-back, which brought the trigger back by itself."""
        self._trigger = ""
        self._keys.clear()

    def _set_gathered(self, size: int) -> None:
        self._connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', ?)", (size,))
