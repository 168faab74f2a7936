"""Which texts are the newest of very many: work that must not grow with a journal looks at these first."""

from peerjournal.vault.connection import Connection

_CHANGES = 10_000  # rows written, after which it is asked again


class Recent:
    """The key above which so many of the newest texts are; asked once, it need not be exact."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._asked: dict[int, tuple[int, int | None]] = {}

    def floor(self, number: int) -> int | None:
        """The lowest key of the newest texts; None if there are no more than these."""
        changes = int(self._connection.execute("SELECT total_changes()").fetchone()[0])
        before, floor = self._asked.get(number, (-_CHANGES, None))
        if not 0 <= changes - before < _CHANGES:  # fewer than before: the database was opened anew
            # Where the index keeps how long each text is: no other list of them lies on as few pages, and whoever ranks
            # needs these.
            statement = "SELECT id FROM search_docsize ORDER BY id DESC LIMIT 1 OFFSET ?"
            found = self._connection.execute(statement, (number,)).fetchone()
            floor = None if found is None else int(found[0]) + 1
            self._asked[number] = changes, floor
        return floor
