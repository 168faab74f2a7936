"""Exporting a long life's journal in every form: what it takes of memory and time."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.acts import PASSPHRASE, times
from tests.benchmarks.large import large
from tests.benchmarks.measure import Row

_COUNT, _MOST = 100_000, 200  # megabytes
_FORMATS = ("jsonl", "json", "csv", "markdown", "html", "jrnl", "dayone")
# A process of its own: what another one took before must not be counted. Not getrusage, which counts the parent's peak.
_CHILD = """
import re, sys, time
from pathlib import Path
from peerjournal.actions import exports, vaults
vault = vaults.unlock(Path(sys.argv[1]), sys.argv[4])
begun = time.perf_counter()
report = exports.run(vault, Path(sys.argv[2]), format=sys.argv[3])
taken = time.perf_counter() - begun
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print(report.entries, taken, peak)
vaults.lock(vault)
"""


def moving_out(folder: Path, scale: int) -> Iterator[Row]:
    """Seconds and megabytes of each form."""
    count = max(100, _COUNT * scale // 100)
    journal = large(folder, count)
    for format in _FORMATS[: times(len(_FORMATS))]:
        dest = folder / "out" / format
        said = subprocess.run(
            [sys.executable, "-c", _CHILD, journal, dest, format, PASSPHRASE],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        entries, seconds, megabytes = said.split()
        if int(entries) < count:
            raise RuntimeError(f"{entries} entries were exported")
        work = f"export of {count:,} entries as {format}"
        yield Row(f"{work}, memory", float(megabytes), None, _MOST, "MB", "")
        yield Row(work, float(seconds), None, None, "s", "")
