"""The answers to one scale in the order of time, kept in a few bytes each: a picture of them stays in the window."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import overload

_DAY = 86_400_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a scale."""

    at: datetime
    value: int


class Answers(Sequence[Answer]):
    """`days` since 0001-01-01 with their fraction by the wall clock, ascending, and `values`; an Answer when asked."""

    def __init__(self) -> None:
        self.days = array("d")
        self.values = array("h")
        self._offsets = array("h")  # from UTC, in minutes

    def add(self, day: float, offset: timedelta | None, value: int) -> None:
        """Puts a later answer after the others; a day's fraction holds milliseconds."""
        self.days.append(day)
        self.values.append(value)
        self._offsets.append(offset.days * 1440 + offset.seconds // 60 if offset else 0)

    def __len__(self) -> int:
        return len(self.days)

    @overload
    def __getitem__(self, at: int) -> Answer: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Answer]: ...
    def __getitem__(self, at: int | slice) -> Answer | Sequence[Answer]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        day = int(self.days[at])
        clock = datetime.fromordinal(day) + timedelta(milliseconds=round((self.days[at] - day) * _DAY))
        return Answer(clock.replace(tzinfo=timezone(timedelta(minutes=self._offsets[at]))), self.values[at])

    def __iter__(self) -> Iterator[Answer]:
        return (self[at] for at in range(len(self)))
