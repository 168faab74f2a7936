"""Reminders before a meeting and, gently, once after it. Neutral: who sees the screen learns a time, nothing else.

Nothing is counted, no row of days can be broken, and what was missed is not brought up again.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LASTS = timedelta(minutes=60)  # a meeting of which nobody said how long it is
_LATE = timedelta(minutes=20)  # after it began, "soon" is no help any more
_BREATH = timedelta(minutes=30)  # after it ended, before anything is asked
_FRESH = timedelta(hours=12)  # afterwards it is let go


class Kind(StrEnum):
    """Before a meeting, or after it."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Planned:
    """One meeting as its schedule or somebody's note has it. `before` is None where nobody wants to be reminded.

    `said` means that somebody put down something about it, so that there is nothing to ask.
    """

    group_id: str
    at: datetime
    lasts: timedelta = LASTS
    before: timedelta | None = None
    after: bool = False
    said: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is due: since when, until when, about which meeting. The faces have the words, which name no group."""

    kind: Kind
    group_id: str
    at: datetime
    since: datetime
    until: datetime

    @property
    def key(self) -> str:
        """Tells it from all others, to note that it was shown."""
        return f"{self.kind.value} {self.group_id} {int(self.at.timestamp())}"


def due(planned: Iterable[Planned], now: datetime, shown: Collection[str] = ()) -> list[Reminder]:
    """What is due now and was not shown yet, the earliest first."""
    found = [one for each in planned for one in _of(each) if one.since <= now < one.until and one.key not in shown]
    return sorted(found, key=lambda one: (one.since, one.key))


def next_change(planned: Iterable[Planned], now: datetime) -> datetime | None:
    """When something becomes due next, so that nobody has to look before."""
    return min((one.since for each in planned for one in _of(each) if one.since > now), default=None)


def moments_ahead(planned: Iterable[Planned], now: datetime, days: int = 14) -> tuple[datetime, ...]:
    """The moments of the coming reminders before meetings: all that may be kept in the clear, if somebody allows it."""
    until = now + timedelta(days=days)
    found = {one.since for each in planned for one in _of(each) if one.kind is Kind.BEFORE}
    return tuple(sorted(one for one in found if now <= one < until))


def due_while_locked(moments: Iterable[datetime], now: datetime, *, allowed: bool) -> bool:
    """Whether a locked window may say that it is time, which is all it can say; never unless it was allowed."""
    return allowed and any(one <= now < one + _LATE for one in moments)


def _of(one: Planned) -> Iterable[Reminder]:
    if one.before is not None:
        yield Reminder(Kind.BEFORE, one.group_id, one.at, one.at - one.before, one.at + _LATE)
    if one.after and not one.said:
        since = one.at + one.lasts + _BREATH
        yield Reminder(Kind.AFTER, one.group_id, one.at, since, since + _FRESH)
