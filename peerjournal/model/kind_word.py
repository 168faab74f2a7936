"""Kind words, received or given, kept so that they come back when they are needed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KindWord:
    """Something kind that was said: `received` from a person, or else given to them; `person_id` None names nobody."""

    id: str
    text: str
    received: bool
    person_id: str | None
    group_id: str | None
    at: datetime
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None
