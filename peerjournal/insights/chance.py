"""What chance alone can do: quantiles, corrections for many looks, the exact bootstrap of a median, shifts in time."""

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from statistics import NormalDist

ALPHA = 0.03
"""A claim is made below this adjusted p. It is under 0.05 so that what permutations do not catch has its room."""

LEVEL = 0.95
FEWEST_PAIRS = 6


@cache
def _normal() -> "NormalDist":
    from statistics import NormalDist  # with fractions and decimals, which only counting needs

    return NormalDist()


def t_quantile(share: float, freedom: float) -> float:
    """Student's t by the Cornish-Fisher expansion (Abramowitz & Stegun 26.7.5); within 1 % from 4 degrees up."""
    z = _normal().inv_cdf(share)
    v = max(freedom, 3.0)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + first / v + second / v**2 + third / v**3 + fourth / v**4


def holm(values: Sequence[float]) -> list[float]:
    """p-values corrected for as many looks as there are (Holm 1979, Scandinavian Journal of Statistics 6:65)."""
    order = sorted(range(len(values)), key=lambda at: values[at])
    adjusted = [1.0] * len(values)
    highest = 0.0
    for rank, at in enumerate(order):
        highest = max(highest, min(1.0, (len(values) - rank) * values[at]))
        adjusted[at] = highest
    return adjusted


def median_interval(values: Sequence[float], level: float = LEVEL) -> tuple[float, float, float]:
    """(median, low, high): the percentile interval of the bootstrapped median, computed, not drawn.

    The distribution of a resample's median follows from binomials (Efron 1979, Annals of Statistics 7:1, remark C;
    Maritz & Jarrett 1978), so there is no luck of the draw in it. Needs at least one value.
    """
    from statistics import median

    support = sorted(set(values))
    n = len(values)
    below = [sum(1 for one in values if one <= point) / n for point in support]
    if n % 2:
        middle = (n + 1) // 2
        reached = [(point, _at_least(n, middle, share)) for point, share in zip(support, below, strict=True)]
    else:
        reached = _even(support, below, n)
    tail = (1 - level) / 2
    low = next(point for point, share in reached if share > tail)
    high = next((point for point, share in reached if share >= 1 - tail - 1e-12), reached[-1][0])
    return median(values), low, high


def _at_least(n: int, least: int, share: float) -> float:
    """P(a binomial count of n at `share` is at least `least`)."""
    if share >= 1:
        return 1.0
    if share <= 0:
        return 0.0
    logs = math.log(share), math.log1p(-share)
    return min(1.0, sum(_choose(n, k, k * logs[0] + (n - k) * logs[1]) for k in range(least, n + 1)))


def _choose(n: int, k: int, log_share: float) -> float:
    return math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + log_share)


def _even(support: Sequence[float], below: Sequence[float], n: int) -> list[tuple[float, float]]:
    """(point, P(median <= point)) where the median is half-way between the two values in the middle."""
    half = n // 2
    chances: dict[float, float] = {}
    before = [0.0, *below[:-1]]
    for low in range(len(support)):
        # Both middle values are this one: neither half of the sample lies wholly on one side of it. That one half lies
        # below and the other above was taken away with the first, and belongs to the pairs further down.
        apart = _power(before[low], half) * _power(1 - below[low], half)
        both = _at_least(n, half + 1, below[low]) - _at_least(n, half, before[low])
        both += _choose(n, half, math.log(apart)) if apart > 0 else 0.0
        chances[support[low]] = chances.get(support[low], 0.0) + max(both, 0.0)
        for high in range(low + 1, len(support)):
            # Exactly half are `low` or less with at least one of it, and the rest `high` or more with one of it.
            lower = _power(below[low], half) - _power(before[low], half)
            upper = _power(1 - before[high], half) - _power(1 - below[high], half)
            if lower > 0 and upper > 0:
                chance = _choose(n, half, math.log(lower) + math.log(upper))
                point = (support[low] + support[high]) / 2
                chances[point] = chances.get(point, 0.0) + chance
    total, reached = 0.0, []
    for point in sorted(chances):
        total += chances[point]
        reached.append((point, total))
    return reached


def _power(share: float, times: int) -> float:
    return max(share, 0.0) ** times


def sign_flip_p(differences: Sequence[int]) -> float:
    """Two-sided p of a sum of differences when each could as well have had the other sign.

    Fisher's permutation test of paired data (The Design of Experiments, 1935, section 21); exact up to 60 pairs.
    """
    sizes = [abs(one) for one in differences if one]
    if not sizes:
        return 1.0
    seen = abs(sum(differences))
    if len(sizes) > 60:
        # Sums go by twos, so half a step is one.
        return min(1.0, 2 * (1 - _normal().cdf((seen - 1) / math.sqrt(sum(one * one for one in sizes)))))
    ways = {0: 1}
    for size in sizes:
        grown: dict[int, int] = {}
        for total, count in ways.items():
            for reached in (total + size, total - size):
                grown[reached] = grown.get(reached, 0) + count
        ways = grown
    extreme = sum(count for total, count in ways.items() if abs(total) >= seen)
    return float(extreme / 2 ** len(sizes))
