"""Coping tips, and each time one was tried."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tip:
    """A coping tip: what it is (`title`), how to do it (`how`, Markdown), for which situations, and whence."""

    id: str
    title: str
    how: str = ""
    situations: tuple[str, ...] = ()
    group_id: str | None = None
    meeting_id: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Try:
    """One try of a tip: how strong it was before and after, each 0 to 10 or not said."""

    id: str
    tip_id: str
    at: datetime
    before: int | None = None
    after: int | None = None
    note: str = ""
    created_at: datetime | None = None
