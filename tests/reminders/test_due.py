"""A reminder comes before a meeting, or once after it; it says a time and nothing else, and lets go of what is past."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from peerjournal.reminders import Kind, Planned, due, due_while_locked, moments_ahead, next_change

AT = datetime(2024, 5, 16, 18, 30, tzinfo=UTC)
HALF = timedelta(minutes=30)
ONE = Planned("g", AT, timedelta(minutes=90), HALF, after=True)


def kinds(now: datetime, one: Planned = ONE) -> list[Kind]:
    return [found.kind for found in due([one], now)]


def test_before_it_from_the_time_asked_for_until_it_has_begun() -> None:
    assert kinds(AT - HALF - timedelta(seconds=1)) == []
    assert kinds(AT - HALF) == kinds(AT + timedelta(minutes=19)) == [Kind.BEFORE]
    assert kinds(AT + timedelta(minutes=20)) == []
    assert kinds(AT - HALF, Planned("g", AT)) == []


def test_after_it_once_there_was_time_to_breathe_until_the_day_is_over() -> None:
    ends = AT + timedelta(minutes=90)
    assert kinds(ends + timedelta(minutes=29)) == []
    assert kinds(ends + HALF) == kinds(ends + timedelta(hours=12)) == [Kind.AFTER]
    assert kinds(ends + timedelta(hours=13)) == [], "what was missed is not brought up again"
    assert kinds(ends + HALF, Planned("g", AT, timedelta(minutes=90), after=True, said=True)) == []


def test_what_was_shown_is_not_shown_again() -> None:
    (found,) = due([ONE], AT)
    assert due([ONE], AT, {found.key}) == []
    assert "g" in found.key


def test_nothing_while_locked_unless_allowed_and_then_a_time_alone() -> None:
    moments = moments_ahead([ONE, Planned("h", AT + timedelta(days=20), before=HALF)], AT - timedelta(days=2))
    assert moments == (AT - HALF,)
    assert not due_while_locked(moments, AT - HALF, allowed=False)
    assert due_while_locked(moments, AT - HALF, allowed=True)
    assert not due_while_locked(moments, AT, allowed=True)


@given(st.lists(st.builds(
    Planned, st.sampled_from("ab"), st.datetimes(datetime(2024, 1, 1), datetime(2024, 2, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.timedeltas(timedelta(minutes=1), timedelta(hours=5)), st.none() | st.timedeltas(timedelta(0), timedelta(days=1)),
    st.booleans(), st.booleans(),
), max_size=6), st.datetimes(datetime(2024, 1, 1), datetime(2024, 2, 2), timezones=st.just(UTC)))  # fmt: skip # noqa: DTZ001
def test_whoever_waits_for_the_next_change_misses_nothing(planned: list[Planned], now: datetime) -> None:
    following = next_change(planned, now)
    between = now + timedelta(minutes=1) if following is None else now + (following - now) / 2
    if following is None or between < following:
        known = {one.key for one in due(planned, now)}
        assert {one.key for one in due(planned, between)} <= known
    if following is not None:
        assert {one.key for one in due(planned, following)} - {one.key for one in due(planned, now)} or not due(
            planned, following
        )
