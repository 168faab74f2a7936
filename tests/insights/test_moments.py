"""Moments in columns are the moments that were put in: in order, exact, across offsets and the change of clocks."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from peerjournal.insights.moments import Noted, of

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
FIRST, LAST = datetime(1660, 1, 1), datetime(9000, 1, 1)  # noqa: DTZ001 - hypothesis adds the offset
TIMES = st.datetimes(FIRST, LAST, timezones=OFFSETS).map(
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)
NOTED = st.builds(
    Noted, TIMES, st.booleans(), st.dictionaries(st.sampled_from(("hope", "mood", "pain")), st.integers(0, 10)),
    st.lists(st.sampled_from(("calm", "tired", "sad")), unique=True).map(tuple),
    st.lists(st.sampled_from(("work", "walk")), unique=True).map(tuple), st.sampled_from((None, "g1", "g2")),
)  # fmt: skip


def clock(one: Noted) -> datetime:
    """The wall clock of a moment."""
    return one.at.replace(tzinfo=None)


@given(st.lists(NOTED, max_size=40))
def test_what_was_put_in_comes_back_in_the_order_of_the_wall_clock(noted: list[Noted]) -> None:
    found = list(of(noted))
    assert found == sorted(noted, key=clock)
    assert [one.at.utcoffset() for one in found] == [one.at.utcoffset() for one in sorted(noted, key=clock)]


def test_an_hour_that_comes_twice_stands_twice_at_its_wall_clock() -> None:
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    twice = [Noted(datetime(2024, 10, 27, 2, 30, tzinfo=summer), scales={"hope": 1}),
             Noted(datetime(2024, 10, 27, 2, 10, tzinfo=winter), scales={"hope": 2})]  # fmt: skip
    assert [one.scales["hope"] for one in of(twice)] == [2, 1]


def test_the_latest_way_to_write_a_name_is_kept_whatever_was_put_in_first() -> None:
    day = datetime(2024, 1, 1, tzinfo=UTC)
    found = of([Noted(day + timedelta(2), feelings=("CALM",)), Noted(day, feelings=("calm", "sad"), tags=("calm",))])
    assert [one.feelings for one in found] == [("CALM", "sad"), ("CALM",)]
    assert found[0].tags == ("calm",)
