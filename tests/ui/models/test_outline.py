"""The outline against the plainest list that says the same."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from peerjournal.ui.models.outline import Heading, Outline, Spot

Counts = dict[date, int]
Row = tuple[int, int] | tuple[date, int]

_DAYS = st.integers(0, 120).map(lambda day: date(2024, 1, 1) + timedelta(days=day * 3))
COUNTS = st.dictionaries(_DAYS, st.integers(1, 4), max_size=25)


def _rows(counts: Counts) -> list[Row]:
    """The list written out: (year, month) for a heading, (day, place) for an entry."""
    rows: list[Row] = []
    month = (0, 0)
    for day in sorted(counts, reverse=True):
        if (day.year, day.month) != month:
            month = (day.year, day.month)
            rows.append(month)
        rows += [(day, place) for place in range(counts[day])]
    return rows


def _plain(outline: Outline) -> list[Row]:
    rows: list[Row] = []
    for row in range(outline.rows):
        at = outline.at(row)
        rows.append((at.year, at.month) if isinstance(at, Heading) else (at.day, at.place))
    return rows


@given(COUNTS)
def test_each_month_has_its_heading_and_each_entry_its_row(counts: Counts) -> None:
    outline = Outline(counts.items())
    assert _plain(outline) == _rows(counts)
    assert outline.entries == sum(counts.values())


@given(COUNTS)
def test_a_heading_says_how_many_entries_its_month_has(counts: Counts) -> None:
    outline = Outline(counts.items())
    for row in outline.headings():
        at = outline.at(row)
        assert isinstance(at, Heading)
        month = [count for day, count in counts.items() if (day.year, day.month) == (at.year, at.month)]
        assert at.entries == sum(month)


@given(COUNTS)
def test_the_last_entry_of_a_day_is_known(counts: Counts) -> None:
    outline = Outline(counts.items())
    for row in range(outline.rows):
        at = outline.at(row)
        if isinstance(at, Spot):
            assert at.last == (at.place == counts[at.day] - 1)


@given(COUNTS, _DAYS)
def test_a_day_is_found_or_the_nearest_before_it(counts: Counts, day: date) -> None:
    outline, rows = Outline(counts.items()), _rows(counts)
    earlier = [one for one in counts if one <= day]
    expected = rows.index((max(earlier), 0)) if earlier else len(rows) - 1
    assert outline.row_of(day) == expected


@given(COUNTS, st.integers(0, 80), st.integers(0, 80))
def test_the_days_between_two_rows(counts: Counts, one: int, other: int) -> None:
    outline, rows = Outline(counts.items()), _rows(counts)
    first, last = sorted((one, other))
    seen: Sequence[date] = [row[0] for row in rows[first : last + 1] if isinstance(row[0], date)]
    assert [day for day, _ in outline.days(first, last)] == list(dict.fromkeys(seen))
    assert outline.headings(first, last) == [
        at for at, row in enumerate(rows) if isinstance(row[0], int) and first <= at <= last
    ]


@given(COUNTS, COUNTS)
def test_a_change_says_which_rows_differ_and_no_others(before: Counts, after: Counts) -> None:
    old, new = _rows(before), _rows(after)
    change = Outline(before.items()).change_to(Outline(after.items()))
    kept = old[: change.first] + old[change.first + change.removed :]
    assert kept == new[: change.first] + new[change.first + change.added :]


@given(COUNTS)
def test_nothing_differs_from_itself(counts: Counts) -> None:
    change = Outline(counts.items()).change_to(Outline(counts.items()))
    assert (change.removed, change.added) == (0, 0)


def test_one_entry_more_changes_only_its_day() -> None:
    counts = {date(2024, 5, 17): 3, date(2024, 5, 16): 1, date(2024, 4, 2): 2}
    change = Outline(counts.items()).change_to(Outline({**counts, date(2024, 5, 16): 2}.items()))
    assert (change.first, change.removed, change.added) == (4, 1, 2)


def test_an_empty_list_has_no_row() -> None:
    outline = Outline()
    assert (outline.rows, outline.entries, outline.row_of(date(2024, 1, 1)), outline.days(0, 9)) == (0, 0, -1, [])
