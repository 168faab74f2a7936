"""The table of drafts."""

import json

from peerjournal.model.draft import Draft
from peerjournal.vault.rows import Table, Values, compact, iso, moment


class Drafts(Table[Draft]):
    """Drafts, in the order of their ids."""

    noun = table = "draft"
    columns = ("id", "kind", "about", "cursor", "updated_at", "fields")

    def to_values(self, noun: Draft) -> Values:
        """The content columns."""
        return noun.id, noun.kind, noun.about, noun.cursor, iso(noun.updated_at), compact(noun.fields)

    def from_values(self, values: Values) -> Draft:
        """The inverse of `to_values`."""
        id, kind, about, cursor, updated_at, fields = values
        return Draft(id, kind, about, json.loads(fields), cursor, moment(updated_at))

    def place(self) -> str:
        """Where in the window the person was, as JSON."""
        return str(self._connection.execute("SELECT place FROM vault").fetchone()[0])

    def set_place(self, place: str) -> None:
        """Keeps it."""
        self._connection.execute("UPDATE vault SET place = ?", (place,))
