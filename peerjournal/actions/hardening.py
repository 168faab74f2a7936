"""What a process does before it reads its first secret: new files are private, and no core dump can hold a key."""

import contextlib
import os
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def keep_files_private() -> None:
    """Sets umask 077: what this process makes from now on is for this person only."""
    os.umask(0o077)


def harden() -> None:
    """Sets umask 077, RLIMIT_CORE 0 and, on Linux, PR_SET_DUMPABLE 0 (no ptrace by programs of the same user).

    Each is done where the system has it; none of them failing is a reason not to open the journal.
    """
    keep_files_private()
    if sys.platform == "win32":
        return
    import resource  # not there on Windows

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # the window does this after its first picture, and need not load it before

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
