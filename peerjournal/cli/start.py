"""The terminal face from its first moment: made private, begun on what takes longest, and only then loaded."""

import gc
import os
import stat
import sys

from peerjournal.actions.ahead import Begun, begin
from peerjournal.actions.hardening import harden, keep_files_private, leave_no_core

_LONGEST = 65_536  # bytes of a passphrase
# Objects made before what is garbage is looked for: loading modules makes some 40,000, and none of them goes.
_MADE = 50_000


def main() -> None:
    """The whole process: one command line."""
    gc.set_threshold(_MADE)
    keep_files_private()
    leave_no_core()
    _stand_in()
    arguments = sys.argv[1:]
    # A key is begun only on a passphrase in a file, which any program could read as well that could read our memory; so
    # what forbids that may come right behind it. Loading it takes a twentieth of what a search has to wait for.
    begun = _begun(arguments)
    harden()
    from peerjournal.cli import plain  # while the key is made

    found = plain.understood(arguments)
    if found is not None:
        plain.run(*found, begun)
    from peerjournal.cli.main import main as any_line

    any_line(begun)


def _stand_in() -> None:
    """Nothing in place of the standard streams that whoever started us had closed: no file may take their numbers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: PTH123, SIM115 - a device, for as long as we run


def prepare() -> None:
    """What a process that is hardened does before it runs a command line."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without our characters is no reason to fail


def _leave(number: int, _frame: object) -> None:
    """Ends by unwinding, so that what is half written is removed on the way."""
    raise SystemExit(128 + number)


def _begun(arguments: list[str]) -> Begun | None:
    """The key that this command line will most likely ask for; what it really asks for is found out later."""
    folder = _last(arguments, "--vault")
    name = _last(arguments, "--passphrase-file") or os.environ.get("PEERJOURNAL_PASSPHRASE_FILE")
    if not folder or not name or _last(arguments, "--recovery-key"):
        return None
    try:
        if name == "-" or not stat.S_ISREG(os.stat(name).st_mode):  # noqa: PTH116 - pathlib takes long to load
            return None  # standard input and pipes can be read but once
        with open(name, "rb") as file:  # noqa: PTH123
            return begin(folder, file.readline(_LONGEST).decode().removeprefix("\ufeff").rstrip("\r\n"))
    except (OSError, ValueError):
        return None


def _last(arguments: list[str], option: str) -> str | None:
    """What was said last for an option, wherever it stands."""
    found = None
    for place, argument in enumerate(arguments):
        if argument == option:
            found = "".join(arguments[place + 1 : place + 2])
        elif argument.startswith(option + "="):
            found = argument[len(option) + 1 :]
    return found
