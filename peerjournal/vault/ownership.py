"""One process at a time owns a vault; another is told who does."""

import contextlib
import json
import os
from pathlib import Path

from filelock import FileLock, Timeout

from peerjournal.files import worded, write_whole
from peerjournal.model.errors import VaultInUse

LOCK, HOLDER = "vault.lock", "vault.holder"


class Ownership:
    """Holds `vault.lock`, an operating system lock that a killed process gives up by dying."""

    def __init__(self, folder: Path, holder: str) -> None:
        """Takes the lock at once or raises VaultInUse; `holder` is 'window' or 'terminal'."""
        self._holder = folder / HOLDER
        # Not thread-local: a vault that is closed in another thread than it was opened in must be free, too.
        self._lock = FileLock(folder / LOCK, timeout=0, mode=0o600, thread_local=False)
        try:
            with worded(folder / LOCK):
                self._lock.acquire()
        except Timeout:
            raise VaultInUse(folder, *_who(self._holder)) from None
        # Beside the lock, because taking a lock may empty its file. Not being able to say who is no reason to stop.
        with contextlib.suppress(Exception):
            write_whole(self._holder, json.dumps({"holder": holder, "pid": os.getpid()}).encode())

    def release(self) -> None:
        """Gives the vault free; may be called twice."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._holder.unlink()
            self._lock.release()


def _who(path: Path) -> tuple[str, int | None]:
    try:
        untrusted = json.loads(path.read_bytes()[:500])
        holder = untrusted["holder"] if untrusted["holder"] in {"window", "terminal"} else ""
        return holder, untrusted["pid"] if isinstance(untrusted["pid"], int) else None
    except (OSError, ValueError, KeyError, TypeError):
        return "", None
