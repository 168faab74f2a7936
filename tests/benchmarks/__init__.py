"""Measures ratios: what the program does against the least that the same work can cost, in one run."""

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

BENCHMARKS = (
    saving.one_save,
    saving.bulk_import,
    moving_in.moving_in,
    moving_in.memory,
    moving_out.moving_out,
    backing_up.encryption,
    backing_up.with_pictures,
    backing_up.words_only,
    growing.size,
    growing.queries,
    others.pairs,
    others.kinds,
    others.diaries,
    growing.saving,
    growing.long_run,
    million.million,
    peers.searching,
    starting.version,
    starting.memory,
    painting.locked_start,
    window.unlocking,
    window.visiting,
    window.covering,
    window.remembering,
    window.scrolling,
    counting.counting,
    finding.keystrokes,
)
ON_REQUEST = {"million"}
"""Benchmarks that are only run when they are named."""
