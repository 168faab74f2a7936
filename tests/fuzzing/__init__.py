"""Damaged journals for every importer: `python -m tests.fuzzing`. Guided by coverage where atheris is there."""
