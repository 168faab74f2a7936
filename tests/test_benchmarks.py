"""Every benchmark can be run: one turn of each, over the smallest journals, and without waiting for anything."""

import math
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.acts import IN_HASTE
from tests.benchmarks import BENCHMARKS, backing_up, counting, growing, moving_out, peers, window
from tests.benchmarks.measure import Row

_OF_LINUX = {"memory", "remembering", "million"}
_WITH_AGE = {backing_up.encryption, backing_up.with_pictures, backing_up.words_only}
_TAKES_LONG = {
    counting.counting, growing.queries, growing.size, moving_out.moving_out, peers.searching, window.visiting,
    window.unlocking, window.remembering,  # what these do is in `million`
}  # fmt: skip
_WITH_OTHERS = {peers.searching}


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the journals lie that several benchmarks look at."""
    return tmp_path_factory.mktemp("benchmarks")


@pytest.mark.parametrize(
    "benchmark",
    [pytest.param(one, id=one.__name__, marks=[pytest.mark.long] * (one in _TAKES_LONG)) for one in BENCHMARKS],
)
def test_a_benchmark_runs_and_its_rows_have_figures(
    benchmark: Callable[[Path, int], Iterable[Row]], beside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if benchmark.__name__ in _OF_LINUX and not sys.platform.startswith("linux"):
        pytest.skip("it asks Linux for the memory of a process")
    monkeypatch.setenv(IN_HASTE, "1")
    monkeypatch.setenv("XDG_STATE_HOME", str(beside))  # modules are compiled there, and other tests look for words
    folder = beside / tmp_path.name
    folder.mkdir()
    rows = list(benchmark(folder, 0))
    shutil.rmtree(folder)
    assert rows or benchmark in _WITH_OTHERS or (benchmark in _WITH_AGE and shutil.which("age") is None)
    assert all(math.isfinite(row.ours) and row.work and row.unit for row in rows)
