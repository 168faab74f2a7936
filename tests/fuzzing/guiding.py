"""Starts the search guided by coverage in a process of its own, again after each fault that ends it."""

import importlib.util
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
_RUNS = re.compile(r"^stat::number_of_executed_units:\s*(\d+)", re.MULTILINE)


@dataclass(frozen=True)
class Guided:
    """What a search did: journals tried, seconds, and a text for each fault."""

    runs: int
    seconds: float
    faults: tuple[str, ...]


def available() -> bool:
    """Whether atheris is here; it has wheels for Linux on x86-64 only."""
    return importlib.util.find_spec("atheris") is not None


def guided(importer: str, seconds: float, folder: Path) -> Guided:
    """Searches for so long. `folder` keeps what was learnt, and each input that went wrong (`faults`)."""
    begun, runs = time.monotonic(), 0
    ended: list[str] = []
    while (left := int(seconds - (time.monotonic() - begun))) > 0:
        command = [sys.executable, "-m", "tests.fuzzing.guided", importer, str(left), str(folder)]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, errors="replace", check=False)
        runs += sum(map(int, _RUNS.findall(done.stderr)))
        if done.returncode:
            ended.append(f"ended with {done.returncode}:\n{done.stderr[-1500:]}")
            if time.monotonic() - begun < 5 or len(ended) > 20:  # it does not even begin, or does nothing else
                break
    noted = (one.read_text("utf-8") for one in sorted((folder / "faults").glob("*.txt")))
    return Guided(runs, time.monotonic() - begun, (*noted, *ended))
