"""Meetings are those that dateutil counts, in any zone and over every change of the clock, less a group's breaks."""

import itertools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.actions import groups, meeting_times, recurrence
from peerjournal.model.errors import BadValue
from peerjournal.model.group import Group, Pause
from peerjournal.vault.vault import Vault

ZONES = (
    "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia",
    "Africa/Casablanca", "America/St_Johns", "UTC", "Asia/Tokyo", "Pacific/Auckland", "Europe/Dublin",
)  # fmt: skip
RULES = (
    "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=DAILY;COUNT=20", "FREQ=WEEKLY;COUNT=9;BYDAY=SU",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=DAILY;BYDAY=SA,SU", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
    "FREQ=WEEKLY;UNTIL=20300101T000000Z", "FREQ=DAILY;INTERVAL=3",
)  # fmt: skip


def group(rule: str, first: datetime, zone: str, **fields: object) -> Group:
    return Group("x", "x", rule, first, zone=zone, **fields)  # type: ignore[arg-type]


@settings(max_examples=150)
@given(
    st.sampled_from(RULES), st.sampled_from(ZONES),
    st.datetimes(datetime(2015, 1, 1), datetime(2029, 1, 1)).map(lambda one: one.replace(second=0, microsecond=0)),  # noqa: DTZ001
    st.integers(0, 300),
)  # fmt: skip
def test_meetings_are_those_that_dateutil_counts(rule: str, zone: str, wall: datetime, later: int) -> None:
    first = wall.replace(tzinfo=ZoneInfo(zone))
    # A start in an hour that the clock skips is another time of the same moment: nobody can enter one.
    first = first.astimezone(UTC).astimezone(ZoneInfo(zone))
    theirs = rrulestr(rule, dtstart=first.replace(fold=0))
    begin = first.astimezone(UTC) + timedelta(days=later)
    wanted = [at for one in itertools.islice(theirs, 900) if (at := one.astimezone(UTC)) > begin][:8]
    found = meeting_times.upcoming(group(rule, first, zone), begin, 8)
    assert [one.astimezone(UTC) for one in found][: len(wanted)] == wanted
    if wanted:
        before = [at for one in itertools.islice(theirs, 900) if (at := one.astimezone(UTC)) <= wanted[-1]]
        last = meeting_times.occurrence(group(rule, first, zone), wanted[-1], forward=False)
        assert last is not None
        assert last.astimezone(UTC) == before[-1]


def test_half_past_six_in_berlin_stays_that_for_somebody_in_new_york() -> None:
    first = datetime(2024, 3, 7, 18, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    found = meeting_times.upcoming(group("FREQ=WEEKLY", first, "Europe/Berlin"), first, 6)
    assert {one.astimezone(ZoneInfo("Europe/Berlin")).strftime("%a %H:%M") for one in found} == {"Thu 18:30"}
    there = [one.astimezone(ZoneInfo("America/New_York")).strftime("%H:%M") for one in found]
    assert there == ["13:30", "13:30", "13:30", "12:30", "12:30", "12:30"]


def test_days_left_out_breaks_and_extra_meetings() -> None:
    first = datetime(2024, 6, 6, 16, 30, tzinfo=UTC)
    extra = datetime(2024, 7, 17, 9, tzinfo=UTC)
    one = group(
        "FREQ=WEEKLY", first, "Europe/Berlin", skipped=(date(2024, 6, 13),), extra_at=(extra,),
        pauses=(Pause(date(2024, 7, 1), date(2024, 7, 31)), Pause(date(2024, 9, 1))),
    )  # fmt: skip
    days = [at.astimezone(UTC).strftime("%m-%d") for at in meeting_times.upcoming(one, first - timedelta(1), 20)]
    assert days == ["06-06", "06-20", "06-27", "07-17", "08-01", "08-08", "08-15", "08-22", "08-29"]
    last = meeting_times.occurrence(one, datetime(2030, 1, 1, tzinfo=UTC), forward=False)
    assert last is not None
    assert last.astimezone(UTC).strftime("%m-%d") == "08-29"
    assert meeting_times.occurrence(one, first - timedelta(1), forward=False) is None
    assert meeting_times.paused(one, date(2025, 1, 1))


def test_a_break_of_years_keeps_nobody_waiting() -> None:
    first = datetime(2000, 1, 1, 12, tzinfo=UTC)
    one = group("FREQ=DAILY", first, "UTC", pauses=(Pause(date(2000, 2, 1), date(2090, 1, 1)),))
    assert [at.year for at in meeting_times.upcoming(one, datetime(2001, 1, 1, tzinfo=UTC), 1)] == [2090]


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "../../etc/passwd", "/etc/localtime", "Europe", "\x00"])
def test_a_zone_that_is_none_is_refused(vault: Vault, zone: str) -> None:
    with pytest.raises(BadValue):
        groups.add(vault, "Circle", zone=zone)
    assert recurrence.checked_zone(" Europe/Berlin ") == "Europe/Berlin"
