"""Damaged journals give a world's error or what can be read of them, and nothing else."""

import pytest

from tests.fuzzing import findings


def test_no_importer_trips_over_a_damaged_journal() -> None:
    assert list(findings(4, seed=1)) == []


@pytest.mark.long
def test_no_importer_trips_over_any_damaged_journal_in_ten_minutes() -> None:
    assert list(findings(600, seed=10_000)) == []
