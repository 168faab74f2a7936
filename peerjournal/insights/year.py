"""A year in pixels: each day's mean answer to each scale."""

from dataclasses import dataclass
from datetime import date

from peerjournal.insights.life import Life

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
    found: dict[str, dict[date, list[int]]] = {key: {} for key in life.scales()}
    for one in life.noted:
        for key, value in one.scales.items():
            found[key].setdefault(one.at.date(), []).append(value)
    return tuple(
        ScaleDays(
            key, sum(map(len, days.values())),
            tuple(Pixel(day, sum(values) / len(values), len(values)) for day, values in sorted(days.items())),
        )
        for key, days in found.items()
    )  # fmt: skip
