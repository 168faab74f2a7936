"""Calendars come in as groups with schedules and dated entries; broken ones give what they can; ours leave neutral."""

import csv
import itertools
import warnings
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

from peerjournal.actions import meeting_times
from peerjournal.formats import ics
from peerjournal.formats.ics_events import Event
from peerjournal.formats.imported import NO_WISHES, Imported, ImportedGroup, ImportedMeeting, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.group import Group, Pause

WEEKLY = b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:a
SUMMARY:Thursday circle
LOCATION:The library
ATTENDEE;CN=Somebody:mailto:somebody@example.org
DTSTART;TZID=Europe/Berlin:20240307T183000
DTEND;TZID=Europe/Berlin:20240307T200000
RRULE:FREQ=WEEKLY;BYDAY=TH
EXDATE;TZID=Europe/Berlin:20240314T183000
RDATE;TZID=Europe/Berlin:20240319T190000
END:VEVENT
BEGIN:VEVENT
UID:a
RECURRENCE-ID;TZID=Europe/Berlin:20240321T183000
DTSTART;TZID=Europe/Berlin:20240321T190000
SUMMARY:Thursday circle, later
END:VEVENT
BEGIN:VEVENT
UID:b
SUMMARY:Clinic
DTSTART;VALUE=DATE:20240401
END:VEVENT
END:VCALENDAR
"""


def source(tmp_path: Path, data: bytes) -> Source:
    (tmp_path / "a.ics").write_bytes(data)
    return Source(tmp_path / "a.ics")


def test_what_recurs_is_a_group_and_the_rest_are_entries(tmp_path: Path) -> None:
    remarks = Remarks()
    group, moved, clinic = ics.read(source(tmp_path, WEEKLY), remarks, NO_WISHES)
    assert isinstance(group, ImportedGroup)
    assert (group.name, group.rrule, group.details["zone"]) == (
        "Thursday circle", "FREQ=WEEKLY;BYDAY=TH", "Europe/Berlin",
    )  # fmt: skip
    assert (group.details["minutes"], group.details["place"]) == (90, "The library")
    assert group.details["skipped"] == (date(2024, 3, 14),)
    assert group.details["extra_at"] == (datetime(2024, 3, 19, 18, tzinfo=UTC),)
    assert isinstance(moved, ImportedMeeting)
    assert (moved.group, moved.at) == ("Thursday circle", datetime(2024, 3, 21, 18, tzinfo=UTC))
    assert isinstance(clinic, Imported)
    assert (clinic.title, clinic.all_day) == ("Clinic", True)
    assert "example.org" not in repr((group, moved, clinic))
    assert [one.what for one in remarks.skipped] == ["people invited"]


def test_one_broken_event_does_not_take_the_others_along(tmp_path: Path) -> None:
    broken = WEEKLY.replace(b"UID:b", b"UID:b\nDURATION:PT-2H-nonsense\n:::\nX")
    remarks = Remarks()
    assert len(list(ics.events(broken, remarks))) == 3
    assert ics.recognises(source(tmp_path, broken))
    nothing = list(ics.read(source(tmp_path, b"BEGIN:VCALENDAR\nEND:VCALENDAR"), remarks, NO_WISHES))
    assert nothing == []
    assert ("the calendar", "has no events in it") in [(one.what, one.why) for one in remarks.skipped]


def test_a_schedule_goes_out_with_a_neutral_title_and_comes_back(tmp_path: Path) -> None:
    group = Group(
        "0190f5e4-1111-7222-8333-444455556666", "Secret circle", "FREQ=WEEKLY;BYDAY=TH",
        datetime(2024, 3, 7, 17, 30, tzinfo=UTC), "No names.", place="Hidden Street 1", zone="Europe/Berlin",
        minutes=90, skipped=(date(2024, 3, 14),), pauses=(Pause(date(2024, 7, 1), date(2024, 7, 31)),),
        extra_at=(datetime(2024, 3, 19, 18, tzinfo=UTC),),
    )  # fmt: skip
    data = ics.write(group)
    for secret in (b"Secret", b"Hidden", b"names"):
        assert secret not in data
    assert b"SUMMARY:Meeting" in data
    (again,) = ics.read(source(tmp_path, data), Remarks(), NO_WISHES)
    assert isinstance(again, ImportedGroup)
    there = Group("x", "x", again.rrule, again.first_at, **again.details)
    after = datetime(2024, 3, 1, tzinfo=UTC)
    assert meeting_times.upcoming(there, after, 60) == meeting_times.upcoming(group, after, 60)
    with pytest.raises(ValueError, match="no schedule"):
        ics.write(Group("x", "x"))


def calendars(shared_data: Path) -> list[dict[str, str]]:
    with (shared_data / "EXPECT.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["format"] == "ics"]


def test_real_calendars_give_what_they_hold(shared_data: Path) -> None:
    rows = calendars(shared_data)
    wrong: list[tuple[str, ...]] = []
    for row in rows:
        one = Source(shared_data / row["unit"])
        found = list(ics.events(one.read(one.name), Remarks()))
        counted = len(list(ics.read(one, Remarks(), NO_WISHES)))
        if not counted == len(found) == int(row["entries"]):
            wrong.append((row["unit"], str(counted), row["entries"]))
        written = {event.start.replace(tzinfo=None).isoformat(" ") for event in found if event.start is not None}
        # EXPECT orders wall clock times; a zone that is not in the file may be understood otherwise.
        ends = [row[name][:19] for name in ("first", "last") if row[name]]
        wrong += [(row["unit"], end, "") for end in ends if not any(text.startswith(end) for text in written)]
    assert not wrong
    assert len(rows) == 177


def test_recurrences_of_real_calendars_agree_with_dateutil(shared_data: Path) -> None:
    compared = 0
    for row in calendars(shared_data):
        one = Source(shared_data / row["unit"])
        for event in ics.events(one.read(one.name), Remarks()):
            if not event.rrule or event.all_day or event.start is None or "LY" not in event.rrule:
                continue
            ours = _ours(event)
            theirs = _theirs(one, event.id)
            if ours is None or theirs is None:
                continue
            compared += 1
            assert ours == theirs, (row["unit"], event.rrule)
    assert compared >= 13, "those of them that recur at a time of a zone"


def _ours(event: Event) -> list[datetime] | None:
    details = {"zone": event.zone, "skipped": event.skipped, "extra_at": event.extra}
    assert event.start is not None
    group = Group("x", "x", event.rrule, event.start, **details)  # type: ignore[arg-type]
    try:
        found = meeting_times.upcoming(group, event.start - timedelta(seconds=1), 12)
    except ValueError:
        return None
    return [one.astimezone(UTC) for one in found]


def _theirs(source: Source, id: str) -> list[datetime] | None:
    """The same by icalendar's and dateutil's own reading; None where a start or rule has no meaning to it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            read = Calendar.from_ical(source.read(source.name), multiple=True)
            components: list[Any] = [one for calendar in read for one in calendar.walk("VEVENT")]
            event = next(one for one in components if id.startswith(f"{one.get('UID')}:"))
            start = event["DTSTART"].dt
            rules: Any = rruleset()
            rules.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
            for name, add in (("EXDATE", rules.exdate), ("RDATE", rules.rdate)):
                several = event.get(name) or []
                for one in several if isinstance(several, list) else [several]:
                    for each in one.dts:
                        add(each.dt)
            found = list(itertools.islice(rules, 12))
        except (KeyError, ValueError, TypeError, AttributeError, StopIteration):
            return None
    return None if start.tzinfo is None else [one.astimezone(UTC) for one in found]
