"""The entries' table as insights read it: every row proven by its checksum, and only made into what is counted."""

from collections.abc import Iterator, Mapping
from typing import Any

from peerjournal.model.counted import Counted
from peerjournal.model.damage import Damaged
from peerjournal.model.filters import EntryFilter
from peerjournal.model.moments import from_iso
from peerjournal.vault.connection import Connection
from peerjournal.vault.entry_rows import EntryRows
from peerjournal.vault.rows import Values, from_json
from peerjournal.vault.selection import condition
from peerjournal.vault.slicing import slices

_MOST_KEPT = 4096


class CountedEntries(EntryRows[Counted]):
    """Reads, and never writes."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._answers: dict[str, Mapping[str, int]] = {}

    def of(self, where: EntryFilter) -> Iterator[list[Counted | Damaged]]:
        """The entries that a filter lets through, oldest first, in slices."""
        yield from slices(self, *condition(where))
        self._answers.clear()

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
