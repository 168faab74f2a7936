"""What is typed after an option becomes a value, or is refused before anything is opened."""

from datetime import date

import click
import pytest

from peerjournal.cli import values
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import BadDate, BadValue


@pytest.mark.parametrize("typed", ["0", "7", "10", " 3 ", "05"])
def test_levels_from_0_to_10_are_taken(typed: str) -> None:
    assert values.level(typed) == int(typed)


@pytest.mark.parametrize("typed", ["11", "-1", "5.5", "", "high", "٣", "²", "1e1", "999999999999999999999"])
def test_other_levels_are_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        values.level(typed)


def test_a_feeling_may_have_an_intensity() -> None:
    assert values.feeling("calm") == Feeling("calm")
    assert values.feeling("calm=6") == Feeling("calm", 6)
    assert values.feeling("a = b=0") == Feeling("a = b", 0)
    assert values.feeling("") is None


@pytest.mark.parametrize("typed", ["calm=11", "calm=", "calm=high"])
def test_a_feeling_beyond_the_range_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        values.feeling(typed)


def test_a_scale_is_a_key_and_a_level() -> None:
    assert values.scale("hope=7") == ("hope", 7)
    assert values.scale(" ") is None
    with pytest.raises(BadValue):
        values.scale("hope=12")


@pytest.mark.parametrize("typed", ["hope", "=3"])
def test_a_scale_written_otherwise_is_wrong_usage(typed: str) -> None:
    with pytest.raises(click.BadParameter):
        values.scale(typed)


def test_a_feeling_without_a_name_is_wrong_usage() -> None:
    with pytest.raises(click.BadParameter):
        values.feeling("=3")


def test_days_may_be_years_and_months() -> None:
    assert (values.first_day("2024"), values.last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (values.first_day("2024-02"), values.last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    with pytest.raises(BadDate):
        values.first_day("2024-13")


def test_a_moment_knows_whether_it_has_a_time() -> None:
    assert values.moment("2024-05-17T19:30+02:00")[1]
    assert not values.moment("2024-05-17")[1]
    with pytest.raises(BadDate):
        values.moment("yesterday")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(BadValue):
        values.text(b"caf\xe9".decode("utf-8", "surrogateescape"))
