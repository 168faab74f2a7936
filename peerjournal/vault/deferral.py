"""Indexes an import's entries some thousand at a time, while the next ones are made ready.

FTS5 writes out what it has gathered at the savepoint of every statement, so a trigger for each row costs more than all
else of an import; one INSERT ... SELECT over some thousand new rows does not pay that, and as SQLite needs nothing of
Python meanwhile, it has a processor of its own. Sixteen pieces of one size are merged there and then: for a hundred
thousand entries 14 are left, of 44, which takes 2 s. The best of a phrase were found in 38 ms among 44, and in 17 among
14; what is left to merge is done while nobody waits.
"""

from collections.abc import Iterator

from peerjournal.vault.connection import Connection
from peerjournal.vault.upkeep import SETTINGS

_TRIGGER = "entry_search_insert"
# Entries in one statement, and bytes that FTS5 gathers in memory before it writes a piece: about as many. What a
# statement changes is kept in memory until it ends (no temporary file may hold it).
_SLICE, _GATHERED = 4_000, 16 << 20
_MANY = 4  # pieces of one size: so many can be merged
_IN_BULK = {"hashsize": _GATHERED, "automerge": 0, "crisismerge": 16}
_USUAL = {"hashsize": 1 << 20, **SETTINGS}  # where nothing else was set


class Deferral:
    """While begun, keys of new entries are noted here and the trigger that would index them is gone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._trigger = ""
        self._keys: list[int] = []
        self._pieces = 0
        self._usual: dict[str, int] = {}

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

    def start(self) -> None:
        """Indexes what was noted, if it is much, in a thread; whatever is asked of the vault next waits for it."""
        if len(self._keys) > _SLICE:
            some, self._keys = self._keys[:-1], self._keys[-1:]  # one stays for `end`
            self._prepare(sorted(some))
            self._connection.start(_INDEX)

    def flush(self) -> None:
        """Indexes what was noted: at the end, or before one of these rows is touched again."""
        for _ in self.slices():
            pass

    def slices(self) -> Iterator[float]:
        """The same, telling again and again how much of it is done, 0.0 to 1.0."""
        keys, self._keys = sorted(self._keys), []
        for start in range(0, len(keys), _SLICE):
            some = keys[start : start + _SLICE]
            self._prepare(some)
            self._connection.execute(_INDEX)
            yield (start + len(some)) / len(keys)

    def end(self) -> None:
        """Before the commit: indexes what was noted and puts the trigger back."""
        many = self._pieces > _MANY and self._keys
        if many:
            self._set({"merge": 1})
        self.flush()
        if many:
            # Pieces that are all of one size, more than sixteen, would be merged as a whole by the next save, which
            # took four seconds. Asked so, FTS5 puts all of them where they are merged a few pages at a time: but not
            # while they all are one merge already, so the last came after that had begun.
            self._set({"merge": -1})
        self._connection.execute("DELETE FROM incoming")
        self._set(self._usual)
        self._connection.execute(self._trigger)
        self._forget()

    def forget(self) -> None:
        """After a roll-back, which brought trigger and settings back by itself."""
        self._keys.clear()
        self._forget()

    def _forget(self) -> None:
        self._trigger, self._pieces, self._usual = "", 0, {}

    def _prepare(self, keys: list[int]) -> None:
        if not self._usual:
            kept = dict(self._connection.execute("SELECT k, v FROM search_config").fetchall())
            self._usual = {name: int(kept.get(name, usual)) for name, usual in _USUAL.items()}
            self._set(_IN_BULK)
        self._connection.execute("DELETE FROM incoming")
        self._connection.many("INSERT INTO incoming VALUES (?)", [(key,) for key in keys])
        self._pieces += 1

    def _set(self, settings: dict[str, int]) -> None:
        for name, value in settings.items():
            self._connection.execute("INSERT INTO search (search, rank) VALUES (?, ?)", (name, value))


_INDEX = (
    "INSERT INTO search (rowid, title, body, tags)"
    " SELECT key, coalesce(title_index, title), coalesce(body_index, body), coalesce(tags_index, tags)"
    " FROM incoming JOIN entry USING (key) ORDER BY key"
)
