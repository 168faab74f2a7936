"""Keeps the database in shape, some milliseconds at a time, while nobody waits: never within a save.

Each save leaves a piece of the index of its own, and pieces have to be merged, or searching gets slower with each. FTS5
would do that within saves: of 3,000 at 100,000 entries one took 150 ms, and one in a hundred 19; after an import, whose
pieces take minutes to be merged, one in twenty took 50. So the pieces of some saves lie there until there is time.
PRAGMA optimize is no part of this: it would let the statistics of one journal choose how its statements are carried
out, and these are chosen and measured.
"""

from peerjournal.vault.connection import Connection

# A save merges only where as many pieces of one size lie there, which takes that many saves without a moment between;
# more than two thousand the index cannot have.
SETTINGS = {"automerge": 0, "crisismerge": 64}
# Leaves of the index, 4 KiB each, written in one step: twice as many after each that nothing stopped. Every step first
# has to find its place in each piece: after an import of 1,000,000 entries that are 25 ms, however little is written.
_LEAVES, _MOST_LEAVES = 16, 512
_PAGES = 32  # given back to the disk in one step, 16 KiB each
_KEPT = 256  # free pages that stay for what is written next


class Upkeep:
    """Does a little of what there is to do each time it is asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._leaves = _LEAVES

    def step(self) -> bool:
        """Within a transaction: one step, and whether there may be more to do."""
        return self._set() or self._merge() or self._give_back()

    def _set(self) -> bool:
        found = dict(self._connection.execute("SELECT k, v FROM search_config").fetchall())
        wrong = {name: value for name, value in SETTINGS.items() if found.get(name) != value}
        for name, value in wrong.items():
            self._connection.execute("INSERT INTO search (search, rank) VALUES (?, ?)", (name, value))
        return bool(wrong)

    def _merge(self) -> bool:
        leaves, self._leaves = self._leaves, _LEAVES  # as many again, should it be stopped
        before = self._changes()
        self._connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (leaves,))
        merged = self._changes() - before >= 2  # https://sqlite.org/fts5.html#the_merge_command
        if merged:
            self._leaves = min(2 * leaves, _MOST_LEAVES)
        return merged

    def _changes(self) -> int:
        return int(self._connection.execute("SELECT total_changes()").fetchone()[0])

    def _give_back(self) -> bool:
        free = int(self._connection.execute("PRAGMA freelist_count").fetchone()[0])
        if free <= _KEPT:
            return False
        self._connection.execute(f"PRAGMA incremental_vacuum({min(_PAGES, free - _KEPT)})").fetchall()
        return True
