"""How a command line ends: whatever goes wrong becomes one sentence and an exit code, and the process is left."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from peerjournal.cli.session import say, say_error
from peerjournal.files import world_error
from peerjournal.model.errors import DiskFull, WorldError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130


def ended(work: Callable[[], int]) -> int:
    """Does the work of one command line: 0 done, 1 refused or failed, 2 wrong usage."""
    try:
        code = work()
        sys.stdout.flush()  # here, where a full disk or a closed pipe still has its sentence
        return code
    except WorldError as error:
        say_error(error)
        return REFUSED
    except SystemExit as told:  # by a signal, which has been heeded when it comes here
        return told.code if isinstance(told.code, int) else REFUSED
    except (KeyboardInterrupt, EOFError):
        say("\nStopped, as you asked. What was saved before is safe.")
        return INTERRUPTED
    except OSError as error:
        return _system_error(error)
    except Exception as error:  # noqa: BLE001 - the last place: no traceback, and no text that it may hold
        return _our_error(error)


def leave(code: int) -> "NoReturn":
    """Ends the process. All is closed and written; taking the interpreter apart would take as long as a search."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # nobody is there to hear of it
            stream.flush()
    os._exit(code)


def _system_error(error: OSError) -> int:
    if error.filename is None and error.errno in {errno.EPIPE, errno.ENOSPC}:  # it was standard output
        _close_stdout()
        if error.errno == errno.ENOSPC:
            say_error(DiskFull())
        return REFUSED
    known = world_error(error, Path(error.filename)) if isinstance(error.filename, str) else None
    if known is None:
        return _our_error(error)
    say_error(known)
    return REFUSED


def _our_error(error: Exception) -> int:
    if os.environ.get("PEERJOURNAL_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    else:
        say(
            f"Something went wrong inside PeerJournal ({type(error).__name__}). What you had saved before is safe. "
            "Setting PEERJOURNAL_DEBUG=1 shows where it happened, perhaps with words of yours."
        )
    return REFUSED


def _close_stdout() -> None:
    """So that Python does not try, and complain, once more while it ends."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nowhere.fileno(), 1)
