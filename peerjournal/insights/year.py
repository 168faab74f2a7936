"""A year in pixels: each day's mean answer to each scale."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peerjournal.insights.life import Life
from peerjournal.insights.moments import Scored, slowly

KEY = "year"


@dataclass(frozen=True, slots=True)
class Pixel:
    """One day: the mean of its answers, and how many they are."""

    day: date
    value: float
    n: int


@dataclass(frozen=True, slots=True)
class ScaleDays:
    """One scale's days, oldest first; days without an answer are left out. `n` counts answers."""

    key: str
    n: int
    days: tuple[Pixel, ...]


def look(life: Life) -> tuple[ScaleDays, ...]:
    """Every scale that was answered, most often first."""
    days = array("i", map(int, life.noted.days))
    return tuple(_scale(key, life.noted.scales[key], days, life) for key in life.scales())


def _scale(key: str, scored: Scored, days: Sequence[int], life: Life) -> ScaleDays:
    found: dict[int, tuple[int, int]] = {}
    for place, value in slowly(zip(scored.places, scored.values, strict=True), life.pause):
        total, count = found.get(days[place], (0, 0))
        found[days[place]] = (total + value, count + 1)
    pixels = (
        Pixel(date.fromordinal(day), total / count, count) for day, (total, count) in slowly(found.items(), life.pause)
    )
    return ScaleDays(key, len(scored.values), tuple(pixels))
