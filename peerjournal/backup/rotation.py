"""Which of many backups are worth their room: the younger, the closer together."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

DAYS, WEEKS, MONTHS = 7, 4, 12

T = TypeVar("T")


def kept(backups: Iterable[tuple[date, int, T]]) -> list[T]:
    """Those to keep, the latest first, of (day, which of that day's, backup).

    The last one of each of the 7 latest days, 4 latest weeks (ISO 8601) and 12 latest months that have any. Counted are
    days with a backup and not days of the calendar, so that nobody who was away comes home to fewer.
    """
    latest_first = sorted(backups, key=lambda one: one[:2], reverse=True)
    wanted: dict[int, T] = {}
    for most, span in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        spans: set[tuple[int, ...]] = set()
        for place, (day, _, backup) in enumerate(latest_first):
            if span(day) not in spans and len(spans) < most:
                spans.add(span(day))
                wanted[place] = backup
    return [wanted[place] for place in sorted(wanted)]


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar()[:2])


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month
