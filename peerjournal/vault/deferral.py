"""Indexes an import's entries in a few statements at its end.

FTS5 writes out what it has gathered at the savepoint of every statement, so a trigger for each row costs more than all
else of an import; one INSERT ... SELECT over some thousand new rows does not pay that. Nor is anything merged
meanwhile: what was written is a dozen pieces for a hundred thousand entries, which merge in idle time, a few pages at
a time (measured: 100,000 entries indexed in 5.9 s of processor time, and in 10.2 by FTS5's own `rebuild`, which
merges as it goes).
"""

from collections.abc import Iterator

from peerjournal.vault.connection import Connection

_TRIGGER = "entry_search_insert"
# How many bytes FTS5 gathers in memory before it writes a piece, and entries in one statement: about as many as fill
# that. What a statement changes is kept in memory until it ends (no temporary file may hold it).
_GATHERED = 16 << 20
_SLICE = 6_000
# Pieces of one size that there have to be before they are merged: no import has as many.
_PIECES = 64
_SETTINGS = {"hashsize": (_GATHERED, 1 << 20), "automerge": (_PIECES, 4), "crisismerge": (2 * _PIECES, 16)}


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
        usual = self._settings()
        self._set({name: bulk for name, (bulk, _) in _SETTINGS.items()})
        for start in range(0, len(keys), _SLICE):
            some = keys[start : start + _SLICE]
            self._connection.many("INSERT INTO incoming VALUES (?)", [(key,) for key in some])
            self._connection.execute(
                "INSERT INTO search (rowid, title, body, tags) SELECT key, coalesce(title_index, title),"
                " coalesce(body_index, body), coalesce(tags_index, tags)"
                " FROM incoming JOIN entry USING (key) ORDER BY key"
            )
            self._connection.execute("DELETE FROM incoming")
            yield (start + len(some)) / len(keys)
        self._set(usual)

    def end(self) -> None:
        """Before the commit: indexes what was noted and puts the trigger back."""
        self.flush()
        self._connection.execute(self._trigger)
        self._trigger = ""

    def forget(self) -> None:
        """After a roll-back, which brought the trigger back by itself."""
        self._trigger = ""
        self._keys.clear()

    def _settings(self) -> dict[str, int]:
        """How the index is told to gather and merge at other times."""
        kept = dict(self._connection.execute("SELECT k, v FROM search_config").fetchall())
        return {name: int(kept.get(name, usual)) for name, (_, usual) in _SETTINGS.items()}

    def _set(self, settings: dict[str, int]) -> None:
        for name, value in settings.items():
            self._connection.execute("INSERT INTO search (search, rank) VALUES (?, ?)", (name, value))
