"""How has it been: each scale's answers over time, a smooth line with its band, and whether it moved at all."""

from dataclasses import dataclass
from datetime import date

from peerjournal.insights.answers import Answers, answers
from peerjournal.insights.chance import ALPHA, holm
from peerjournal.insights.life import Life
from peerjournal.insights.smoothing import Smooth, smooth
from peerjournal.insights.trend import trends

KEY = "over_time"


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
    answers: Answers
    line: tuple[LineDay, ...]
    moved: Moved | None

    def drawn(self) -> list[tuple[float, float, float, float]]:
        """The line as (days since 0001-01-01 with their fraction, value, low, high), evenly from first to last."""
        if not self.line:
            return []
        first, step = self.answers.days[0], (self.answers.days[-1] - self.answers.days[0]) / (len(self.line) - 1)
        return [(first + step * at, one.value, one.low, one.high) for at, one in enumerate(self.line)]


def look(life: Life) -> tuple[ScaleOverTime, ...]:
    """Every scale that was answered, most often first."""
    series = {key: answers(life.noted, key) for key in life.scales()}
    found = trends({key: (one.days, one.values) for key, one in series.items()}, life.pause)
    adjusted = holm([one.p for one in found.values()])
    moved = {
        key: Moved(one.change, p, p <= ALPHA, one.blocks) for (key, one), p in zip(found.items(), adjusted, strict=True)
    }
    return tuple(_scale(key, one, moved.get(key), life) for key, one in series.items())


def _scale(key: str, given: Answers, moved: Moved | None, life: Life) -> ScaleOverTime:
    values = given.values
    line = smooth(given.days, values, pause=life.pause)
    return ScaleOverTime(
        key, len(values), sum(values) / len(values), min(values), max(values), given,
        tuple(map(_line_day, line)), moved,
    )  # fmt: skip


def _line_day(one: Smooth) -> LineDay:
    return LineDay(date.fromordinal(int(one.x)), _held(one.value), _held(one.low), _held(one.high))


def _held(value: float) -> float:
    """No line leaves the scale that was asked."""
    return min(max(value, 0.0), 10.0)
