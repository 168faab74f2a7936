"""Destroys what is due in a copy of a vault, and is killed at some line of ours on the way. Run by a test."""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any

from peerjournal.actions import retention, vaults
from tests.vaults import PASSPHRASE

PROGRAM = str(Path(retention.__file__).parents[1])


class Countdown:
    """Counts lines of ours, and kills this process when it comes to the n-th; -1 is never."""

    def __init__(self, last: int) -> None:
        self.last, self.lines = last, 0

    def __call__(self, frame: FrameType, event: str, _: Any) -> "Countdown | None":
        """Called by Python for every call and line."""
        if not frame.f_code.co_filename.startswith(PROGRAM):
            return None
        if event == "line":
            self.lines += 1
            if self.lines == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def main(folder: Path, at: str, last: int) -> None:
    """One destruction; prints how many lines of ours it took."""
    vault = vaults.unlock(folder, PASSPHRASE)
    counting = Countdown(last)
    sys.settrace(counting)
    retention.destroy_due(vault, datetime.fromisoformat(at))
    sys.settrace(None)
    vaults.lock(vault)
    print(counting.lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
