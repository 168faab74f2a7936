"""The entry: one moment in the journal, with or without words."""

from dataclasses import dataclass, field
from datetime import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peerjournal.model.attachment import Attachment  # most entries have none


@dataclass(frozen=True, slots=True)
class Feeling:
    """A named feeling; intensity 0 to 10, or None where only the name was given."""

    name: str
    intensity: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry was imported from: the format, and the id it had (or was given from its content) there."""

    format: str
    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One moment: `body` is Markdown; `at` carries the UTC offset of where it was written.

    `all_day` means that only the date is known: `at` is then noon of it. `scales` maps a measure's key to 0..10.
    `attachments` lists what hangs on the entry, in order; their bytes lie in the vault's attachments. One that is
    `left_out` does not come up by itself on the same day of other years.
    """

    id: str
    at: datetime
    title: str = ""
    body: str = ""
    feelings: tuple[Feeling, ...] = ()
    scales: dict[str, int] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    group_id: str | None = None
    meeting_id: str | None = None
    tip_ids: tuple[str, ...] = ()
    attachments: "tuple[Attachment, ...]" = ()
    starred: bool = False
    all_day: bool = False
    source: Source | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None
    left_out: bool = False
