"""Measures ratios: what the program does against the least that the same work can cost, in one run."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tests.benchmarks import (
    backing_up,
    counting,
    finding,
    growing,
    million,
    moving_in,
    moving_out,
    others,
    painting,
    peers,
    saving,
    starting,
    window,
)
from tests.benchmarks.measure import Row

CHAPTERS: dict[str, tuple[Callable[[Path, int], Iterable[Row]], ...]] = {
    "Saving": (saving.one_save, growing.saving, growing.long_run),
    "Searching": (growing.queries, others.pairs, others.kinds),
    "Whole commands, beside other journals": (peers.searching, starting.version),
    "The window": (
        painting.locked_start, window.unlocking, window.visiting, window.covering, window.remembering, window.scrolling,
        counting.counting, finding.keystrokes,
    ),
    "The file, and backups": (growing.size, backing_up.encryption, backing_up.with_pictures, backing_up.words_only),
    "Moving in and out": (
        saving.bulk_import, moving_in.moving_in, moving_in.memory, moving_out.moving_out, starting.memory,
    ),
    "Two real diaries": (others.diaries,),
    "Ten times a lifetime": (million.million,),
}  # fmt: skip
"""Each benchmark gives rows for a folder of its own and a scale in per cent; README has them by these chapters."""
BENCHMARKS = tuple(benchmark for chapter in CHAPTERS.values() for benchmark in chapter)
ON_REQUEST = {"million"}
"""Benchmarks that are only run when they are named."""
