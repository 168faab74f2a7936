"""An entry as it was before it was changed."""

from dataclasses import dataclass
from datetime import datetime

from peerjournal.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier state of an entry: `number` counts from 1, `replaced_at` is when the next state took its place."""

    id: str
    entry_id: str
    number: int
    replaced_at: datetime
    entry: Entry
