"""Writes down the system calls of a process, with all data it wrote, by strace (https://strace.io)."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
_CALL = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+|\?)(?: .*)?")
_BEGUN = re.compile(r"(\d+) +(\w+\(.*?),? *<unfinished \.\.\.>")
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>,? ?(.*)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Call:
    """One system call: `result` is -1 when it failed or did not return."""

    process: int
    name: str
    written: str
    result: int

    @cached_property
    def texts(self) -> tuple[bytes, ...]:
        """Every string among the arguments: paths, data."""
        return tuple(bytes.fromhex(found.replace("\\x", "")) for found in _TEXT.findall(self.written))

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """The arguments as strace wrote them; the escaped strings hold no comma."""
        return tuple(self.written.split(", "))

    def number(self, place: int) -> int:
        """An argument that is a number: a file descriptor, an offset, a size."""
        return int(self.arguments[place], 0)


def record(
    command: Sequence[str], log: Path, calls: str, *, environment: Mapping[str, str] | None = None,
    stdin: bytes = b"", umask: int = -1,
) -> tuple[list[Call], subprocess.CompletedProcess[bytes]]:  # fmt: skip
    """Runs a command line under strace. Skips the test where there is no strace, or none that may trace."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("needs strace")
    options = ["-f", "-qq", "-xx", "-s", "10000000", "-e", f"trace={calls}", "-e", "signal=none"]
    done = subprocess.run(
        [strace, *options, "-o", str(log), *command], cwd=REPOSITORY, input=stdin, capture_output=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **(environment or {})}, umask=umask, check=False,
    )  # fmt: skip
    if b"ptrace" in done.stderr and not log.read_bytes():
        pytest.skip("strace may not trace here")
    return list(parsed(log.read_text("ascii").splitlines())), done


def parsed(lines: Iterable[str]) -> Iterable[Call]:
    """Takes strace's lines apart; a call that another thread's interrupted counts when it ended."""
    begun: dict[str, str] = {}
    for line in lines:
        if "<unfinished ...>" in line:
            found = _BEGUN.fullmatch(line)
            assert found is not None, line[:200]
            begun[found[1]] = found[2]
            continue
        resumed = _RESUMED.fullmatch(line)
        if resumed is not None:
            first = begun.pop(resumed[1])
            joined = "" if first.endswith("(") or resumed[2].startswith(")") else ", "
            line = f"{resumed[1]} {first}{joined}{resumed[2]}"
        found = _CALL.fullmatch(line)
        if found is None:
            assert "+++" in line or "---" in line, f"not understood: {line[:200]}"
            continue
        yield Call(int(found[1]), found[2], found[3], -1 if found[4] == "?" else int(found[4], 0))
