"""When something recurs (RFC 5545, by python-dateutil), by a wall clock: 18:30 stays 18:30 over summer.

The wall clock is that of a named zone, or of this computer. A time that a clock skips counts by the offset before the
gap, one it shows twice is the first of them (RFC 5545, section 3.3.5).
"""

import functools
import itertools
import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from peerjournal.model.errors import BadValue
from peerjournal.model.moments import local, to_local

_FREQUENCIES = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY"}
_LONGEST = 300  # characters
_UNTIL = re.compile(r"\bUNTIL=(\d{8})(?:T(\d{6})(Z?))?(?=;|$)")
_CLOSEST = timedelta(hours=1)
_LATEST = timedelta(days=366 * 200)


def checked_zone(untrusted_name: str) -> str:
    """An IANA name of a time zone, or '' for this computer's. Raises BadValue."""
    name = untrusted_name.strip()
    if name:
        try:
            ZoneInfo(name)
        except (ValueError, OSError, ZoneInfoNotFoundError):  # a path, a folder, nothing of that name
            raise BadValue("time zone", "a name such as Europe/Berlin") from None
    return name


def checked(untrusted_rule: str, first_at: datetime, zone: str = "") -> str:
    """The rule without its prefix, proven readable and to come true, at most once an hour. Raises BadValue."""
    rule = untrusted_rule.strip().upper().removeprefix("RRULE:").rstrip(";")
    if not rule:
        return ""
    refused = BadValue("recurrence", "a rule such as FREQ=WEEKLY;BYDAY=TH")
    parts = _parts(rule)
    plain = len(rule) <= _LONGEST and not re.search(r"\s", rule) and parts.get("INTERVAL", "1").strip("0")
    if parts.get("FREQ") not in _FREQUENCIES or not plain or {"COUNT", "UNTIL"} <= parts.keys():
        raise refused
    start = _wall(first_at, zone)
    try:
        _read(rule, start, zone)
        if not _comes_true(rule, start):
            raise refused
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
        raise refused from None
    return rule


def occurrence(
    rule: str, first_at: datetime, moment: datetime, *, forward: bool, zone: str = ""
) -> datetime | None:  # fmt: skip
    """The first occurrence after a moment, or the last one until it; None if there is none."""
    start = _wall(first_at, zone)
    here = _wall(moment, zone)
    if here > start + _LATEST or not _comes_true(rule, start):
        return None
    times = _read(rule, start, zone)
    while True:
        found = times.after(here) if forward else times.before(here, inc=True)
        if found is None:
            return None
        at = _moment(found, zone)
        # Where the clock goes back an hour, later on the wall may be earlier in truth.
        if at > moment if forward else at <= moment:
            return at
        here = found if forward else found - timedelta(seconds=1)


def _wall(moment: datetime, zone: str) -> datetime:
    """What the wall clock shows at a moment."""
    there = moment.astimezone(ZoneInfo(zone)) if zone else to_local(moment)
    return there.replace(tzinfo=None, microsecond=0, fold=0)


def _moment(wall: datetime, zone: str) -> datetime:
    """The moment at which the wall clock shows a time."""
    return to_local(wall.replace(tzinfo=ZoneInfo(zone)) if zone else local(wall.date(), wall.time()))


@functools.lru_cache(maxsize=64)
def _comes_true(rule: str, start: datetime) -> bool:
    """Whether there is a first time and the second one is not too close to it.

    Rules can be written that never come true (30 February, every seventh day from a Friday on if it is a Thursday),
    and python-dateutil looks for their first day until the year 9999: 20 seconds from today. So it is asked from a year
    near that end which has the same weekdays, and the same number of years to go to the next leap year.
    """
    late = next(
        year for year in range(9943, 9971)
        if year % 4 == start.year % 4 and datetime(year, 3, 1).weekday() == start.replace(month=3, day=1).weekday()  # noqa: DTZ001
    )  # fmt: skip
    endless = ";".join(f"{name}={value}" for name, value in _parts(rule).items() if name not in {"COUNT", "UNTIL"})
    times = list(itertools.islice(_read(endless, start.replace(year=late), ""), 2))
    return len(times) > 0 and (len(times) == 1 or times[1] - times[0] >= _CLOSEST)


def _parts(rule: str) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in rule.split(";"))


def _read(rule: str, start: datetime, zone: str) -> Any:
    from dateutil.rrule import rrulestr  # takes long to import

    def by_the_wall_clock(until: re.Match[str]) -> str:
        """An end in UTC as the wall clock shows it then, and one that names a day as the end of that day."""
        day, time, utc = until.groups()
        if not utc:
            return f"UNTIL={day}T{time or '235959'}"
        return f"UNTIL={_wall(datetime.fromisoformat(f'{day}T{time}Z'), zone):%Y%m%dT%H%M%S}"

    return rrulestr(_UNTIL.sub(by_the_wall_clock, rule), dtstart=start)
