"""Rows of numbers come back as they were put in, however long they are."""

from hypothesis import given
from hypothesis import strategies as st

from peerjournal.insights.numbers import Numbers


@given(st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=50), max_size=30))
def test_rows_come_back_as_they_were_put_in(rows: list[list[int]]) -> None:
    kept = Numbers()
    for row in rows:
        kept.append(row)
    assert [list(kept[at]) for at in range(len(kept))] == rows


def test_rows_longer_than_what_is_taken_at_once_have_room_too() -> None:
    kept = Numbers()
    rows = [list(range(count)) for count in (3, 262_144, 300_000, 0, 7)]
    for row in rows:
        kept.append(row)
    assert [list(kept[at]) for at in range(len(kept))] == rows
