"""Makes backups of, or restores into, copies of a vault, and is killed at a later moment each time. Run by a test.

Every other child kills itself at a line of our own code that writes, moves or removes something; the rest are killed
from outside after a while, which can be within the database's own work.
"""

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

from peerjournal.actions import backups, vaults
from tests.actions.journal import CHEAP, PASSPHRASE

PROGRAM = Path(backups.__file__).parents[1]
STEPS = (
    "actions/restoring.py",
    "actions/folders.py",
    "backup/making.py",
    "vault/vault.py",
    "vault/header.py",
    "files.py",
)
OURS = tuple(str(PROGRAM / one) for one in (*STEPS, "files.py"))
NEW = "a new passphrase"
JOURNAL, STICK = "Diary.peerjournal", "stick"


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


def work(job: str, folder: Path, backup: Path, key: str, lines: int) -> int:
    """The job in this process; gives how many lines of ours that were."""
    counting = Countdown(lines)
    if job == "make":
        vault = vaults.unlock(folder / JOURNAL, PASSPHRASE)
        sys.settrace(counting)
        backups.make(vault, folder / STICK)
        sys.settrace(None)
        vaults.lock(vault)
    else:
        sys.settrace(counting)
        backups.restore(backup, folder / JOURNAL, NEW, identity=key, cost=CHEAP)
        sys.settrace(None)
    return counting.lines


def trial(job: str, folder: Path, backup: Path, key: str, lines: int, seconds: float) -> int:
    """One child that is killed at a line, or after so many seconds; gives how it ended."""
    pid = os.fork()
    if pid == 0:
        work(job, folder, backup, key, lines)
        os._exit(0)
    if seconds:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main(job: str, template: Path, backup: Path, key: str, number: int) -> None:
    """Leaves a folder for every kill beside the template."""
    folder, began = fresh(template, "whole"), time.monotonic()
    lines, chance = work(job, folder, backup, key, -1), random.Random(20260211)
    takes = time.monotonic() - began
    for count in range(number):
        folder = fresh(template, f"{count:04}")
        last = 1 + lines * count // number if count % 2 else -1
        code = trial(job, folder, backup, key, last, 0 if count % 2 else chance.uniform(0.1, 1.0) * takes)
        assert code in (0, -signal.SIGKILL), code


def fresh(template: Path, name: str) -> Path:
    """A copy of the template beside it."""
    folder = template.with_name(name)
    shutil.copytree(template, folder)
    return folder


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
