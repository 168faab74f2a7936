"""Finds other journals' programs and takes the time of their whole commands."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.acts import times
from tests.benchmarks.installed import alone

_TURNS = 3
_PAIRS = 75
_ERROR = re.compile(r"^\w*Error\b.*", re.M | re.I)


class Absent(RuntimeError):
    """A peer cannot be asked here; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of a peer's whole command without those of `deriving` its key; None where it has no key."""

    taken: float
    deriving: float | None = None

    def beside(self, ours: float) -> str:
        """What a row says of the seconds that ours and theirs take for the key."""
        if self.deriving is None:
            return f"the key's {ours * 1000:,.0f} ms of ours left out, theirs has none"
        return f"the key's {ours * 1000:,.0f} ms of ours and {self.deriving * 1000:,.0f} of theirs left out"


def program(name: str, variable: str) -> str:
    """The program that the variable names, or the one on the path. Raises Absent."""
    found = os.environ.get(variable) or shutil.which(name)
    if found is None:
        raise Absent(f"{name} is not on the path, and {variable} names none")
    return found


def interpreter(script: Path) -> list[str]:
    """By what the first line of a script says that it is run. Raises Absent."""
    first = script.read_bytes().partition(b"\n")[0].decode("utf-8", "replace")
    if not first.startswith("#!"):
        raise Absent(f"{script} does not say by what it is run")
    return first[2:].split()


def ran(asked: list[str], folder: Path, *, typed: str = "") -> str:
    """What a program wrote that was given `typed` and a home in the folder. Raises RuntimeError if it failed."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    around = {
        **alone(), "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home),
        "XDG_STATE_HOME": str(home), "LC_ALL": "C.UTF-8", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }  # fmt: skip
    # Without a terminal of its own a program reads a passphrase from where this writes it.
    done = subprocess.run(
        asked, cwd=folder, env=around, input=typed + "\n", capture_output=True, text=True, start_new_session=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{asked[0]} ended with {done.returncode}: {_said(done.stdout + done.stderr)}")
    return done.stdout


def _said(written: str) -> str:
    """Of what a failed program wrote, the first line that begins with an error's name, else the last words."""
    found = _ERROR.search(written)
    return found[0][:300] if found else written[-300:].strip()


def command(asked: list[str], folder: Path, *, typed: str = "") -> float:
    """Seconds of a whole command that finds something."""
    return seconds(lambda: _found(asked, folder, typed))


def beyond(part: Callable[[], Any], asked: list[str], folder: Path) -> tuple[float, float]:
    """Seconds that a whole command takes beyond one part of it, and those of that part alone.

    The part takes most of the time, and on a busy machine half as long again. So one is measured right after the other,
    and many times: the median is that of the differences.
    """
    _found(asked, folder, "")  # so that its modules are compiled
    alone, more = [], []
    for _ in range(times(_PAIRS)):
        alone.append(_once(part))
        more.append(_once(lambda: _found(asked, folder, "")) - alone[-1])
    return median(more), median(alone)


def _found(asked: list[str], folder: Path, typed: str) -> None:
    if not ran(asked, folder, typed=typed).strip():
        raise RuntimeError(f"{asked[0]} found nothing")


def seconds(work: Callable[[], Any]) -> float:
    """The median of a few turns."""
    return median(_once(work) for _ in range(times(_TURNS)))


def _once(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
