"""Find: from a key in the search field until what it finds is painted."""

import json
from pathlib import Path

from tests.benchmarks.acting import act
from tests.benchmarks.large import large, searches
from tests.benchmarks.measure import Row, percentile
from tests.benchmarks.window import full

_FEW = 1_000


def keystrokes(folder: Path, scale: int) -> list[Row]:
    """Every letter of many searches, typed one after the other, each painted before the next."""
    count, asked = full(scale), json.dumps(searches())
    many: dict[str, list[float]] = act("searching", large(folder, count), asked)
    few: dict[str, list[float]] = act("searching", large(folder, _FEW), asked)
    return [
        Row(
            f"a key to its results painted, {kind}, {count:,} entries, p99", percentile(times, 99), None, 16, "ms",
            f"the bound itself; {percentile(few[kind], 99):.1f} ms with {_FEW:,} entries",
        )
        for kind, times in many.items()
    ]  # fmt: skip
