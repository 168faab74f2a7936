"""Groups and their meetings."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Group:
    """A support group. `rrule` is an RFC 5545 recurrence (`FREQ=WEEKLY;BYDAY=TH`), counted from `first_at`.

    `agreement` holds the group's ground rules in its own words.
    """

    id: str
    name: str
    rrule: str = ""
    first_at: datetime | None = None
    agreement: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a group; `attended` is None while nobody has said."""

    id: str
    group_id: str
    at: datetime
    topic: str = ""
    note: str = ""
    attended: bool | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None
