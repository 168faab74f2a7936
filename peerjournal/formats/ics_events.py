"""One component of a calendar, taken apart: what of it can be kept, whatever is broken about it."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, available_timezones

from peerjournal.formats.daylio import note_markdown
from peerjournal.formats.imported import Remarks
from peerjournal.formats.zones import zone_named
from peerjournal.model.moments import in_whole_minutes, local

if TYPE_CHECKING:
    from icalendar.cal import Component

_NOON = time(12)
_CONTINENTS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Pacific/")
_MOST = 2_000  # days skipped or added
_ADDRESSES = ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
_OFFSET = re.compile(r"(?:GMT|UTC)\s*([+-])\s*(\d{1,2}(?::?\d\d)?)", re.IGNORECASE)
_BROKEN = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Event:
    """An event, task or note. `start` is None where there is none that can be read; `zone` an IANA name, or ''.

    `skipped` are days without it (EXDATE), `extra` times beside its rule (RDATE); `replaces` says that it stands
    for one occurrence of the event with the same `uid` (RECURRENCE-ID).
    """

    id: str
    uid: str
    start: datetime | None
    all_day: bool = False
    zone: str = ""
    minutes: int | None = None
    summary: str = ""
    description: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    rrule: str = ""
    skipped: tuple[date, ...] = ()
    extra: tuple[datetime, ...] = ()
    replaces: str | None = None

    @property
    def recurs(self) -> bool:
        """Whether it has a rule or further dates."""
        return self.replaces is None and bool(self.rrule or self.extra)


def event_of(component: "Component", number: int, remarks: Remarks, zone: tzinfo | None) -> Event:
    """A component as an event; `number` tells those without a UID apart, `zone` is for times without one."""
    raw = _value(component, "DTSTART") or _value(component, "DUE")
    start, all_day = _moment(raw, _zone_said(component, raw, remarks) or zone)
    if start is None:
        remarks.change("an event", "has no time that can be read")
    _left_out(component, remarks)
    uid = _text(component, "UID")
    replaces = _text(component, "RECURRENCE-ID") or None
    return Event(
        id=f"{uid or number}:{replaces or ''}:{'' if raw is None else raw}", uid=uid or f"#{number}", start=start,
        all_day=all_day, zone=_zone_name(raw), minutes=_minutes(component, raw), summary=_line(component, "SUMMARY"),
        description=note_markdown(_text(component, "DESCRIPTION")), location=_line(component, "LOCATION"),
        url=next(filter(None, (_line(component, name) for name in _ADDRESSES)), ""),
        categories=tuple(_categories(component)), rrule=_rule(component, remarks),
        skipped=tuple(sorted({_day(one) for one in _dates(component, "EXDATE")})),
        extra=tuple(moment for one in _dates(component, "RDATE") if (moment := _moment(one, zone)[0]) is not None),
        replaces=replaces,
    )  # fmt: skip


def _zone_said(component: "Component", raw: Any, remarks: Remarks) -> tzinfo | None:
    """The zone of a time whose name for it the calendar doesn't describe: an offset can stand in it."""
    if not isinstance(raw, datetime) or raw.tzinfo is not None:
        return None
    found = _property(component, "DTSTART") or _property(component, "DUE")
    try:
        said = str((found[0] if isinstance(found, list) else found).params.get("TZID") or "")
    except _BROKEN:
        return None
    offset = _OFFSET.search(said)
    known = zone_named(said) or (zone_named(f"GMT{offset[1]}{offset[2]}") if offset else None)
    if said and known is None:
        remarks.change("a time", "is of a zone that the calendar doesn't describe; it is taken as this computer's")
    return known


def _left_out(component: "Component", remarks: Remarks) -> None:
    """Names what neither an entry nor a group has a place for."""
    if _property(component, "ATTENDEE") or _property(component, "ORGANIZER"):
        remarks.skip("people invited", "are not brought in; add those you want to keep by an alias")
    if _property(component, "ATTACH") is not None:
        remarks.skip("a file of an event", "is not brought in; add those you want to keep yourself")
    if any(one.name == "VALARM" for one in component.subcomponents):
        remarks.skip("a reminder of an event", "is not brought in")
    if _text(component, "STATUS").upper() == "CANCELLED":
        remarks.change("an event", "was called off; it comes along like the others")
    if component.name == "VTODO":
        remarks.change("a task", "becomes an entry; whether it is done is not kept")
        if _property(component, "DTSTART") is not None and _property(component, "DUE") is not None:
            remarks.skip("when a task is due", "has no place in the journal")


def _property(component: "Component", name: str) -> Any:
    try:
        return component.get(name)
    except _BROKEN:
        return None


def _value(component: "Component", name: str) -> Any:
    """A property's date or time, None where it is broken."""
    try:
        found = component.get(name)
        return (found[0] if isinstance(found, list) else found).dt
    except _BROKEN:
        return None


def _text(component: "Component", name: str) -> str:
    found = _property(component, name)
    if found is None:
        return ""
    try:
        one = found[0] if isinstance(found, list) else found
        return (one.to_ical().decode("utf-8", "replace") if hasattr(one, "dt") else str(one)).strip()
    except _BROKEN:
        return ""


def _line(component: "Component", name: str) -> str:
    return " ".join(_text(component, name).split())


def _categories(component: "Component") -> Iterator[str]:
    found = _property(component, "CATEGORIES")
    for one in found if isinstance(found, list) else [found]:
        try:
            yield from (str(name) for name in one.cats)
        except _BROKEN:
            continue


def _moment(value: Any, zone: tzinfo | None) -> tuple[datetime | None, bool]:
    """(moment, only a date)."""
    try:
        if isinstance(value, tuple):  # a period
            value = value[0]
        if isinstance(value, datetime):
            if value.tzinfo is None or value.utcoffset() is None:
                there = value.replace(tzinfo=zone) if zone else local(value.date(), value.time())
                return in_whole_minutes(there), False
            return in_whole_minutes(_fixed(value)), False
        if isinstance(value, date):
            return local(value, _NOON), True
    except _BROKEN:
        pass
    return None, False


def _fixed(value: datetime) -> datetime:
    """A moment with a plain offset: a calendar's own zone need not outlive its file."""
    offset = value.utcoffset() or timedelta()
    return value.astimezone(UTC).astimezone(_offset(offset))


def _offset(offset: timedelta) -> tzinfo:
    from datetime import timezone

    return timezone(timedelta(minutes=round(offset.total_seconds() / 60)))


def _zone_name(value: Any) -> str:
    """The IANA name of a time's zone; of a zone that a calendar describes itself, one with the same clock."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        return ""
    name = getattr(value.tzinfo, "key", None) or ("UTC" if value.tzinfo is UTC else "")
    try:
        return str(ZoneInfo(name).key) if name else _same_clock(value.year, _offsets(value.tzinfo, value.year))
    except _BROKEN:
        return ""


def _offsets(zone: tzinfo, year: int) -> tuple[timedelta | None, ...]:
    """What a zone is from UTC in each week of two years."""
    begins = datetime(year, 1, 1, 12)  # noqa: DTZ001 - the wall clock of that zone
    return tuple((begins + timedelta(weeks=week)).replace(tzinfo=zone).utcoffset() for week in range(104))


@functools.lru_cache(maxsize=32)
def _same_clock(year: int, offsets: tuple[timedelta | None, ...]) -> str:
    names = sorted(name for name in available_timezones() if name.startswith(_CONTINENTS))
    return next((name for name in names if _offsets(ZoneInfo(name), year) == offsets), "")


def _minutes(component: "Component", start: Any) -> int | None:
    try:
        duration = _value(component, "DURATION")
        end = _value(component, "DTEND")
        if not isinstance(duration, timedelta) and isinstance(start, datetime) and isinstance(end, datetime):
            duration = end - start
        minutes = int(duration.total_seconds() // 60) if isinstance(duration, timedelta) else 0
        return minutes if 0 < minutes < 1000 else None
    except _BROKEN:
        return None


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _rule(component: "Component", remarks: Remarks) -> str:
    found = _property(component, "RRULE")
    if isinstance(found, list):
        remarks.change("an event", "has several rules; the first one counts")
        found = found[0]
    try:
        return "" if found is None else found.to_ical().decode()
    except _BROKEN:
        remarks.change("an event", "has a rule that can't be read")
        return ""


def _dates(component: "Component", name: str) -> Iterator[Any]:
    """At most so many of a property's dates, those that can be read."""
    found = _property(component, name)
    number = 0
    for one in found if isinstance(found, list) else [found]:
        try:
            each = [value.dt for value in one.dts]
        except _BROKEN:
            continue
        yield from each[: _MOST - number]
        number += len(each)
