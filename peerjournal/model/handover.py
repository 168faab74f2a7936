"""What one facilitator hands to the next: the group, never its people."""

from dataclasses import dataclass
from datetime import date, datetime

from peerjournal.model.group import Group


@dataclass(frozen=True, slots=True)
class Topic:
    """What a past meeting was about."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """A follow-up that is still to be seen to."""

    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Packet:
    """`group` has its name, purpose, place, schedule, agreement and agenda; `counts` are numbers of meetings and
    people, by name ('meetings', 'came_least', 'came_most', 'first_time').
    """

    group: Group
    topics: tuple[Topic, ...] = ()
    follow_ups: tuple[Open, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that would be handed over, to be looked at first: `key` names it ('topic 3'), `aliases` are people of
    this journal whose alias stands in it, `details` what looks like somebody's name, number or address.
    """

    key: str
    text: str
    aliases: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
