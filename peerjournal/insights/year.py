"""A year in pixels: each day's mean answer to each scale."""

from dataclasses import dataclass
from datetime import date

from peerjournal.insights.life import Life, by_use

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
    found: dict[str, dict[date, tuple[int, int]]] = {}
    for one in life.each():
        if one.scales:
            day = one.at.date()
            for key, value in one.scales.items():
                days = found.setdefault(key, {})
                total, count = days.get(day, (0, 0))
                days[day] = (total + value, count + 1)
    counted = {key: sum(count for _, count in days.values()) for key, days in found.items()}
    return tuple(
        ScaleDays(
            key, counted[key],
            tuple(Pixel(day, total / count, count) for day, (total, count) in sorted(found[key].items())),
        )
        for key in by_use(counted)
    )  # fmt: skip
