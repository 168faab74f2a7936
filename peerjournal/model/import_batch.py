"""The import: what was brought in at one time, so that it can be undone and told from what came since."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """One source of an import: its name, its format, how many entries and attachments came, how many were updated."""

    name: str
    format: str
    entries: int = 0
    attachments: int = 0
    updated: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """One import. `group_ids` and `meeting_ids` were made by it."""

    id: str
    at: datetime
    sources: tuple[BroughtIn, ...] = ()
    group_ids: tuple[str, ...] = ()
    meeting_ids: tuple[str, ...] = ()

    @property
    def entries(self) -> int:
        """How many entries it added."""
        return sum(one.entries for one in self.sources)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry that came: its id, a digest of what it was then, and whether it was here and was brought up to date."""

    entry_id: str
    digest: str
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Some of the entries of one import, in the order in which they came."""

    id: str
    batch_id: str
    brought: tuple[Arrival, ...] = ()
