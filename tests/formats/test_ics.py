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


def calendar(*events: str, head: str = "") -> str:
    blocks = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{blocks}END:VCALENDAR\r\n"


def read(tmp_path: Path, data: bytes, remarks: Remarks | None = None) -> list[Any]:
    with source(tmp_path, data) as one:
        assert ics.recognises(one)
        return list(ics.read(one, remarks or Remarks(), NO_WISHES))


WALK = "UID:1\r\nSUMMARY:Größe zählt\r\nDTSTART:20240101T100000Z"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_calendars_come_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    (one,) = read(tmp_path, calendar(WALK).encode(encoding))
    assert one.title == "Größe zählt"


def test_lines_may_be_folded_in_the_midst_of_a_letter_and_end_in_any_way(tmp_path: Path) -> None:
    folded = calendar(WALK).encode().replace("ö".encode(), b"\xc3\r\n \xb6")
    for data in (folded, calendar(WALK).replace("\r\n", "\r").encode(), calendar(WALK).replace("\r", "").encode()):
        (one,) = read(tmp_path, data)
        assert one.title == "Größe zählt"


def test_a_calendar_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    whole = calendar(WALK, "UID:2\r\nSUMMARY:Cut\r\nDTSTART:20240105T100000Z")
    remarks = Remarks()
    (one,) = read(tmp_path, whole[: whole.index("Cut")].encode(), remarks)
    assert one.title == "Größe zählt"
    assert "the end of the calendar" in [one.what for one in remarks.skipped]


def test_two_circles_of_one_name_both_come_along_with_their_times(tmp_path: Path) -> None:
    at = "UID:{}\r\nSUMMARY:Serenity\r\nDTSTART;TZID=Europe/Berlin:{}\r\nRRULE:FREQ=WEEKLY"
    found = read(tmp_path, calendar(at.format(1, "20240101T190000"), at.format(2, "20240103T080000")).encode())
    assert [one.name for one in found] == ["Serenity (Monday 19:00)", "Serenity (Wednesday 08:00)"]


def test_a_changed_evening_may_stand_before_its_series(tmp_path: Path) -> None:
    at = "UID:1\r\nSUMMARY:Circle\r\nDTSTART:20240108T200000Z\r\n"
    found = read(tmp_path, calendar(f"{at}RECURRENCE-ID:20240108T190000Z", f"{at}RRULE:FREQ=WEEKLY").encode())
    assert [type(one) for one in found] == [ImportedGroup, ImportedMeeting]


def test_times_without_a_zone_are_in_that_of_the_calendar(tmp_path: Path) -> None:
    head = "X-WR-TIMEZONE:America/New_York\r\n"
    (one,) = read(tmp_path, calendar("UID:1\r\nDTSTART:20240101T100000", head=head).encode())
    assert one.at == datetime(2024, 1, 1, 15, tzinfo=UTC)


def test_a_zone_that_is_not_described_is_read_from_its_name_or_named(tmp_path: Path) -> None:
    names = ("GMT+0200", '"(UTC-05:30) Somewhere"', "Customized Time Zone")
    events = [f"UID:{number}\r\nDTSTART;TZID={name}:20240101T100000" for number, name in enumerate(names)]
    remarks = Remarks()
    first, second, _ = read(tmp_path, calendar(*events).encode(), remarks)
    assert (first.at, second.at) == (
        datetime(2024, 1, 1, 8, tzinfo=UTC), datetime(2024, 1, 1, 15, 30, tzinfo=UTC),
    )  # fmt: skip
    assert [one.what for one in remarks.changed] == ["a time"]


def test_an_event_whose_beginning_is_broken_is_named(tmp_path: Path) -> None:
    broken = calendar(WALK, "UID:2\r\nDTSTART:20240105T100000Z").replace("BEGIN:VEVENT", "NoneBEGIN:VEVENT", 1)
    remarks = Remarks()
    (one,) = read(tmp_path, broken.encode(), remarks)
    assert one.at == datetime(2024, 1, 5, 10, tzinfo=UTC)
    assert ("an event", "has no beginning") in [(one.what, one.why) for one in remarks.skipped]


def test_places_and_descriptions_come_along_and_what_does_not_is_named(tmp_path: Path) -> None:
    said = "LOCATION:Hall 2\r\nURL:https://example.org/j\r\nDESCRIPTION:<b>Bring</b> tea<br>please\r\n"
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nEND:VALARM"
    ends = "DTEND:20240101T113000Z\r\nSTATUS:CANCELLED\r\n"
    remarks = Remarks()
    weekly, once = read(
        tmp_path, calendar(f"{WALK}\r\n{said}{ends}{alarm}", f"{WALK}\r\n{said}RRULE:FREQ=WEEKLY").encode(), remarks
    )
    assert once.body == "**Bring** tea  \nplease\n\nHall 2\nhttps://example.org/j"
    assert (weekly.details["purpose"], weekly.details["place"]) == ("**Bring** tea  \nplease", "Hall 2")
    assert [one.what for one in remarks.skipped] == ["a reminder of an event", "when an event ends"]
    assert [one.why for one in remarks.changed] == ["was called off; it comes along like the others"]


def test_an_old_calendar_writes_its_letters_out(tmp_path: Path) -> None:
    old = "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gr=C3=B6=\r\n=C3=9Fe; caf=C3=A9\r\nDTSTART:20060102T150000Z"
    (one,) = read(tmp_path, calendar(old).encode())
    assert one.title == "Größe; café"


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
