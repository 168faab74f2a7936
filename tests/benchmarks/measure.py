"""How a benchmark measures and what it reports."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.acts import times


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: medians of ours and of the floor in `unit`; the bound is on ours / floor.

    A row of throughput has `more_is_better`; one without a floor bounds `ours` itself. Where `ours` is a percentile,
    `median` can stand beside it.
    """

    work: str
    ours: float
    floor: float | None
    bound: float | None
    unit: str
    against: str
    more_is_better: bool = False
    median: float | None = None

    @property
    def ratio(self) -> float:
        """Ours by the floor, or ours itself where there is none."""
        return self.ours / self.floor if self.floor else self.ours

    @property
    def holds(self) -> bool | None:
        """Whether the bound holds; None where there is none."""
        if self.bound is None:
            return None
        return self.ratio >= self.bound if self.more_is_better else self.ratio <= self.bound


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest of the values that so many per cent of them do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(len(values) * share / 100) - 1)]


def in_turn(ours: Callable[[], object], floor: Callable[[], object], many: int) -> tuple[float, float]:
    """Runs both in turn, so that both meet the same machine; gives the medians in milliseconds."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times(many)):
        for place, work in enumerate((ours, floor)):
            begun = time.perf_counter()
            work()
            taken[place].append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken[0]), statistics.median(taken[1])
