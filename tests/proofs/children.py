"""Children that work on a vault in a process of their own, so that they can be killed."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

REPOSITORY = Path(__file__).resolve().parents[2]
KILLED = -9


@dataclass(frozen=True)
class Trial:
    """What one child acknowledged before it ended, line by line, and how it ended: 0, or KILLED."""

    told: tuple[tuple[str, ...], ...]
    code: int

    def all(self, what: str) -> list[tuple[str, ...]]:
        """The acknowledgements of one kind, without their first word."""
        return [line[1:] for line in self.told if line[0] == what]


class Children:
    """A process that has loaded the program once and forks a child for each job."""

    def __enter__(self) -> Self:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.proofs.jobs", "serve"], cwd=REPOSITORY, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, text=True,
        )  # fmt: skip
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._server:
            assert self._server.stdin is not None
            self._server.stdin.close()

    def run(
        self, job: str, *, kill_after: float | None = None, once_written: Path | None = None, **arguments: Any
    ) -> Trial:
        """Has a child do a job, and kills it so many seconds after it began, or after it wrote something into a file.

        Fails the test if the child neither ends well nor is killed.
        """
        server = self._server
        assert server.stdin is not None
        assert server.stdout is not None
        order = {"job": job, "kill_after": kill_after, "once_written": once_written, **arguments}
        server.stdin.write(json.dumps(order, default=str) + "\n")
        server.stdin.flush()
        told: list[tuple[str, ...]] = []
        for line in server.stdout:
            words = tuple(line.split())
            if words[0] == "ended":
                code = int(words[1])
                assert code in (0, KILLED), f"the child failed ({code}); its traceback is on standard error"
                return Trial(tuple(told), code)
            told.append(words)
        raise AssertionError("the process that forks the children has ended")
