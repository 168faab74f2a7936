"""What a process does before it reads its first secret: new files are private, and no core dump can hold a key."""

import os
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def keep_files_private() -> None:
    """Sets umask 077: what this process makes from now on is for this person only."""
    os.umask(0o077)


def leave_no_core() -> None:
    """Sets RLIMIT_CORE 0, where there is one."""
    if sys.platform != "win32":
        import resource  # not there on Windows

        try:  # noqa: SIM105 - a command has to wait for whatever is loaded here
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        except (OSError, ValueError):
            pass


def harden() -> None:
    """Sets umask 077, RLIMIT_CORE 0 and, on Linux, PR_SET_DUMPABLE 0 (no ptrace by programs of the same user).

    Each is done where the system has it; none of them failing is a reason not to open the journal.
    """
    keep_files_private()
    leave_no_core()
    if sys.platform == "linux":
        import ctypes  # the window does this after its first picture, and need not load it before

        try:  # noqa: SIM105
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        except (OSError, AttributeError):
            pass
