"""A recurrence keeps to the wall clock over summer and winter, ends where it says, and never keeps anybody waiting."""

import itertools
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from peerjournal.actions import recurrence
from peerjournal.model.errors import BadValue
from peerjournal.model.moments import parse

Zone = Callable[[str], None]


def at(text: str) -> datetime:
    return parse(text)[0]


def from_then_on(rule: str, first: datetime, number: int, after: datetime | None = None) -> list[datetime]:
    found: list[datetime] = []
    moment = after or first - timedelta(seconds=1)
    while len(found) < number:
        following = recurrence.occurrence(rule, first, moment, forward=True)
        if following is None:
            break
        found.append(following)
        moment = following
    return found


def test_half_past_six_stays_half_past_six_over_summer_and_winter(in_zone: Zone) -> None:
    in_zone("Europe/Berlin")
    first = at("2024-03-21T18:30")
    times = from_then_on("FREQ=WEEKLY;BYDAY=TH", first, 40)
    assert {moment.strftime("%A %H:%M") for moment in times} == {"Thursday 18:30"}
    assert {moment.utcoffset() for moment in times} == {timedelta(hours=1), timedelta(hours=2)}
    assert {later.date() - earlier.date() for earlier, later in itertools.pairwise(times)} == {timedelta(days=7)}


def test_an_hour_the_clock_skips_comes_an_hour_later_that_day(in_zone: Zone) -> None:
    in_zone("Europe/Berlin")
    times = from_then_on("FREQ=DAILY", at("2024-03-30T02:30"), 3)
    assert [moment.isoformat() for moment in times] == [
        "2024-03-30T02:30:00+01:00", "2024-03-31T03:30:00+02:00", "2024-04-01T02:30:00+02:00",
    ]  # fmt: skip


def test_the_last_one_until_a_moment_includes_that_moment(in_zone: Zone) -> None:
    in_zone("America/New_York")
    first = at("2024-05-02T18:30")
    for moment, last in (
        ("2024-05-16T18:30", "2024-05-16T18:30"), ("2024-05-16T18:29", "2024-05-09T18:30"),
        ("2024-11-07T23:00", "2024-11-07T18:30"), ("2024-05-02T18:30", "2024-05-02T18:30"),
    ):  # fmt: skip
        assert recurrence.occurrence("FREQ=WEEKLY", first, at(moment), forward=False) == at(last)
    assert recurrence.occurrence("FREQ=WEEKLY", first, at("2024-05-02T18:29"), forward=False) is None


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=WEEKLY;COUNT=3", "2024-05-16T18:30"),
        ("FREQ=WEEKLY;UNTIL=20240516", "2024-05-16T18:30"),
        ("FREQ=WEEKLY;UNTIL=20240516T183000", "2024-05-16T18:30"),
        ("FREQ=WEEKLY;UNTIL=20240516T163000Z", "2024-05-16T18:30"),
        ("FREQ=WEEKLY;UNTIL=20240516T162959Z", "2024-05-09T18:30"),
        ("FREQ=WEEKLY;UNTIL=20240515", "2024-05-09T18:30"),
    ],
)
def test_it_ends_where_the_rule_says_in_utc_or_on_the_wall(rule: str, last: str, in_zone: Zone) -> None:
    in_zone("Europe/Berlin")
    first = at("2024-05-02T18:30")
    assert recurrence.checked(rule, first) == rule
    assert from_then_on(rule, first, 9)[-1] == at(last)
    assert recurrence.occurrence(rule, first, at("2030-01-01T00:00"), forward=False) == at(last)
    assert recurrence.occurrence(rule, first, at("2030-01-01T00:00"), forward=True) is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""), ("  ", ""), ("FREQ=WEEKLY;BYDAY=TH", "FREQ=WEEKLY;BYDAY=TH"),
        ("rrule:freq=weekly;byday=mo,th;", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
    ],
)  # fmt: skip
def test_a_readable_rule_is_kept_without_its_prefix(written: str, kept: str) -> None:
    assert recurrence.checked(written, datetime(2024, 5, 2, 18, 30, tzinfo=UTC)) == kept


@pytest.mark.parametrize(
    "rule",
    [
        "every Thursday", "FREQ=", "FREQ=WEEKLY;BYDAY=XX", "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYSETPOS=53",
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31", "FREQ=DAILY;INTERVAL=7;BYDAY=FR", "FREQ=DAILY;BYHOUR=1;BYMINUTE=0,1",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20300101", "DTSTART:20240101T000000\nRRULE:FREQ=DAILY", "FREQ=WEEKLY;UNTIL=20240230",
        "FREQ=WEEKLY;FOO=1", "FREQ=WEEKLY" + ";BYDAY=TH" * 99, "\udcff", "FREQ=WEEKLY\x00",
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_read_never_comes_true_or_comes_too_often_is_refused_at_once(rule: str) -> None:
    started = time.perf_counter()
    with pytest.raises(BadValue):
        recurrence.checked(rule, datetime(2024, 5, 2, 18, 30, tzinfo=UTC))
    assert time.perf_counter() - started < 2


def test_a_rule_that_stopped_coming_true_in_another_time_zone_keeps_nobody_waiting(in_zone: Zone) -> None:
    in_zone("UTC")
    first = at("2024-05-02T23:30")
    rule = recurrence.checked("FREQ=DAILY;INTERVAL=7;BYDAY=TH", first)
    assert len(from_then_on(rule, first, 3)) == 3
    in_zone("Asia/Tokyo")
    started = time.perf_counter()
    assert recurrence.occurrence(rule, first, first, forward=True) is None
    assert time.perf_counter() - started < 2


def test_a_group_of_two_centuries_ago_meets_no_more() -> None:
    first = datetime(1700, 1, 1, 12, tzinfo=UTC)
    assert recurrence.occurrence("FREQ=DAILY", first, datetime(2024, 1, 1, tzinfo=UTC), forward=True) is None
