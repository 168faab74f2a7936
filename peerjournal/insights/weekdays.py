"""When feelings come: by weekday and hour, beside how often anything was noted then."""

from dataclasses import dataclass

from peerjournal.insights.life import Life
from peerjournal.insights.moments import slowly

KEY = "weekdays"
MOST = 20
Week = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class FeelingTimes:
    """One feeling: `n` times in all; `cells[weekday][hour]` how often, Monday is 0. `untimed` had only a date."""

    name: str
    n: int
    untimed: int
    cells: Week


@dataclass(frozen=True, slots=True)
class Weekdays:
    """The feelings noted most often first, at most 20; `all` counts the moments with any feeling in the same cells."""

    n: int
    all: Week
    feelings: tuple[FeelingTimes, ...]


def look(life: Life) -> Weekdays:
    """Counts by the wall clock of the place where it was noted."""
    n = 0
    everything = _empty()
    each: dict[str, list[list[int]]] = {}
    untimed: dict[str, int] = {}
    noted = life.noted
    for day, all_day, names in slowly(zip(noted.days, noted.untimed, noted.feelings, strict=True), life.pause):
        if not names:
            continue
        n += 1
        weekday, hour = (int(day) + 6) % 7, int(day % 1 * 24 + 1e-6)  # 0001-01-01 was a Monday
        if not all_day:
            everything[weekday][hour] += 1
        for name in names:
            cells = each.setdefault(name, _empty())
            if all_day:
                untimed[name] = untimed.get(name, 0) + 1
            else:
                cells[weekday][hour] += 1
    counted = [
        FeelingTimes(name, sum(map(sum, cells)) + untimed.get(name, 0), untimed.get(name, 0), _frozen(cells))
        for name, cells in each.items()
    ]
    counted.sort(key=lambda one: (-one.n, one.name))
    return Weekdays(n, _frozen(everything), tuple(counted[:MOST]))


def _empty() -> list[list[int]]:
    return [[0] * 24 for _ in range(7)]


def _frozen(cells: list[list[int]]) -> Week:
    return tuple(tuple(row) for row in cells)
