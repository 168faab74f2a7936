"""What every content table has in common: columns, a checksum over them, reading that checks it, writing that never
covers damage.

SQLCipher was seen to zero-fill the tail of a damaged long value without an error, so a row is only believed when the
SHA-256 over its content columns agrees.
"""

import contextlib
import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from peerjournal.crypto.digest import sha256
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import Ambiguous, NotFound, RowDamaged, VaultDamaged
from peerjournal.model.moments import from_iso, to_iso
from peerjournal.vault.connection import Connection

Values = tuple[Any, ...]

_BEGINNING = re.compile("[0-9a-f-]+")


class Noun(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """A UUID as text."""
        ...


N = TypeVar("N", bound=Noun)


def digest(values: Sequence[Any]) -> bytes:
    """SHA-256 over the values (str, int or None) as one JSON array in UTF-8; 32 bytes."""
    return sha256(compact(values).encode())


compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON without white space, not escaped to ASCII."""


_decode = json.JSONDecoder().raw_decode


def from_json(text: str) -> Any:
    """The inverse of `compact`; faster than `json.loads`, which looks for white space that is never there."""
    return _decode(text)[0]


def iso(moment: datetime | None) -> str | None:
    """A moment as text, or None."""
    return None if moment is None else to_iso(moment)


def moment(text: str | None) -> datetime | None:
    """The inverse of `iso`."""
    return None if text is None else from_iso(text)


class Table(Generic[N]):
    """Base of the tables: a subclass names its table and content columns (the first is `id`) and maps nouns to rows."""

    noun: ClassVar[str]
    table: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    derived: ClassVar[tuple[str, ...]] = ()
    order: ClassVar[str] = "id"
    later: ClassVar[int] = 0  # how many of the last columns came with a later schema

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        names = ", ".join((*self.columns, *self.derived, "sha256"))
        marks = ", ".join("?" * (len(self.columns) + len(self.derived) + 1))
        self._select = f'SELECT {", ".join(self.columns)}, sha256 FROM "{self.table}"'
        self._with_key = self._select.replace("SELECT ", "SELECT rowid, ", 1)
        # A searchable row is deleted before it is written anew, for the index's sake. Were its key ever another's, that
        # other row must not be replaced in silence.
        replacing = "" if "key" in self.derived else "OR REPLACE "
        self._insert = f'INSERT {replacing}INTO "{self.table}" ({names}) VALUES ({marks})'

    def to_values(self, noun: N) -> Values:
        """The content columns' values."""
        raise NotImplementedError

    def from_values(self, values: Values) -> N:
        """The inverse of `to_values`."""
        raise NotImplementedError

    def derive(self, noun: N) -> Values:
        """The values of the derived columns, which carry no content of their own."""
        del noun
        return ()

    def read(self, row: Values) -> N | Damaged:
        """One selected row as a noun, or what names it as damaged."""
        values = row[:-1]
        try:
            if digest(self._covered(values)) == row[-1]:
                return self.from_values(values)
        except (TypeError, UnicodeError):
            pass
        return Damaged(self.noun, str(row[0]))

    def _covered(self, values: Values) -> Values:
        """The values that the checksum covers: columns that came later count up to the last one that says something.

        So rows from before those columns still agree, and no two rows are covered alike: 0 and NULL in them are one.
        """
        end = len(values)
        while end > len(values) - self.later and not values[end - 1]:
            end -= 1
        return values[:end]

    def where(self, condition: str, *parameters: Any) -> Iterator[N | Damaged]:
        """The rows for which a condition (with order and limit, if wanted) holds."""
        keys = f'SELECT rowid FROM "{self.table}" {condition}'
        for _, noun in self.keyed(condition, parameters, keys):
            yield noun

    def keyed(self, condition: str, parameters: Sequence[Any], keys: str) -> Iterator[tuple[int, N | Damaged]]:
        """The same, each with its row's integer key; `keys` selects these keys alone, best from an index.

        Where the database meets a damaged page it goes on row by row, so that only those on that page are damaged.
        Raises VaultDamaged if the page is needed to tell which rows there are.
        """
        given = 0
        try:
            for row in self._connection.execute(f"{self._with_key} {condition}", parameters):
                yield row[0], self.read(row[1:])
                given += 1
        except VaultDamaged:
            if self._connection.in_transaction:
                raise
            for (key,) in self._connection.execute(keys, parameters).fetchall()[given:]:
                yield key, self._alone(key)

    def _alone(self, key: int) -> N | Damaged:
        with contextlib.suppress(VaultDamaged):
            row = self._connection.execute(f"{self._with_key} WHERE rowid = ?", (key,)).fetchone()
            if row is not None:
                return self.read(row[1:])
        # Its page is gone, or is another one; the index of ids has the keys as well, so it can still be named.
        by_id = f'SELECT id FROM "{self.table}" INDEXED BY "sqlite_autoindex_{self.table}_1" WHERE +rowid = ?'
        found = self._connection.execute(by_id, (key,)).fetchone()
        return Damaged(self.noun, "" if found is None else str(found[0]))

    def find(self, id: str) -> N | Damaged | None:
        """The row with this id, or None."""
        return next(self.where("WHERE id = ?", id), None)

    def get(self, id: str) -> N:
        """The noun with this id, or with an id that begins so. Raises NotFound, Ambiguous, RowDamaged."""
        if _BEGINNING.fullmatch(id) is None:
            raise NotFound(self.noun, id)
        found = list(self.where("WHERE id = ?", id))
        if not found:
            found = list(self.where("WHERE id >= ? AND id < ? LIMIT 2", id, id[:-1] + chr(ord(id[-1]) + 1)))
        if not found:
            raise NotFound(self.noun, id)
        if len(found) > 1:
            raise Ambiguous(id)
        return self.whole(found[0])

    def whole(self, noun: N | Damaged) -> N:
        """The noun itself, where nothing but a whole one will do. Raises RowDamaged."""
        if isinstance(noun, Damaged):
            raise RowDamaged(noun.noun, noun.id)
        return noun

    def shown(self) -> list[N | Damaged]:
        """All that is not in the trash, in the table's order."""
        return list(self.where(f"WHERE trashed_at IS NULL ORDER BY {self.order}"))

    def all(self) -> Iterator[N | Damaged]:
        """Every row, trash included, in the order of ids: what a backup and a check walk through."""
        return self.where("ORDER BY id")

    def put(self, noun: N) -> None:
        """Writes a noun, new or changed. Raises RowDamaged rather than cover a damaged row."""
        old = self.find(noun.id)
        if old is not None:
            self.whole(old)
        self.write(noun)

    def write(self, noun: N) -> None:
        """Writes a noun without looking at what was there: for new ones, and to put a whole row over a damaged one."""
        self._write_row(noun, self.derive(noun))

    def _write_row(self, noun: N, derived: Values) -> None:
        """Puts one row in, with its checksum, in place of one of the same id."""
        values = self.to_values(noun)
        self._connection.execute(self._insert, (*values, *derived, digest(self._covered(values))))
        self._connection.changed.add(self.noun)

    def remove(self, id: str) -> None:
        """Removes a row for good."""
        self._connection.execute(f'DELETE FROM "{self.table}" WHERE id = ?', (id,))
        self._connection.changed.add(self.noun)

    def count(self, which: str = "") -> int:
        """How many rows, trash included; of all, or of `which` a condition says."""
        return int(self._connection.execute(f'SELECT count(*) FROM "{self.table}" {which}').fetchone()[0])
