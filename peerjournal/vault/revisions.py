"""Earlier states of entries."""

import json
from typing import Any

from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.moments import from_iso
from peerjournal.model.revision import Revision
from peerjournal.vault.connection import Connection
from peerjournal.vault.entries import Entries
from peerjournal.vault.rows import Table, Values, compact, iso


class Revisions(Table[Revision]):
    """Each revision holds the entry's content columns as one JSON array, in the order of `Entries.columns`."""

    noun = table = "revision"
    columns = ("id", "entry_id", "number", "replaced_at", "content")

    def __init__(self, connection: Connection, entries: Entries) -> None:
        super().__init__(connection)
        self._entries = entries

    def to_values(self, noun: Revision) -> Values:
        """The content columns."""
        content = compact(dict(zip(Entries.columns, self._entries.to_values(noun.entry), strict=True)))
        return noun.id, noun.entry_id, noun.number, iso(noun.replaced_at), content

    def from_values(self, values: Values) -> Revision:
        """The inverse of `to_values`; columns that later versions added are taken as they were then: absent."""
        id, entry_id, number, replaced_at, content = values
        named: dict[str, Any] = json.loads(content)
        entry = self._entries.from_values(tuple(named.get(column) for column in Entries.columns))
        return Revision(id, entry_id, number, from_iso(replaced_at), entry)

    def of(self, entry_id: str) -> list[Revision | Damaged]:
        """An entry's revisions, oldest first."""
        return list(self.where("WHERE entry_id = ? ORDER BY number", entry_id))

    def add(self, revision_id: str, old: Entry, replaced_at: Any) -> None:
        """Keeps a state of an entry that is about to be replaced."""
        statement = "SELECT coalesce(max(number), 0) + 1 FROM revision WHERE entry_id = ?"
        number = int(self._connection.execute(statement, (old.id,)).fetchone()[0])
        self.write(Revision(revision_id, old.id, number, replaced_at, old))

    def attached(self) -> set[str]:
        """The SHA-256 of every attachment that an earlier state had. Raises RowDamaged."""
        # Within the JSON of a person's text a quotation mark is escaped, so this can't stand in one.
        revisions = self.where("""WHERE instr(content, '"attachments":"[]"') = 0""")
        return {one.sha256 for revision in revisions for one in self.whole(revision).entry.attachments}

    def forget(self, entry_id: str) -> None:
        """Removes all revisions of an entry."""
        self._connection.execute("DELETE FROM revision WHERE entry_id = ?", (entry_id,))
