"""The entries' table as a search reads it: every row proven by its checksum, and only made into what is shown of it."""

from datetime import datetime
from typing import NamedTuple

from peerjournal.model.moments import from_iso
from peerjournal.vault.entry_rows import EntryRows
from peerjournal.vault.rows import Values, from_json


class FoundEntry(NamedTuple):
    """An entry of which some words were found."""

    id: str
    at: datetime
    all_day: bool
    title: str
    body: str
    tags: tuple[str, ...]
    group_id: str | None


class FoundEntries(EntryRows[FoundEntry]):
    """Reads, and never writes."""

    def from_values(self, values: Values) -> FoundEntry:
        """Sealed passages are opened, for a person reads their own journal."""
        id, at, all_day, _, title, body, _, _, tags, group_id = values[:10]
        sealed = values[-1] if len(values) == len(self.columns) else ""  # not given where it says nothing
        return FoundEntry(
            id, from_iso(at), bool(all_day), title, self._opened(body, sealed) if sealed else body,
            () if tags == "[]" else tuple(from_json(tags)), group_id,
        )  # fmt: skip

    def _opened(self, body: str, sealed: str) -> str:
        from peerjournal.vault.sealing import Sealing  # few entries need it

        return Sealing(self._connection).open(body, sealed)

    def made_at(self, noun: FoundEntry) -> datetime:
        """The moment that the key follows."""
        return noun.at

    def texts(self, noun: FoundEntry) -> tuple[str, str, str]:
        """Title, body and tags, as of everything that can be found."""
        return noun.title, noun.body, " ; ".join(noun.tags)
