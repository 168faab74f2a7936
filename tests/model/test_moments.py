"""Moments are read as people and programs write them, keep their offset, and survive every corner of the calendar."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.model import moments
from peerjournal.model.errors import BadDate

Zone = Callable[[str], None]


def at(text: str) -> datetime:
    return moments.parse(text)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-17T22:15:30+02:00", "2024-05-17T22:15:30+02:00"),
        ("2024-05-17T22:15+02:00", "2024-05-17T22:15:00+02:00"),
        ("2024-05-17 22:15:30 +0200", "2024-05-17T22:15:30+02:00"),
        ("2024-05-17T22:15:30+02", "2024-05-17T22:15:30+02:00"),
        ("2024-05-17T22:15:30Z", "2024-05-17T22:15:30+00:00"),
        ("2024-05-17t22:15:30z".replace("t", "T"), "2024-05-17T22:15:30+00:00"),
        ("2024-05-17T22:15:30.5-09:30", "2024-05-17T22:15:30.500-09:30"),
        ("2024-05-17T22:15:30,123456789Z", "2024-05-17T22:15:30.123456+00:00"),
        ("  2024-05-17T22:15:30+14:00\n", "2024-05-17T22:15:30+14:00"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59+00:00"),
    ],
)
def test_a_time_with_an_offset_keeps_it(text: str, expected: str) -> None:
    moment, has_time = moments.parse(text)
    assert moments.to_iso(moment) == expected
    assert has_time


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "2024", "2024-05", "2024-13-01", "2024-02-30", "2023-02-29", "0000-01-01", "10000-01-01",
        "2024-05-17T24:01Z", "2024-05-17T22:60Z", "2024-05-17T22:15:61Z", "2024-05-17T22:15+25:00",
        "2024-05-17T22:15+02:75", "17.05.2024", "2024-05-17T22", "2024-05-17T22:15:30+02:00 and more", "2024-05-17\x00",
        "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "-2024-05-17",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_and_told_back_to_the_person_alone(text: str) -> None:
    with pytest.raises(BadDate) as caught:
        moments.parse(text)
    assert caught.value.text == text
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu"])
@pytest.mark.parametrize("day", ["0001-01-01", "1660-01-01", "1970-01-01", "2024-02-29", "9999-12-31"])
def test_a_date_alone_is_noon_of_that_day_wherever_the_computer_is(zone: str, day: str, in_zone: Zone) -> None:
    in_zone(zone)
    moment, has_time = moments.parse(day)
    assert not has_time
    assert moment.date() == date.fromisoformat(day)
    assert moment.time() == time(12)
    moment.astimezone(UTC)


def test_a_time_without_an_offset_is_this_computers_in_summer_and_in_winter(in_zone: Zone) -> None:
    in_zone("Europe/Berlin")
    assert at("2024-01-17T18:30") == datetime(2024, 1, 17, 17, 30, tzinfo=UTC)
    assert at("2024-07-17T18:30") == datetime(2024, 7, 17, 16, 30, tzinfo=UTC)
    assert moments.to_iso(at("2024-07-17T18:30")) == "2024-07-17T18:30:00+02:00"


def test_an_hour_that_the_clock_skips_or_repeats_keeps_its_wall_clock(in_zone: Zone) -> None:
    in_zone("Europe/Berlin")
    skipped, repeated = at("2024-03-31T02:30"), at("2024-10-27T02:30")
    assert skipped.replace(tzinfo=None) == datetime.fromisoformat("2024-03-31T02:30")
    assert repeated.replace(tzinfo=None) == datetime.fromisoformat("2024-10-27T02:30")
    assert skipped.utcoffset() == timedelta(hours=1)
    assert at("2024-03-31T01:30") < skipped <= at("2024-03-31T03:30")


def test_local_mean_time_of_1660_has_an_offset_that_can_be_written(in_zone: Zone) -> None:
    in_zone("Europe/London")  # -00:01:15 then
    assert moments.to_iso(at("1660-01-01")) == "1660-01-01T12:00:00-00:01"
    there = datetime(1660, 1, 1, 12, tzinfo=timezone(timedelta(seconds=-75)))
    assert moments.to_iso(moments.in_whole_minutes(there)) == "1660-01-01T12:00:15-00:01"
    assert moments.in_whole_minutes(there) == there
    assert moments.to_local(there).utcoffset() == timedelta(minutes=-1)


@pytest.mark.parametrize(
    "moment",
    [
        datetime.fromisoformat("2024-01-01T12:00"),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1))),
        datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
def test_a_moment_without_offset_or_beyond_the_calendar_is_none(moment: datetime) -> None:
    with pytest.raises(ValueError, match="a moment"):
        moments.in_whole_minutes(moment)


offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))
anywhere = st.datetimes(datetime.fromisoformat("0001-01-02"), datetime.fromisoformat("9999-12-30"), timezones=offsets)


@given(anywhere)
def test_what_is_written_is_read_back_to_the_microsecond_and_with_its_offset(moment: datetime) -> None:
    text = moments.to_iso(moment)
    for again in (moments.from_iso(text), moments.parse(text)[0]):
        assert again == moment
        assert again.utcoffset() == moment.utcoffset()


@given(anywhere, anywhere)
def test_milliseconds_follow_the_moment(one: datetime, other: datetime) -> None:
    if one < other:
        assert moments.milliseconds(one) <= moments.milliseconds(other)


@given(anywhere)
def test_the_same_moment_here_is_the_same_moment(moment: datetime) -> None:
    assert moments.to_local(moment) == moment


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("2024-12", (2024, 12, 1), (2024, 12, 31)),
        (" 2024-05-17 ", (2024, 5, 17), (2024, 5, 17)),
        ("0001", (1, 1, 1), (1, 12, 31)),
        ("9999", (9999, 1, 1), (9999, 12, 31)),
        ("9999-12", (9999, 12, 1), (9999, 12, 31)),
        ("9999-12-31", (9999, 12, 31), (9999, 12, 31)),
    ],
)
def test_a_year_a_month_or_a_day_is_its_first_and_last_day(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert moments.parse_days(text) == (date(*first), date(*last))


@pytest.mark.parametrize("text", ["", "24", "2024-", "2024-00", "2024-13", "2024-02-30", "0000", "2024/05", "today"])
def test_what_is_no_year_month_or_day_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        moments.parse_days(text)


def test_now_is_now_to_the_millisecond() -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    moment = moments.now()
    assert before <= moment <= datetime.now(UTC)
    assert moment.microsecond % 1000 == 0
    assert moment.utcoffset() is not None
