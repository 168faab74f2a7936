"""The tables of imports and of what each of them brought."""

import json
from collections.abc import Iterator

from peerjournal.model.damage import Damaged
from peerjournal.model.import_batch import Arrival, Arrivals, Batch, BroughtIn
from peerjournal.model.moments import from_iso
from peerjournal.vault.rows import Table, Values, compact, iso


class Batches(Table[Batch]):
    """Imports; their ids sort by the time they were made."""

    noun = "batch"
    table = "import_batch"
    columns = ("id", "at", "sources", "group_ids", "meeting_ids")

    def to_values(self, noun: Batch) -> Values:
        """The content columns."""
        sources = [[one.name, one.format, one.entries, one.attachments, one.updated] for one in noun.sources]
        return noun.id, iso(noun.at), compact(sources), compact(noun.group_ids), compact(noun.meeting_ids)

    def from_values(self, values: Values) -> Batch:
        """The inverse of `to_values`."""
        id, at, sources, group_ids, meeting_ids = values
        return Batch(
            id, from_iso(at), tuple(BroughtIn(*one) for one in json.loads(sources)),
            tuple(json.loads(group_ids)), tuple(json.loads(meeting_ids)),
        )  # fmt: skip


class AllArrivals(Table[Arrivals]):
    """What the imports brought."""

    noun = table = "arrivals"
    columns = ("id", "batch_id", "brought")

    def to_values(self, noun: Arrivals) -> Values:
        """The content columns."""
        return noun.id, noun.batch_id, compact([[one.entry_id, one.digest, int(one.updated)] for one in noun.brought])

    def from_values(self, values: Values) -> Arrivals:
        """The inverse of `to_values`."""
        id, batch_id, brought = values
        arrivals = (Arrival(entry_id, mark, bool(updated)) for entry_id, mark, updated in json.loads(brought))
        return Arrivals(id, batch_id, tuple(arrivals))

    def of(self, batch_id: str) -> Iterator[Arrivals | Damaged]:
        """What one import brought, in the order in which it came."""
        return self.where("WHERE batch_id = ? ORDER BY id", batch_id)

    def forget(self, batch_id: str) -> None:
        """Lets an import's list go."""
        self._connection.execute("DELETE FROM arrivals WHERE batch_id = ?", (batch_id,))
        self._connection.changed.add(self.noun)
