"""The answers to one scale in the order of time, kept in a few bytes each: a picture of them stays in the window."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import overload

from peerjournal.insights.moments import Moments, moment


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a scale."""

    at: datetime
    value: int


@dataclass(frozen=True, slots=True)
class Answers(Sequence[Answer]):
    """`days` since 0001-01-01 with their fraction by the wall clock, ascending, and `values`; an Answer when asked."""

    days: "array[float]"
    values: "array[int]"
    offsets: "array[int]"  # from UTC, in minutes

    def __len__(self) -> int:
        return len(self.days)

    @overload
    def __getitem__(self, at: int) -> Answer: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Answer]: ...
    def __getitem__(self, at: int | slice) -> Answer | Sequence[Answer]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return Answer(moment(self.days[at], self.offsets[at]), self.values[at])


def answers(noted: Moments, key: str) -> Answers:
    """All answers to a scale."""
    scored = noted.scales[key]
    days = array("d", map(noted.days.__getitem__, scored.places))
    return Answers(days, scored.values, array("h", map(noted.offsets.__getitem__, scored.places)))
