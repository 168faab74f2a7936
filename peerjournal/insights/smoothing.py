"""A smooth line through scattered answers, with a band in which the line itself may lie."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from peerjournal.insights.chance import LEVEL, t_quantile

FEWEST = 10  # answers, below which a line would be drawn by chance
SPAN = 0.3  # share of all answers that each piece of the line looks at,
REACH = 180.0  # or as many as lie in this many days of a longer time,
_LEAST = 40  # though not fewer than this if the share gives as many
_PLACES = 80
_BINS = 500
_STICKIEST = 0.6


@dataclass(frozen=True, slots=True)
class Smooth:
    """The line at one place: `x` as it was given, the line's `value`, and its 95 % interval."""

    x: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Fit:
    x: float
    value: float
    leverage: float
    spread: float


def smooth(xs: Sequence[float], ys: Sequence[float], span: float = SPAN) -> tuple[Smooth, ...]:
    """Local linear regression with tricube weights and pointwise t intervals; `xs` ascending. Empty below FEWEST.

    Cleveland & Devlin 1988 (JASA 83:596) with `delta_1` as degrees of freedom. More than 500 answers are binned (Fan &
    Marron 1994). Answers of neighbouring days resemble one another, which makes a band too narrow; the variance is
    raised by (1 + r) / (1 - r), r being the correlation of successive residuals where it is positive.
    """
    n = len(xs)
    if n < FEWEST or xs[-1] <= xs[0]:
        return ()
    grid = [xs[0] + (xs[-1] - xs[0]) * at / (_PLACES - 1) for at in range(_PLACES)]
    bins = _binned(xs, ys)
    near = neighbours(n, xs[-1] - xs[0], span)
    fits = [_local(bins, xs, near, place) for place in grid]
    residuals, trace, squares = [], 0.0, 0.0
    step = (xs[-1] - xs[0]) / (_PLACES - 1)
    for x, y in zip(xs, ys, strict=True):
        left = min(int((x - xs[0]) / step), _PLACES - 2)
        share = (x - grid[left]) / step
        one, other = fits[left], fits[left + 1]
        residuals.append(y - one.value - share * (other.value - one.value))
        trace += one.leverage + share * (other.leverage - one.leverage)
        squares += one.spread + share * (other.spread - one.spread)
    freedom = max(n - 2 * trace + squares, 3.0)
    total = math.fsum(one * one for one in residuals)
    together = math.fsum(one * other for one, other in pairwise(residuals))
    stickiness = min(max(together / total, 0.0), _STICKIEST) if total else 0.0
    variance = total / freedom * (1 + stickiness) / (1 - stickiness)
    quantile = t_quantile((1 + LEVEL) / 2, freedom)
    return tuple(_with_band(fit, quantile * math.sqrt(variance * fit.spread)) for fit in fits)


def neighbours(n: int, days: float, span: float = SPAN) -> int:
    """How many answers each piece of the line looks at."""
    share = math.ceil(span * n)
    return max(8, min(share, _LEAST), math.ceil(min(span, REACH / days) * n))


def _with_band(fit: _Fit, half: float) -> Smooth:
    return Smooth(fit.x, fit.value, fit.value - half, fit.value + half)


def _binned(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[float, float, int]]:
    """(mean x, mean y, count), each answer by itself where there are few."""
    if len(xs) <= _BINS:
        return [(x, y, 1) for x, y in zip(xs, ys, strict=True)]
    width = (xs[-1] - xs[0]) / _BINS
    sums: dict[int, tuple[float, float, int]] = {}
    for x, y in zip(xs, ys, strict=True):
        place = min(int((x - xs[0]) / width), _BINS - 1)
        sum_x, sum_y, count = sums.get(place, (0.0, 0.0, 0))
        sums[place] = (sum_x + x - xs[0], sum_y + y, count + 1)
    return [(xs[0] + sum_x / count, sum_y / count, count) for sum_x, sum_y, count in sums.values()]


def _reach(xs: Sequence[float], near: int, place: float) -> float:
    """The distance to the farthest of the nearest `near` answers."""
    low, high = 0, len(xs) - near
    while low < high:  # where the window of these begins whose farther end is nearest
        middle = (low + high) // 2
        if place - xs[middle] > xs[middle + near] - place:
            low = middle + 1
        else:
            high = middle
    return max(place - xs[low], xs[low + near - 1] - place)


def _local(bins: Sequence[tuple[float, float, int]], xs: Sequence[float], nearest: int, place: float) -> _Fit:
    reach = max(_reach(xs, min(nearest, len(xs)), place) * 1.0001, 0.75)
    first = bisect_left(bins, place - reach, key=lambda one: one[0])
    last = bisect_right(bins, place + reach, key=lambda one: one[0])
    near = []
    s0 = s1 = s2 = 0.0
    for x, y, count in bins[first:last]:
        away = x - place
        weight = (1 - (abs(away) / reach) ** 3) ** 3
        near.append((away, y, count, weight))
        s0 += count * weight
        s1 += count * weight * away
        s2 += count * weight * away * away
    if not s0:  # nobody said anything near: bins are coarser than what is nearest, so the nearest of them counts alone
        away, y, count = min(((abs(x - place), y, count) for x, y, count in bins))
        return _Fit(place, y, 1 / count, 1 / count)
    spare = s0 * s2 - s1 * s1
    level = spare <= 1e-9 * max(s0 * s2, 1e-300)  # all of them at one moment: a mean is all there is
    value = spread = 0.0
    for away, y, count, weight in near:
        share = weight / s0 if level else weight * (s2 - away * s1) / spare
        value += count * share * y
        spread += count * share * share
    return _Fit(place, value, 1 / s0 if level else s2 / spare, spread)
