"""Groups: when and how they meet, and what they agreed on."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from peerjournal.model.meeting import Meeting as Meeting  # nearly everything that knows the one knows the other


class Role(StrEnum):
    """What a person is in a group."""

    MEMBER = "member"
    FACILITATOR = "facilitator"


class Limit(StrEnum):
    """What an agreement can switch off for a group's notes: people at all, passages of others, all but the topics."""

    NO_PEOPLE = "no-people"
    NO_PASSAGES = "no-passages"
    TOPICS_ONLY = "topics-only"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A group's ground rules as they were from a moment on, with what they switched off."""

    text: str
    since: datetime
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """A break: days on which the group does not meet, both ends included; without a last one until further notice."""

    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A support group. `rrule` is an RFC 5545 recurrence (`FREQ=WEEKLY;BYDAY=TH`), counted from `first_at`.

    It is counted by the wall clock of `zone`, an IANA name, or of this computer where that is ''. `skipped` are days on
    which it does not meet (EXDATE), `extra_at` meetings beside the recurrence (RDATE), `minutes` how long one lasts.
    `agreement` holds the ground rules in the group's own words, in force since `agreed_at` with these `limits`;
    `agreement_seen_at` is when they were last shown. `retention_weeks`: how long passages of others are kept; None is
    for ever. `agenda` is a facilitator's template.
    """

    id: str
    name: str
    rrule: str = ""
    first_at: datetime | None = None
    agreement: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None
    purpose: str = ""
    place: str = ""
    online: str = ""
    role: Role = Role.MEMBER
    zone: str = ""
    minutes: int | None = None
    skipped: tuple[date, ...] = ()
    extra_at: tuple[datetime, ...] = ()
    pauses: tuple[Pause, ...] = ()
    limits: tuple[Limit, ...] = ()
    agreed_at: datetime | None = None
    agreement_seen_at: datetime | None = None
    earlier_agreements: tuple[Agreement, ...] = ()
    left_at: datetime | None = None
    retention_weeks: int | None = None
    destroy_on_leaving: bool = False
    agenda: tuple[str, ...] = ()
    remind_before: int | None = None
    remind_after: bool = False
