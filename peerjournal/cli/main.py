"""Runs one command line: finds the command, and turns whatever goes wrong into one sentence and an exit code."""

import errno
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

import peerjournal
from peerjournal.actions.ahead import Begun
from peerjournal.actions.hardening import harden
from peerjournal.cli.base import global_options
from peerjournal.cli.commands import COMMANDS
from peerjournal.cli.session import Session, say, say_error
from peerjournal.files import world_error
from peerjournal.model.errors import DiskFull, WorldError

_NAME = "peerjournal"
_REFUSED, _USAGE, _INTERRUPTED = 1, 2, 130


class Terminal(click.Group):
    """All commands, each imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the register."""
        return [name for name, _, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its own file."""
        for name, module, _ in COMMANDS:
            if name == cmd_name:
                found: click.Command = importlib.import_module(module).run
                return found
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The register's one-line helps, without importing a single command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, _, help_line in COMMANDS])

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Runs a command line and exits: 0 done, 1 refused or failed, 2 wrong usage."""
        sys.exit(self.exit_code(list(sys.argv[1:] if args is None else args), Session()))

    def exit_code(self, arguments: list[str], session: Session) -> int:
        """Runs a command line; what goes wrong is said in one sentence."""
        try:
            code = self._run(arguments, session)
            sys.stdout.flush()  # here, where a full disk or a closed pipe still has its sentence
            return code
        except click.UsageError as error:
            error.show()
            return _USAGE
        except WorldError as error:
            say_error(error)
            return _REFUSED
        except (KeyboardInterrupt, click.Abort, EOFError):
            say("\nStopped, as you asked. What was saved before is safe.")
            return _INTERRUPTED
        except OSError as error:
            return _system_error(error)
        except Exception as error:  # noqa: BLE001 - the last place: no traceback, and no text that it may hold
            return _our_error(error)

    def _run(self, arguments: list[str], session: Session) -> int:
        try:
            with self.make_context(_NAME, arguments, obj=session) as context:
                self.invoke(context)
        except click.exceptions.Exit as leaving:
            return leaving.exit_code
        return 0


def _system_error(error: OSError) -> int:
    if error.filename is None and error.errno in {errno.EPIPE, errno.ENOSPC}:  # it was standard output
        _close_stdout()
        if error.errno == errno.ENOSPC:
            say_error(DiskFull())
        return _REFUSED
    known = world_error(error, Path(error.filename)) if isinstance(error.filename, str) else None
    if known is None:
        return _our_error(error)
    say_error(known)
    return _REFUSED


def _our_error(error: Exception) -> int:
    if os.environ.get("PEERJOURNAL_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    else:
        say(
            f"Something went wrong inside PeerJournal ({type(error).__name__}). What you had saved before is safe. "
            "Setting PEERJOURNAL_DEBUG=1 shows where it happened, perhaps with words of yours."
        )
    return _REFUSED


def _close_stdout() -> None:
    """So that Python does not try, and complain, once more while it ends."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nowhere.fileno(), 1)


def _leave(number: int, _frame: object) -> NoReturn:
    """Ends by unwinding, so that what is half written is removed on the way."""
    raise SystemExit(128 + number)


terminal = Terminal(
    name=_NAME,
    help="A private journal for people in peer-support groups. Take the lesson, leave the names.",
    epilog="Without a command, the window opens. The options above may also follow the command, and "
    "`peerjournal COMMAND --help` says more about one.",
    params=global_options(hidden=False),
    no_args_is_help=True,
)
terminal = click.version_option(peerjournal.__version__, prog_name=_NAME, message="%(prog)s %(version)s")(terminal)


def main(begun: Begun | None = None) -> NoReturn:
    """The whole process: made private first, then one command line, for which a key may be `begun`."""
    harden()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without our characters is no reason to fail
    code = terminal.exit_code(sys.argv[1:], Session(begun=begun))
    sys.stderr.flush()
    os._exit(code)  # all is closed and written; taking the interpreter apart would take as long as the search
