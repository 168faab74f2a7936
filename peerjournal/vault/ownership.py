"""One process at a time owns a vault; another is told who does."""

import contextlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from peerjournal.files import NO_FOLLOW, worded, write_new
from peerjournal.model.errors import VaultInUse

LOCK, HOLDER = "vault.lock", "vault.holder"


class Ownership:
    """Holds `vault.lock`, an operating system lock that a killed process gives up by dying."""

    def __init__(self, folder: Path, holder: str) -> None:
        """Takes the lock at once or raises VaultInUse; `holder` is 'window' or 'terminal'."""
        self._holder = folder / HOLDER
        with worded(folder / LOCK):
            self._give_free = _by_the_system(folder / LOCK) or _by_the_library(folder / LOCK)
        if self._give_free is None:
            raise VaultInUse(folder, *_who(self._holder))
        # Beside the lock, because taking a lock may empty its file. Not being able to say who is no reason to stop, and
        # after a power cut nobody holds it: it need not be durable, which would take as long as a search.
        with contextlib.suppress(Exception):
            write_new(self._holder, json.dumps({"holder": holder, "pid": os.getpid()}).encode())

    def release(self) -> None:
        """Gives the vault free; may be called twice."""
        give_free, self._give_free = self._give_free, None
        if give_free is not None:
            with contextlib.suppress(OSError):
                self._holder.unlink()
            give_free()


def _by_the_system(path: Path) -> Callable[[], None] | None:
    """Takes the lock by the one call that Unix has for it, and gives what gives it free; None if that did not do."""
    if sys.platform == "win32":
        return None
    import fcntl

    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | NO_FOLLOW, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return lambda: os.close(handle)


def _by_the_library(path: Path) -> Callable[[], None] | None:
    """The same where the call fails: on Windows, on disks without such locks, and where another has the lock."""
    from filelock import FileLock, Timeout  # which takes as long to load as a third of a whole command

    # Not thread-local: a vault that is closed in another thread than it was opened in must be free, too.
    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock.release


def _who(path: Path) -> tuple[str, int | None]:
    try:
        untrusted = json.loads(path.read_bytes()[:500])
        holder = untrusted["holder"] if untrusted["holder"] in {"window", "terminal"} else ""
        return holder, untrusted["pid"] if isinstance(untrusted["pid"], int) else None
    except (OSError, ValueError, KeyError, TypeError):
        return "", None
