"""How rows of entries are read: as the JSON that their checksum covers, made by SQLite and proven byte for byte.

SQLite writes it in a third of the time that Python takes to write it anew for the proof, and hands over one value for
twenty. What an entry is made of is then taken from the very bytes that were proven.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.crypto.digest import sha256
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import VaultDamaged
from peerjournal.vault.connection import Connection
from peerjournal.vault.rows import N, Table, from_json


class EntryRows(Table[N]):
    """The table of entries, whatever is made of its rows; later columns are given where they count."""

    noun = table = "entry"
    columns = (
        "id", "at", "all_day", "starred", "title", "body", "feelings", "scales", "tags", "group_id", "meeting_id",
        "tip_ids", "attachments", "source_format", "source_id", "created_at", "updated_at", "trashed_at",
        "left_out", "sealed",
    )  # fmt: skip
    later = 2

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        *always, left_out, sealed = self.columns  # as in `_covered`
        some, more, whole = (", ".join(one) for one in (always, (*always, left_out), self.columns))
        self._in_json = (
            f"SELECT rowid, CAST(CASE WHEN {sealed} != '' THEN json_array({whole}) WHEN {left_out} THEN"
            f" json_array({more}) ELSE json_array({some}) END AS BLOB), sha256 FROM {self.table}"
        )

    def keyed(self, condition: str, parameters: Sequence[Any], keys: str) -> Iterator[tuple[int, N | Damaged]]:
        """As of every table; a row that does not agree is looked at again by itself, as any other is."""
        given = 0
        try:
            for key, content, checksum in self._connection.execute(f"{self._in_json} {condition}", parameters):
                right = sha256(content) == checksum
                yield key, self.from_values(from_json(content.decode())) if right else self._alone(key)
                given += 1
        except VaultDamaged:
            if self._connection.in_transaction:
                raise
        except sqlcipher.OperationalError:  # what is no text and no number stands in no JSON
            pass
        else:
            return
        for (key,) in self._connection.execute(keys, parameters).fetchall()[given:]:
            yield key, self._alone(key)
