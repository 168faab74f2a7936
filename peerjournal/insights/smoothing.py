"""A smooth line through scattered answers, with a band in which the line itself may lie."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import mul

from peerjournal.insights.chance import LEVEL, t_quantile
from peerjournal.insights.moments import no_pause

FEWEST = 10  # answers, below which a line would be drawn by chance
SPAN = 0.3  # share of all answers that each piece of the line looks at,
REACH = 180.0  # or as many as lie in this many days of a longer time,
_LEAST = 40  # though not fewer than this if the share gives as many
_PLACES = 80
_BINS = 500
_STICKIEST = 0.6
_AT_ONCE = 4096


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


def smooth(
    xs: Sequence[float], ys: Sequence[float], span: float = SPAN, pause: Callable[[], None] = no_pause
) -> tuple[Smooth, ...]:  # fmt: skip
    """Local linear regression with tricube weights and pointwise t intervals; `xs` ascending. Empty below FEWEST.

    Cleveland & Devlin 1988 (JASA 83:596) with `delta_1` as degrees of freedom. More than 500 answers are binned (Fan &
    Marron 1994). Answers of neighbouring days resemble one another, which makes a band too narrow; the variance is
    raised by (1 + r) / (1 - r), r being the correlation of successive residuals where it is positive.
    """
    n = len(xs)
    if n < FEWEST or xs[-1] <= xs[0]:
        return ()
    step = (xs[-1] - xs[0]) / (_PLACES - 1)
    bins = _binned(xs, ys, pause)
    near = neighbours(n, xs[-1] - xs[0], span)
    fits = []
    for at in range(_PLACES):
        if not at % 8:
            pause()
        fits.append(_local(bins, xs, near, xs[0] + step * at))
    residuals: list[float] = []
    trace = squares = 0.0
    for left in range(_PLACES - 1):
        one, other, begin = fits[left], fits[left + 1], len(residuals)
        end = n if left == _PLACES - 2 else bisect_left(xs, other.x, begin)
        if end - begin > _AT_ONCE:
            pause()
        # How far each answer of this stretch is from the place on its left, as a share of the stretch.
        shares = [(x - one.x) / step for x in xs[begin:end]]
        rise, all_shares = other.value - one.value, sum(shares)
        residuals += [y - one.value - share * rise for y, share in zip(ys[begin:end], shares, strict=True)]
        trace += one.leverage * len(shares) + all_shares * (other.leverage - one.leverage)
        squares += one.spread * len(shares) + all_shares * (other.spread - one.spread)
    pause()
    freedom = max(n - 2 * trace + squares, 3.0)
    total = math.fsum(map(mul, residuals, residuals))
    together = math.fsum(map(mul, residuals, residuals[1:]))
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


def _binned(
    xs: Sequence[float], ys: Sequence[float], pause: Callable[[], None] = no_pause
) -> list[tuple[float, float, int]]:  # fmt: skip
    """(mean x, mean y, count), each answer by itself where there are few."""
    if len(xs) <= _BINS:
        return [(x, y, 1) for x, y in zip(xs, ys, strict=True)]
    width, bins, begin = (xs[-1] - xs[0]) / _BINS, [], 0
    for place in range(_BINS):
        end = len(xs) if place == _BINS - 1 else bisect_left(xs, xs[0] + width * (place + 1), begin)
        if end > begin:
            count = end - begin
            bins.append((math.fsum(xs[begin:end]) / count, math.fsum(ys[begin:end]) / count, count))
        if not place % 64:
            pause()
        begin = end
    return bins


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
    near = bins[first:last]
    aways = [x - place for x, _, _ in near]
    weights = [count * (1 - (abs(away) / reach) ** 3) ** 3 for away, (_, _, count) in zip(aways, near, strict=True)]
    pulls = list(map(mul, weights, aways))
    s0, s1, s2 = sum(weights), sum(pulls), sum(map(mul, pulls, aways))
    if not s0:  # nobody said anything near: bins are coarser than what is nearest, so the nearest of them counts alone
        _, y, count = min((abs(x - place), y, count) for x, y, count in bins)
        return _Fit(place, y, 1 / count, 1 / count)
    spare = s0 * s2 - s1 * s1
    if spare <= 1e-9 * max(s0 * s2, 1e-300):  # all of them at one moment: a mean is all there is
        shares, own = [weight / s0 for weight in weights], 1 / s0
    else:
        shares, own = (
            [(s2 * weight - s1 * pull) / spare for weight, pull in zip(weights, pulls, strict=True)],
            s2 / spare,
        )
    value = sum([share * y for share, (_, y, _) in zip(shares, near, strict=True)])
    spread = sum([share * share / count for share, (_, _, count) in zip(shares, near, strict=True)])
    return _Fit(place, value, own, spread)
