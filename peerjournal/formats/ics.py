"""Calendars (iCalendar, RFC 5545): what recurs becomes a group with its schedule, other events become entries.

Also the other way: a group's schedule as a calendar, under a title that says nothing. Read by `icalendar`; a calendar
it refuses is taken apart and read event by event, so that one broken line does not lose the others.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from peerjournal.formats import ics_text
from peerjournal.formats.ics_components import components
from peerjournal.formats.ics_events import Event, event_of
from peerjournal.formats.imported import Found, Imported, ImportedGroup, ImportedMeeting, Remarks, Wishes
from peerjournal.formats.meeting_guide import DAY_NAMES
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from peerjournal.model.group import Group
from peerjournal.model.moments import to_local
from peerjournal.model.text import folded

NAME = "ics"
TITLE = "Calendar (.ics)"
LARGEST = 20 << 20  # bytes; ten years of a busy calendar have about five million
_BEGINS = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*BEGIN:V(CALENDAR|EVENT|TODO|JOURNAL|TIMEZONE)\b", re.I | re.M)


def recognises(source: Source) -> bool:
    """Whether a component of a calendar begins near the top."""
    return source.is_file and _BEGINS.search(source.head().replace(b"\r", b"\n")) is not None


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Found]:
    """Every event, task and journal note of a calendar."""
    found = list(events(source.read(source.name, LARGEST), remarks, wishes.zone))
    if not found:
        remarks.skip("the calendar", "has no events in it")
    recurring = {one.uid: one for one in found if one.recurs}
    names = _names(recurring.values())
    # Groups first: a changed evening may stand before the series it belongs to.
    for one in sorted(found, key=lambda one: not one.recurs):
        master = recurring.get(one.uid)
        if one.recurs and one.start is not None:
            if one.categories:
                remarks.skip("categories of what recurs", "groups have no field for them")
            yield group_of(one, names.get(one.id, ""))
        elif one.replaces is not None and master is not None and one.start is not None:
            name = names.get(master.id, "") or group_of(master).name
            yield ImportedMeeting(one.id, name, one.start, one.summary, one.description)
        else:
            if one.minutes is not None:
                remarks.skip("when an event ends", "has no place in the journal")
            yield Imported(
                source_id=one.id, at=one.start, all_day=one.all_day, title=one.summary, body=_body(one),
                tags=one.categories,
            )  # fmt: skip


def _body(event: Event) -> str:
    """What an event says, and where it is, for which an entry has no field."""
    where = "\n".join(one for one in (event.location, event.url) if one and one not in event.description)
    return "\n\n".join(part for part in (event.description, where) if part)


def _names(recurring: Collection[Event]) -> dict[str, str]:
    """Names for the groups of those that are called alike and meet at different times: both are to come along."""
    times: dict[str, set[str]] = {}
    for one in recurring:
        if one.start is not None:
            times.setdefault(folded(one.summary), set()).add(f"{one.start:%A %H:%M}")
    return {
        one.id: f"{one.summary or 'A meeting'} ({_when(one.start)})"
        for one in recurring if one.start is not None and len(times[folded(one.summary)]) > 1
    }  # fmt: skip


def _when(start: datetime) -> str:
    return f"{DAY_NAMES[start.isoweekday() % 7]} {start:%H:%M}"


def group_of(event: Event, name: str = "") -> ImportedGroup:
    """A recurring event as a group; people invited to it are left behind."""
    details: dict[str, Any] = {
        "place": event.location, "online": event.url, "zone": event.zone, "minutes": event.minutes,
        "skipped": event.skipped, "extra_at": event.extra, "purpose": event.description,
    }  # fmt: skip
    return ImportedGroup(event.id, name or event.summary or "A meeting", event.rrule, event.start, details=details)


def events(untrusted: bytes, remarks: Remarks, zone: tzinfo | None = None) -> Iterator[Event]:
    """The events of a calendar; `zone` is for times without one. Raises FileUnreadable only by the caller's reading."""
    text = ics_text.decoded(untrusted, remarks)
    zone = zone or ics_text.zone(text)
    seen: Counter[str] = Counter()
    for number, component in enumerate(components(text, remarks)):
        event = event_of(component, number, remarks, zone)
        seen[event.id] += 1
        # Programs that merge calendars write different events under one UID.
        yield event if seen[event.id] == 1 else replace(event, id=f"{event.id}:{seen[event.id]}")


def write(group: Group, title: str = "Meeting") -> bytes:
    """A group's schedule as a calendar of one event. The title is neutral unless another is asked for; nothing else of
    the group goes along. A break without an end ends the recurrence there. Raises ValueError without a first time.
    """
    from icalendar import Calendar, vRecur
    from icalendar import Event as Component

    if group.first_at is None:
        raise ValueError("a group without a first meeting has no schedule")
    begins = _in_zone(group.first_at, group.zone)
    event = Component()
    event.add("uid", group.id)
    event.add("summary", title)
    event.add("dtstamp", datetime(2000, 1, 1, tzinfo=begins.tzinfo))  # when it was written is nobody's business
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=group.minutes or 60))
    event.add("class", "PRIVATE")
    if group.rrule:
        event.add("rrule", vRecur.from_ical(group.rrule))
    skipped = [*group.skipped, *_days_of_breaks(group, begins)]
    if skipped and group.rrule:
        event.add("exdate", [begins.replace(year=day.year, month=day.month, day=day.day) for day in skipped])
    if group.extra_at:
        event.add("rdate", [_in_zone(one, group.zone) for one in group.extra_at])
    calendar = Calendar()
    calendar.add("prodid", "-//PeerJournal//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    if group.zone:
        calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _days_of_breaks(group: Group, begins: datetime) -> Iterator[date]:
    """The days of breaks, which a calendar only knows one by one."""
    for one in group.pauses:
        first = max(one.first, begins.date())
        for number in range(max(0, ((one.last or one.first) - first).days + 1)):
            day = first + timedelta(days=number)
            if number > _LONGEST_BREAK:
                return
            yield day


_LONGEST_BREAK = 400  # days of one break


def _in_zone(moment: datetime, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(zone)) if zone else to_local(moment)


def chosen(source: Source, remarks: Remarks) -> list[ImportedGroup]:
    """What can be made a group of a calendar: its events, recurring ones first. Raises FileUnreadable for none."""
    found = [one for one in events(source.read(source.name, LARGEST), remarks) if one.start and not one.replaces]
    if not found:
        raise FileUnreadable(source.path, "no-entries")
    return [group_of(one) for one in sorted(found, key=lambda one: not one.recurs)]
