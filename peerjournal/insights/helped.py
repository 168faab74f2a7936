"""Tips that help: how much each eased, drawn toward the others as far as its few tries ask for it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from peerjournal.insights.chance import LEVEL, t_quantile
from peerjournal.insights.life import Life

KEY = "tips"
# Until tries show how much they scatter, they are taken to scatter by 2.5 steps, with the weight of 4 tries.
_USUAL_SPREAD, _USUAL_WEIGHT = 2.5, 4.0
_WIDEST = 6.0  # how far tips may differ from one another, as a standard deviation
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Helped:
    """One tip. `eased` is the mean of before minus after over its `rated` tries (positive: less of it afterwards).

    `expected` is what that is worth beside the other tips, `low` to `high` its 95 % interval; all None without a rated
    try. `each` are the changes, oldest first.
    """

    tip_id: str
    title: str
    tries: int
    rated: int
    each: tuple[int, ...] = ()
    eased: float | None = None
    expected: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Helpful:
    """What helps most at least (by `low`) first: one good try has a wide interval, and its luck does not win.

    Tips without a rated try come last. `n` counts rated tries, `mean` is what tips do on the whole.
    """

    n: int
    mean: float | None
    tips: tuple[Helped, ...]


def look(life: Life) -> Helpful:
    """Every tip that is not in the trash."""
    tries: dict[str, int] = {}
    changes: dict[str, list[int]] = {}
    for one in sorted(life.tries, key=lambda one: one.at):
        tries[one.tip_id] = tries.get(one.tip_id, 0) + 1
        if one.before is not None and one.after is not None:
            changes.setdefault(one.tip_id, []).append(one.before - one.after)
    rated = [one for one in life.tips if changes.get(one.id)]
    mean, drawn = shrunk([changes[one.id] for one in rated])
    found = [
        Helped(one.id, one.title, tries[one.id], len(changes[one.id]), tuple(changes[one.id]),
               sum(changes[one.id]) / len(changes[one.id]), *value)
        for one, value in zip(rated, drawn, strict=True)
    ]  # fmt: skip
    found.sort(key=lambda one: -(one.low or 0.0))
    found += [Helped(one.id, one.title, tries.get(one.id, 0), 0) for one in life.tips if not changes.get(one.id)]
    return Helpful(sum(map(len, changes.values())), mean if rated else None, tuple(found))


def shrunk(samples: Sequence[Sequence[float]]) -> tuple[float, list[tuple[float, float, float]]]:
    """(the mean of all, for each sample its (expected, low, high)); every sample has at least one value.

    The hierarchical normal model: each sample's mean scatters around its own true value, and these around a common one
    (Gelman et al., Bayesian Data Analysis, 3rd ed., section 5.4, with the standard deviation between them uniform; its
    estimate is Efron & Morris 1975, JASA 70:311). That standard deviation is integrated out, because few samples tell
    little about it.
    """
    if not samples:
        return 0.0, []
    means = [math.fsum(one) / len(one) for one in samples]
    squares = math.fsum((x - mean) ** 2 for one, mean in zip(samples, means, strict=True) for x in one)
    freedom = sum(len(one) - 1 for one in samples) + _USUAL_WEIGHT
    variance = (squares + _USUAL_WEIGHT * _USUAL_SPREAD**2) / freedom
    own = [variance / len(one) for one in samples]
    logs, parts = [], []
    for step in range(_STEPS):
        between = ((step + 0.5) / _STEPS * _WIDEST) ** 2
        weights = [1 / (one + between) for one in own]
        whole = math.fsum(weights)
        centre = math.fsum(w * m for w, m in zip(weights, means, strict=True)) / whole
        fit = math.fsum(w * (m - centre) ** 2 for w, m in zip(weights, means, strict=True))
        logs.append((math.fsum(map(math.log, weights)) - math.log(whole) - fit) / 2)
        parts.append((centre, whole, between))
    top = max(logs)
    shares = [math.exp(one - top) for one in logs]
    total = math.fsum(shares)
    expected = [_expected(m, v, parts, [one / total for one in shares]) for m, v in zip(means, own, strict=True)]
    quantile = t_quantile((1 + LEVEL) / 2, freedom)
    grand = math.fsum(share * part[0] for share, part in zip(shares, parts, strict=True)) / total
    return grand, [(m, m - quantile * sd, m + quantile * sd) for m, sd in expected]


def _expected(
    mean: float, variance: float, parts: Sequence[tuple[float, float, float]], shares: Sequence[float]
) -> tuple[float, float]:
    """Posterior mean and standard deviation of one sample's true value."""
    first = second = 0.0
    for (centre, whole, between), share in zip(parts, shares, strict=True):
        kept = between / (variance + between)
        value = centre + kept * (mean - centre)
        spread = variance * kept + (1 - kept) ** 2 / whole
        first += share * value
        second += share * (spread + value * value)
    return first, math.sqrt(max(second - first * first, 0.0))
