"""How the days of a journal lie in one long list: a heading for each month, below it a row for each entry.

Only the number of entries of each day is known here, so the outline of a hundred thousand entries is small, and the
place of any day in the list is known before a single entry was read.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

PIECE = 100  # entries of one day that are read at once


@dataclass(frozen=True, slots=True)
class Heading:
    """A month's row: how many entries the month has."""

    year: int
    month: int
    entries: int


@dataclass(frozen=True, slots=True)
class Spot:
    """An entry's row: which entry of which day it is, counted from the latest; `last` when it ends its day."""

    day: date
    place: int
    last: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a list: at row `first`, `removed` rows gave way to `added` others; all others are the same."""

    first: int
    removed: int
    added: int


class Outline:
    """`counts` are (day, number of entries), in any order. `complete` is False while only the first rows are known."""

    def __init__(self, counts: Iterable[tuple[date, int]] = (), *, complete: bool = True) -> None:
        self.complete = complete
        self._lay_out({day.toordinal(): count for day, count in counts})

    @classmethod
    def numbered(cls, counts: Mapping[int, int]) -> "Outline":
        """The same of days that are told by their numbers (`date.toordinal`), of which a life has twenty thousand."""
        made = cls()
        made._lay_out(counts)
        return made

    def _lay_out(self, counts: Mapping[int, int]) -> None:
        rising = sorted(counts)
        falling = rising[::-1]
        numbers = list(map(counts.__getitem__, falling))
        self._days, self._counts = array("i", falling), array("i", numbers)
        self._starts, self._heads = array("i"), array("i")
        self._months: list[tuple[int, int, int]] = []
        row, begin, end = 0, 0, len(rising)
        # Month by month and not day by day: what is within a month is summed up by Python's own functions.
        while begin < end:
            latest = date.fromordinal(falling[begin])
            behind = end - bisect_left(rising, falling[begin] - latest.day + 1)
            self._heads.append(row)
            self._starts.extend(accumulate(numbers[begin:behind], initial=row + 1))
            after = self._starts.pop()
            self._months.append((latest.year, latest.month, after - row - 1))
            row, begin = after, behind
        self.rows = row
        self.entries = row - len(self._heads)

    def at(self, row: int) -> Heading | Spot:
        """What stands in a row."""
        at = bisect_right(self._starts, row) - 1
        if at < 0 or row >= self._end(at):
            return Heading(*self._months[bisect_right(self._heads, row) - 1])
        place = row - self._starts[at]
        return Spot(date.fromordinal(self._days[at]), place, place == self._counts[at] - 1)

    def row_of(self, day: date, place: int = 0) -> int:
        """The row of a day's entry; of the nearest earlier day's first where nothing was written that day.

        Before everything that was written it is the last row, and -1 in an empty list.
        """
        at = self._at_or_before(day)
        if at == len(self._days):
            return self.rows - 1
        here = self._days[at] == day.toordinal()
        return self._starts[at] + (min(place, self._counts[at] - 1) if here else 0)

    def days(self, first: int, last: int) -> list[tuple[date, int]]:
        """The days (with their number of entries) that have entries in these rows, latest first."""
        at = max(bisect_right(self._starts, first) - 1, 0)
        found = []
        while at < len(self._days) and self._starts[at] <= last:
            if self._end(at) > first:
                found.append((date.fromordinal(self._days[at]), self._counts[at]))
            at += 1
        return found

    def headings(self, first: int = 0, last: int | None = None) -> list[int]:
        """The rows with headings, between two rows if given."""
        end = len(self._heads) if last is None else bisect_right(self._heads, last)
        return list(self._heads[bisect_left(self._heads, first) : end])

    def change_to(self, new: "Outline") -> Change:
        """The one stretch of rows that differs."""
        old_days, new_days = self.counts(), new.counts()
        shorter = min(len(old_days[0]), len(new_days[0]))

        def differ(part: slice) -> bool:
            return any(old[part] != new[part] for old, new in zip(old_days, new_days, strict=True))

        # Halving what is compared: an array is compared with another in one go, and not day by day.
        same = bisect_left(range(1, shorter + 1), True, key=lambda days: differ(slice(days)))
        behind = bisect_left(range(1, shorter - same + 1), True, key=lambda days: differ(slice(-days, None)))
        first = self._end(same - 1) if same else 0
        return Change(first, self.first_row_of_last(behind, new) - first, new.first_row_of_last(behind, self) - first)

    def counts(self) -> "tuple[array[int], array[int]]":
        """The days (as proleptic Gregorian ordinals) and the number of entries of each, latest first."""
        return self._days, self._counts

    def first_row_of_last(self, days: int, other: "Outline") -> int:
        """Where the rows of the last so many days begin: at a heading, if these days begin a month in both outlines."""
        if not days:
            return self.rows
        return self._starts[-days] - (self.begins_month(days) and other.begins_month(days))

    def begins_month(self, days: int) -> bool:
        """Whether the last so many days begin with a month's first row."""
        at = len(self._days) - days
        return at == 0 or self._end(at - 1) < self._starts[at]

    def _end(self, at: int) -> int:
        return self._starts[at] + self._counts[at]

    def _at_or_before(self, day: date) -> int:
        wanted = day.toordinal()
        # The days fall, and bisect wants them to rise.
        return bisect_left(self._days, -wanted, key=lambda one: -one)
