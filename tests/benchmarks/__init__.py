"""Measures ratios: what the program does against the least that the same work can cost, in one run."""

from tests.benchmarks import saving, starting

BENCHMARKS = (saving.one_save, saving.bulk_import, starting.version, starting.memory)
