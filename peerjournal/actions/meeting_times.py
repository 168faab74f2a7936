"""When a group meets: its recurrence without the days it skips and its breaks, with its extra meetings."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from peerjournal.actions import recurrence
from peerjournal.model.group import Group
from peerjournal.model.moments import local, to_local

_MOST_SKIPPED = 2000  # in one go; a group that skips more of its meetings in a row does not meet


def occurrence(group: Group, moment: datetime, *, forward: bool) -> datetime | None:
    """The first meeting of a group's schedule after a moment, or the last one until it; None if there is none."""
    extra = [at for at in group.extra_at if (at > moment if forward else at <= moment)]
    regular = _regular(group, moment, forward=forward)
    found = [*(to_local(at) for at in extra), *([regular] if regular is not None else [])]
    return (min if forward else max)(found, default=None)


def upcoming(group: Group, after: datetime, number: int) -> list[datetime]:
    """The next so many meetings of its schedule after a moment; fewer where it ends."""
    found: list[datetime] = []
    while len(found) < number and (at := occurrence(group, found[-1] if found else after, forward=True)) is not None:
        found.append(at)
    return found


def day_of(group: Group, at: datetime) -> date:
    """The day of a meeting by the group's own clock."""
    return (at.astimezone(ZoneInfo(group.zone)) if group.zone else to_local(at)).date()


def paused(group: Group, day: date) -> bool:
    """Whether a day lies in a break."""
    return any(one.first <= day and (one.last is None or day <= one.last) for one in group.pauses)


def _regular(group: Group, moment: datetime, *, forward: bool) -> datetime | None:
    if not group.rrule or group.first_at is None:
        return None
    at: datetime | None = moment
    for _ in range(_MOST_SKIPPED):
        at = recurrence.occurrence(group.rrule, group.first_at, at or moment, forward=forward, zone=group.zone)
        if at is None:
            return None
        day = day_of(group, at)
        if day not in group.skipped and not paused(group, day):
            return at
        if forward and any(one.first <= day and one.last is None for one in group.pauses):
            return None  # a break until further notice
        at = _past_the_day(group, day, at, forward=forward)
    return None


def _past_the_day(group: Group, day: date, at: datetime, *, forward: bool) -> datetime:
    """A moment from which to look on: past the whole break a day lies in, or just past the meeting itself."""
    for one in group.pauses:
        if one.first <= day and (one.last is None or day <= one.last):
            if forward and one.last is not None:
                return max(at, _midnight(group, one.last + timedelta(days=1)) - timedelta(seconds=1))
            if not forward:
                return min(at - timedelta(seconds=1), _midnight(group, one.first) - timedelta(seconds=1))
    return at if forward else at - timedelta(seconds=1)


def _midnight(group: Group, day: date) -> datetime:
    if group.zone:
        return datetime.combine(day, time(), tzinfo=ZoneInfo(group.zone))
    return local(day, time())
