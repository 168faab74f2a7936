"""Whether answers moved: the slope through two-week blocks, against the same blocks in random order."""

import math
import random
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter, mul

from peerjournal.insights.moments import no_pause

FEWEST_BLOCKS = 6
_BLOCK = 14.0  # days, or longer over many years; what one day lends to the next has faded by then
_MOST_BLOCKS = 60
_SHUFFLES = 999
_ENOUGH = 60  # shuffles that move as much: p is so large then that counting on would change nothing that is said

Order = Callable[[Sequence[float]], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Trend:
    """The change from the first day to the last along a straight line, its p, and how many blocks it was taken from."""

    change: float
    p: float
    blocks: int


def trends(
    series: Mapping[str, tuple[Sequence[float], Sequence[int]]], pause: Callable[[], None] = no_pause
) -> dict[str, Trend]:  # fmt: skip
    """The trend of each of several (days, answers), without those in which there is too little.

    A permutation test that leaves what neighbouring days share within a block (Good 2005, Permutation Tests, ch. 3);
    it ends early where p is large (Besag & Clifford 1991, Biometrika 78:301). All series are shuffled alike.
    """
    orders = _Orders(sum(len(days) for days, _ in series.values()))
    found = {key: _trend(days, values, orders, pause) for key, (days, values) in series.items()}
    return {key: one for key, one in found.items() if one is not None}


class _Orders:
    """Random orders of so many things, each made when it is first asked for."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - the same answers always give the same p
        self._known: dict[int, list[Order]] = {}

    def of(self, count: int, number: int) -> Order:
        """The order with a number."""
        known = self._known.setdefault(count, [])
        while len(known) <= number:
            by = [self._chance.random() for _ in range(count)]
            known.append(itemgetter(*sorted(range(count), key=by.__getitem__)))
        return known[number]


def _trend(
    days: Sequence[float], values: Sequence[int], orders: _Orders, pause: Callable[[], None]
) -> Trend | None:  # fmt: skip
    # Blocks with few answers scatter more; they change places with the weight they have.
    sums = _blocks(days, values, pause)
    if len(sums) < FEWEST_BLOCKS:
        return None
    xs = [at / count for at, _, count in sums]
    ys = [total / count for _, total, count in sums]
    weights = [math.sqrt(count) for _, _, count in sums]
    whole = sum(weights)
    middle = sum(map(mul, weights, xs)) / whole
    level = sum(map(mul, weights, ys)) / whole
    places = [x - middle for x in xs]
    across = list(map(mul, weights, places))
    slope = sum(map(mul, across, ys)) / sum(map(mul, across, places))
    blocks = [w * (y - level) for w, y in zip(weights, ys, strict=True)]
    seen = abs(sum(map(mul, blocks, places))) - 1e-12
    as_much = drawn = 0
    while drawn < _SHUFFLES and as_much < _ENOUGH:
        if not drawn % 64:
            pause()
        as_much += abs(sum(map(mul, orders.of(len(blocks), drawn)(blocks), places))) >= seen
        drawn += 1
    p = as_much / drawn if as_much == _ENOUGH else (as_much + 1) / (_SHUFFLES + 1)
    return Trend(slope * (days[-1] - days[0]), p, len(sums))


def _blocks(days: Sequence[float], values: Sequence[int], pause: Callable[[], None]) -> list[tuple[float, float, int]]:
    """(sum of days since the first, sum of answers, count) of each stretch that has any."""
    first, begin, found = days[0], 0, []
    length = max(_BLOCK, (days[-1] - first) / _MOST_BLOCKS)
    while begin < len(days):
        pause()
        block = (days[begin] - first) // length
        end = max(bisect_left(days, first + (block + 1) * length, begin), begin + 1)
        count = end - begin
        found.append((sum(days[begin:end]) - count * first, float(sum(values[begin:end])), count))
        begin = end
    return found
