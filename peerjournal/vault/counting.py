"""The entries' table as insights read it: every row proven by its checksum, and only made into what is counted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.crypto.digest import sha256
from peerjournal.model.counted import Counted
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import VaultDamaged
from peerjournal.model.filters import EntryFilter
from peerjournal.model.moments import from_iso
from peerjournal.vault.connection import Connection
from peerjournal.vault.entries import Entries
from peerjournal.vault.rows import Table, Values, from_json
from peerjournal.vault.selection import condition
from peerjournal.vault.slicing import slices

_MOST_KEPT = 4096


class CountedEntries(Table[Counted]):
    """Reads, and never writes. SQLite writes the JSON that a checksum covers, as `digest` would, in a third of the
    time; what is counted is then taken from the very bytes that were proven.
    """

    noun = table = "entry"
    columns, later = Entries.columns, Entries.later

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._answers: dict[str, Mapping[str, int]] = {}
        *always, left_out, sealed = self.columns  # as in `_covered`
        some, more, whole = (", ".join(one) for one in (always, (*always, left_out), self.columns))
        self._in_json = (
            f"SELECT rowid, CAST(CASE WHEN {sealed} != '' THEN json_array({whole}) WHEN {left_out} THEN"
            f" json_array({more}) ELSE json_array({some}) END AS BLOB), sha256 FROM {self.table}"
        )

    def of(self, where: EntryFilter) -> Iterator[list[Counted | Damaged]]:
        """The entries that a filter lets through, oldest first, in slices."""
        yield from slices(self, *condition(where))
        self._answers.clear()

    def keyed(
        self, condition: str, parameters: Sequence[Any], keys: str
    ) -> Iterator[tuple[int, Counted | Damaged]]:  # fmt: skip
        """As of every table; a row that does not agree is looked at again by itself, as any other is."""
        given = 0
        try:
            for key, content, checksum in self._connection.execute(f"{self._in_json} {condition}", parameters):
                right = sha256(content) == checksum
                yield key, self.from_values(from_json(content.decode())) if right else self._alone(key)
                given += 1
        except (VaultDamaged, sqlcipher.OperationalError):  # what is no text and no number stands in no JSON
            if self._connection.in_transaction:
                raise
            for (key,) in self._connection.execute(keys, parameters).fetchall()[given:]:
                yield key, self._alone(key)

    def from_values(self, values: Values) -> Counted:
        """Sealed passages are others' words and stay sealed: nothing counts them."""
        (id, at, all_day, _, title, body, feelings, scales, tags, group_id, meeting_id) = values[:11]
        return Counted(
            id, from_iso(at), bool(all_day), title, body,
            () if feelings == "[]" else tuple([name for name, _ in from_json(feelings)]),
            self._scales(scales), () if tags == "[]" else tuple(from_json(tags)), group_id, meeting_id,
        )  # fmt: skip

    def _scales(self, text: str) -> Mapping[str, int]:
        """Thousands of answers are alike, and share what they are kept in."""
        found: Any = self._answers.get(text)
        if found is None:
            if len(self._answers) >= _MOST_KEPT:
                self._answers.clear()
            found = self._answers[text] = from_json(text)
        return found  # type: ignore[no-any-return]
