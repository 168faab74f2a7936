"""Exports a journal, again and again, and is killed at a later line each time. Run by a test."""

import os
import random
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from peerjournal.actions import exports, vaults
from tests.vaults import PASSPHRASE

PROGRAM = Path(exports.__file__).parents[1]
OURS = tuple(str(PROGRAM / one) for one in ("actions/export", "actions/going", "files.py", "formats"))


class Countdown:
    """Counts lines of ours, and kills this process when it comes to the n-th."""

    def __init__(self, last: int) -> None:
        self.last, self.lines = last, 0

    def __call__(self, frame: FrameType, event: str, _: Any) -> "Countdown | None":
        """Called by Python for every call and line."""
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        if event == "line":
            self.lines += 1
            if self.lines == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def main() -> None:
    """Arguments: the vault, a folder for the exports, the format, how many times."""
    vault = vaults.unlock(Path(sys.argv[1]), PASSPHRASE)
    base, format, times = Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    counting = Countdown(0)
    exports.run(vault, base / "first" / "out", format=format)  # imports what it needs
    sys.settrace(counting)
    exports.run(vault, base / "whole" / "out", format=format)
    sys.settrace(None)
    draw = random.Random(1)
    for number in range(times):
        last = draw.randint(counting.lines // 2 if number % 2 else 1, counting.lines)
        child = os.fork()
        if child == 0:
            sys.settrace(Countdown(last))
            exports.run(vault, base / str(number) / "out", format=format)
            os._exit(1)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            raise RuntimeError("it ended by itself")
    vaults.lock(vault)


if __name__ == "__main__":
    main()
