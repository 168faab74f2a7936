"""How has it been: each scale's answers over time, a smooth line with its band, and whether it moved at all."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from peerjournal.insights.chance import ALPHA, holm
from peerjournal.insights.life import Life
from peerjournal.insights.smoothing import smooth

KEY = "over_time"
FEWEST_BLOCKS = 6
_BLOCK = 14.0  # days, or longer over many years; what one day lends to the next has faded by then
_MOST_BLOCKS = 60
_SHUFFLES = 999


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a scale."""

    at: datetime
    value: int


@dataclass(frozen=True, slots=True)
class LineDay:
    """The smooth line on one day, with the 95 % interval for the line (not for answers)."""

    day: date
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The change over the whole period along a straight line, and how often chance alone does as much.

    `p` is corrected for all scales that were looked at; `speaks` when that is rare enough to say so.
    """

    change: float
    p: float
    speaks: bool
    blocks: int


@dataclass(frozen=True, slots=True)
class ScaleOverTime:
    """One scale: `line` is empty below 10 answers, `moved` None below 6 stretches of two weeks with answers."""

    key: str
    n: int
    mean: float
    lowest: int
    highest: int
    answers: tuple[Answer, ...]
    line: tuple[LineDay, ...]
    moved: Moved | None


def look(life: Life) -> tuple[ScaleOverTime, ...]:
    """Every scale that was answered, most often first."""
    series = {key: [(one.day, one.scales[key], one.at) for one in life.noted if key in one.scales]
              for key in life.scales()}  # fmt: skip
    trends = {key: trend([day for day, _, _ in one], [value for _, value, _ in one]) for key, one in series.items()}
    adjusted = holm([one[1] for one in trends.values() if one is not None])
    moved: dict[str, Moved] = {}
    for key, found in trends.items():
        if found is not None:
            p = adjusted[len(moved)]
            moved[key] = Moved(found[0], p, p <= ALPHA, found[2])
    return tuple(_scale(key, one, moved.get(key)) for key, one in series.items())


def _scale(key: str, series: Sequence[tuple[float, int, datetime]], moved: Moved | None) -> ScaleOverTime:
    values = [value for _, value, _ in series]
    line = smooth([day for day, _, _ in series], values)
    return ScaleOverTime(
        key, len(series), sum(values) / len(values), min(values), max(values),
        tuple(Answer(at, value) for _, value, at in series),
        tuple(LineDay(date.fromordinal(int(one.x)), _held(one.value), _held(one.low), _held(one.high)) for one in line),
        moved,
    )  # fmt: skip


def _held(value: float) -> float:
    """No line leaves the scale that was asked."""
    return min(max(value, 0.0), 10.0)


def trend(days: Sequence[float], values: Sequence[float]) -> tuple[float, float, int] | None:
    """(change from the first day to the last, p, blocks), or None where there is too little.

    The slope through the means of two-week blocks, weighted by their answers, against the same blocks in random order:
    a permutation test that leaves what neighbouring days share within a block (Good 2005, Permutation Tests, ch. 3).
    """
    sums: dict[int, tuple[float, float, int]] = {}
    length = max(_BLOCK, (days[-1] - days[0]) / _MOST_BLOCKS)
    for day, value in zip(days, values, strict=True):
        place = int((day - days[0]) // length)
        at, total, count = sums.get(place, (0.0, 0.0, 0))
        sums[place] = (at + day - days[0], total + value, count + 1)
    if len(sums) < FEWEST_BLOCKS:
        return None
    xs = [at / count for at, _, count in sums.values()]
    ys = [total / count for _, total, count in sums.values()]
    weights = [math.sqrt(count) for _, _, count in sums.values()]
    whole = sum(weights)
    middle = sum(w * x for w, x in zip(weights, xs, strict=True)) / whole
    across = [w * (x - middle) for w, x in zip(weights, xs, strict=True)]
    slope = sum(a * y for a, y in zip(across, ys, strict=True)) / sum(
        a * (x - middle) for a, x in zip(across, xs, strict=True)
    )
    # Blocks with few answers scatter more; they change places with the weight they have.
    level = sum(w * y for w, y in zip(weights, ys, strict=True)) / whole
    blocks = [(w * (y - level)) for w, y in zip(weights, ys, strict=True)]
    places = [x - middle for x in xs]
    seen = abs(sum(b * x for b, x in zip(blocks, places, strict=True)))
    chance = random.Random(len(days))  # noqa: S311 - the same answers always give the same p
    as_much = 0
    for _ in range(_SHUFFLES):
        chance.shuffle(blocks)
        as_much += abs(sum(map(float.__mul__, blocks, places))) >= seen - 1e-12
    return slope * (days[-1] - days[0]), (as_much + 1) / (_SHUFFLES + 1), len(sums)
