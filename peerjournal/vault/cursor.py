"""The rows of one statement, read with the errors of their connection worded."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

if TYPE_CHECKING:
    from peerjournal.vault.connection import Connection


class Cursor:
    """A cursor that words errors raised while rows are fetched.

    It is closed after the last row, at an error, and with the database: one that lives on in an exception's traceback
    would keep the database open after that, with its key and its pages in memory.
    """

    def __init__(self, connection: "Connection", cursor: Any) -> None:
        self._connection, self._cursor = connection, cursor

    def __iter__(self) -> Iterator[Any]:
        """The rows one by one. Whoever uses this has to prove each row: damage is only told of after the last."""
        self._connection.read_from.add(self)
        with self._connection.worded:
            try:
                for row in self._cursor:  # noqa: UP028 - `yield from` would close the cursor after the database
                    yield row
            finally:
                self.close()
        self._connection.prove()

    def fetchone(self) -> Any:
        """The next row, or None; no more can be read then. Raises VaultDamaged."""
        with self._connection.worded:
            try:
                found = self._cursor.fetchone()
            finally:
                self.close()
        if not self._connection.in_transaction:  # or else `commit` does
            self._connection.prove()
        return found

    def fetchall(self) -> list[Any]:
        """All rows that are left. Raises VaultDamaged."""
        with self._connection.worded:
            try:
                found = list(self._cursor)
            finally:
                self.close()
        if not self._connection.in_transaction:
            self._connection.prove()
        return found

    def close(self) -> None:
        """Gives up what is left; may be called twice, and after the database was closed."""
        self._connection.read_from.discard(self)
        with contextlib.suppress(sqlcipher.ProgrammingError):
            self._cursor.close()

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed."""
        return int(self._cursor.rowcount)
