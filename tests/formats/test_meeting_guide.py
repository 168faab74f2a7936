"""A list of meetings gives groups to choose from, with days, times and places, and nobody's name or number."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from peerjournal.formats import meeting_guide
from peerjournal.formats.imported import NO_WISHES, ImportedGroup, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable


def groups(tmp_path: Path, *rows: dict[str, Any], remarks: Remarks | None = None) -> list[ImportedGroup]:
    path = tmp_path / "meetings.json"
    path.write_text(json.dumps([{"slug": str(number), **row} for number, row in enumerate(rows)]))
    return list(meeting_guide.read(Source(path), remarks or Remarks(), NO_WISHES))


def test_days_and_times_in_every_way_lists_write_them(tmp_path: Path) -> None:
    rules = [
        (one.rrule, one.first_at and one.first_at.strftime("%a %H:%M"), one.details["minutes"])
        for one in groups(
            tmp_path,
            {"name": "a", "day": 0, "time": "18:00", "end_time": "19:30"},
            {"name": "b", "day": "6", "time": "11:05 AM"},
            {"name": "c", "day": [1, 3], "time": "12:15 pm", "end_time": "00:15"},
            {"name": "d", "day": None, "time": "18:00"},
            {"name": "e", "day": 9, "time": "18:00"},
            {"name": "f", "day": 1, "time": "whenever"},
        )
    ]
    assert rules == [
        ("FREQ=WEEKLY;BYDAY=SU", "Sun 18:00", 90), ("FREQ=WEEKLY;BYDAY=SA", "Sat 11:05", None),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "Mon 12:15", 720), *[("", None, None)] * 3,
    ]  # fmt: skip


def test_two_of_a_name_are_told_apart(tmp_path: Path) -> None:
    rows = [{"name": "Evening", "day": day, "time": "19:00"} for day in (1, 2, 2)] + [{"name": "Other", "day": 1}]
    names = [one.name for one in groups(tmp_path, *rows)]
    assert names == ["Evening (Monday 19:00)", "Evening (Tuesday 19:00)", "Evening (Tuesday 19:00) 2", "Other"]


def test_days_by_name_and_by_the_numbers_of_other_programs(tmp_path: Path) -> None:
    rules = [
        (one.rrule[12:], one.first_at and one.first_at.strftime("%H:%M"))
        for one in groups(
            tmp_path,
            {"name": "a", "day": "7", "time": "7 PM"},
            {"name": "b", "day": "Tuesday", "time": "noon"},
            {"name": "c", "day": "1,3", "time": "24:00"},
            {"name": "d", "day": ["Fri"], "time": "1900"},
            {"name": "e", "day": 1, "time": "7"},
        )
    ]
    assert rules == [
        ("BYDAY=SU", "19:00"), ("BYDAY=TU", "12:00"), ("BYDAY=MO,WE", "00:00"), ("BYDAY=FR", "19:00"), ("", None),
    ]  # fmt: skip


def test_what_kind_of_meeting_it_is_comes_along_in_words(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"name": "a", "types": ["O", "BE", "Quiet"]}, {"name": "b", "types": "C,W"}, {"name": "c", "types": 3},
    ]  # fmt: skip
    found = groups(tmp_path, *rows)
    assert [one.details["purpose"] for one in found] == ["Open, Newcomer, Quiet", "Closed, Women", ""]
    assert [one.kinds for one in found] == [("O", "BE", "Quiet"), ("C", "W"), ()]


def test_two_by_appointment_are_two(tmp_path: Path) -> None:
    names = [one.name for one in groups(tmp_path, {"name": "Call us"}, {"name": "Call us"})]
    assert names == ["Call us (by appointment)", "Call us (by appointment) 2"]


MONDAY = {"name": "a", "slug": "a", "day": 1, "time": "19:00"}


@pytest.mark.parametrize(
    "whole",
    [
        {"meetings": [MONDAY]},
        {"records": [{"id": "rec1", "createdTime": "2020-10-15", "fields": {**MONDAY, "day": "Monday"}}]},
        [{"name": "a", "day": [1], "time": "19:00", "types": ["O"]}],
    ],
)
def test_a_list_within_another_form_is_one_too(tmp_path: Path, whole: Any) -> None:
    (tmp_path / "a.json").write_text(json.dumps(whole, indent=1))
    with Source(tmp_path / "a.json") as source:
        assert meeting_guide.recognises(source)
        (one,) = meeting_guide.read(source, Remarks(), NO_WISHES)
    assert one.rrule == "FREQ=WEEKLY;BYDAY=MO"


def test_a_journal_with_days_and_names_is_no_list_of_meetings(tmp_path: Path) -> None:
    day = {"name": "a", "day": "2024-05-01", "time": "10:00", "location": "home", "text": "x"}
    (tmp_path / "a.json").write_text(json.dumps([day]))
    with Source(tmp_path / "a.json") as source:
        assert not meeting_guide.recognises(source)


def test_nobody_comes_along(tmp_path: Path) -> None:
    secrets = {
        "contact_1_name": "Mary Smith", "contact_1_phone": "555-123-4567", "contact_1_email": "mary@example.org",
        "email": "list@example.org", "phone": "+1 555 123 4567", "notes": "Call Mary", "group_notes": "Ask Mary",
        "feedback_emails": ["x@example.org"], "venmo": "@mary",
    }  # fmt: skip
    remarks = Remarks()
    (one,) = groups(
        tmp_path,
        {"name": "Circle, call +1 (555) 123-4567", "day": 1, "time": "19:00", "location": "mary@example.org Hall",
         "formatted_address": "123 Main Street, Anytown", "conference_url": "https://example.org/j/1", **secrets},
        remarks=remarks,
    )  # fmt: skip
    told = repr(one)
    for secret in ("Mary", "mary", "555", "@", "Ask"):
        assert secret not in told
    assert one.details["place"] == "Hall, 123 Main Street, Anytown"
    assert one.details["online"] == "https://example.org/j/1"
    assert [found.what for found in remarks.skipped] == ["contacts and notes"]


@pytest.mark.parametrize("data", [b"[]", b"{}", b"[1, 2]", b"[[[", b"\xff\xfe"])
def test_what_is_no_list_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    assert not meeting_guide.recognises(Source(tmp_path / "a.json"))
    with pytest.raises(FileUnreadable):
        list(meeting_guide.read(Source(tmp_path / "a.json"), Remarks(), NO_WISHES))


def test_real_lists_are_recognised_and_whole(shared_data: Path) -> None:
    with (shared_data / "EXPECT.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["format"] == "meeting-guide"]
    for row in rows:
        source = Source(shared_data / row["unit"])
        assert meeting_guide.recognises(source), row["unit"]
        found = list(meeting_guide.read(source, Remarks(), NO_WISHES))
        assert len(found) == int(row["entries"]), row["unit"]
        assert len({one.name for one in found}) == len(found), "each can be chosen by its name"
        assert not [one for one in found if re.search(r"\S@\S", one.name + one.details["place"])]
    assert rows
