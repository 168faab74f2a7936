"""What a facilitator means to see to after a meeting."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to see to for a group, perhaps by a day; `done_at` is None while it is open."""

    id: str
    group_id: str
    text: str
    due: date | None = None
    meeting_id: str | None = None
    done_at: datetime | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
