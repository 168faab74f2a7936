"""The open window over a large journal: unlocking it, going about in it, covering it, and the memory it takes."""

import statistics
from pathlib import Path
from typing import Any

from tests.acts import times
from tests.benchmarks.acting import act
from tests.benchmarks.large import large
from tests.benchmarks.measure import Row, percentile

_FEW, _FULL = 1_000, 100_000
_TIMES = 7


def full(scale: int) -> int:
    """The number of entries of a large journal."""
    return max(2 * _FEW, _FULL * scale // 100)


def unlocking(folder: Path, scale: int) -> list[Row]:
    """From Enter in the passphrase's field until all of Today is painted, Argon2id not counted."""
    count, taken, slow = full(scale), {_FEW: [], full(scale): []}, []  # type: tuple[int, dict[int, list[float]], list[float]]
    for _ in range(times(_TIMES)):
        for size, found in taken.items():
            all_in_all, argon2id = act("unlocking", large(folder, size))
            found.append(all_in_all - argon2id)
            slow.append(argon2id)
    few, many = (statistics.median(found) for found in taken.values())
    beyond = f"the bound itself; Argon2id, {statistics.median(slow):.0f} ms, comes on top"
    return [
        Row(f"unlock to Today painted, {count:,} entries", many, None, 150, "ms", beyond),
        Row(f"the same against {_FEW:,} entries", many, few, 1.1, "ms", f"{_FEW:,} entries"),
    ]


def visiting(folder: Path, scale: int) -> list[Row]:
    """From asking for a page until all of it is painted; the first visits count as much as any other."""
    count = full(scale)
    told = [act("visiting", large(folder, count)) for _ in range(times(3))]
    hasty = [act("visiting", large(folder, count), "at once") for _ in range(times(3))]
    first, cold = (
        {name: statistics.median(one["first"][name] for one in visits) for name in visits[0]["first"]}
        for visits in (told, hasty)
    )
    visits = {name: [ms for one in told for ms in one["later"][name]] for name in told[0]["later"]}
    for name in first:
        visits[name] += [one["first"][name] for one in told]
    slowest = {name: percentile(each, 95) for name, each in visits.items()}
    every = percentile([ms for each in visits.values() for ms in each], 95)
    return [
        Row(f"page change, {count:,} entries, p95", every, None, 50, "ms", _slowest(slowest, "p95")),
        Row("the first time, the slowest page", max(first.values()), None, 50, "ms", _slowest(first, "median")),
        Row("the same with no look at Today before", max(cold.values()), None, None, "ms", _slowest(cold, "median")),
    ]


def _slowest(taken: dict[str, float], what: str) -> str:
    named = sorted(taken.items(), key=lambda one: -one[1])
    return f"the bound itself ({what}: " + ", ".join(f"{name} {ms:.0f}" for name, ms in named) + ")"


def covering(folder: Path, scale: int) -> list[Row]:
    """From Ctrl+L, while an entry is being written, until nothing of it can be seen."""
    taken: list[float] = act("covering", large(folder, full(scale)))
    return [Row("lock to the cover painted, p99", percentile(taken, 99), None, 100, "ms", "the bound itself")]


def remembering(folder: Path, scale: int) -> list[Row]:
    """Memory after going through everything, beyond that of an empty window: right then, and once the vault rests."""
    count = full(scale)
    return remembered(large(folder, count), count, bound=60, many=3)


def remembered(journal: Path, count: int, *, bound: float, many: int) -> list[Row]:
    """The same of any journal, with so many entries in it."""
    if not Path("/proc/self/status").exists():
        return []
    floors = [act("remembering", "empty") for _ in range(times(many))]
    told = [act("remembering", journal) for _ in range(times(many))]
    empty = statistics.median(now for now, _, _ in floors)
    at_once, at_rest, most = (statistics.median(each) - empty for each in zip(*told, strict=True))
    against = f"an empty window, {empty:.0f} MB, is not counted; at its peak {most:.0f} MB, with Argon2id's 64"
    work = f"memory of the window, {count:,} entries"
    return [
        Row(f"{work}, right after a search", at_once, None, bound, "MB", against),
        Row(f"{work}, some seconds later", at_rest, None, bound, "MB", "an empty window is not counted"),
    ]


def scrolling(folder: Path, scale: int) -> list[Row]:
    """The timeline: laid out, scrolled through at three speeds, and brought to a day."""
    count = full(scale)
    told: list[dict[str, Any]] = [act("scrolling", large(folder, count)) for _ in range(times(3))]
    layout, bare = (statistics.median(one[name] for one in told) for name in ("layout", "bare"))
    frames, busy, jumps = ([ms for one in told for ms in one[name]] for name in ("frames", "busy", "jumps"))
    usual = f"the bound itself; the median is {statistics.median(frames):.1f} ms"
    beside = f"the bound itself; a bare QTableView takes {bare:.1f} ms"
    return [
        Row(f"timeline of {count:,} entries laid out and painted", layout, None, 25, "ms", beside),
        Row("one frame of scrolling through it, p99", percentile(frames, 99), None, 8, "ms", usual),
        Row("the same, the processor's time for it, p99", percentile(busy, 99), None, 8, "ms", "the bound itself"),
        Row("jump to a day, p95", percentile(jumps, 95), None, 30, "ms", "the bound itself"),
    ]
