"""Makes a new recovery key in copies of a vault, killed at a later line of our own code each time. Run by a test."""

import os
import shutil
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from peerjournal.actions import recovery, vaults

PROGRAM = Path(recovery.__file__).parents[1]
# Whatever writes something; a kill while a checksum is being computed is one between two lines of these.
OURS = tuple(str(PROGRAM / part) for part in ("actions", "vault", "files.py"))


class Countdown:
    """Kills this process when it comes to the n-th line of ours."""

    def __init__(self, lines: int) -> None:
        self.lines = lines

    def __call__(self, frame: FrameType, event: str, _: Any) -> "Countdown | None":
        """Called by Python for every call and line."""
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        if event == "line":
            self.lines -= 1
            if self.lines == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def child(folder: Path, lines: int) -> None:
    """One new key, or as much of it as there is until the kill."""
    vault = vaults.unlock(folder, "a passphrase")
    sys.settrace(Countdown(lines))
    recovery.new_key(vault)
    sys.settrace(None)
    vaults.lock(vault)


def main(template: Path, copies: Path, step: int) -> None:
    """Leaves a folder for every kill, and one more for the child that came to its end."""
    lines, code = 1, -1
    while code != 0:
        folder = copies / f"{lines:04}.peerjournal"
        shutil.copytree(template, folder)
        pid = os.fork()
        if pid == 0:
            child(folder, lines)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert code in (0, -signal.SIGKILL), code
        lines += step


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
