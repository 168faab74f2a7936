"""Runs one command line: finds the command, and has it say in one sentence whatever goes wrong."""

import importlib
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

import peerjournal
from peerjournal.actions.ahead import Begun
from peerjournal.cli.base import global_options
from peerjournal.cli.commands import COMMANDS
from peerjournal.cli.ending import DONE, USAGE, ended, leave
from peerjournal.cli.session import Session
from peerjournal.cli.start import prepare

_NAME = "peerjournal"


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
        return ended(lambda: self._run(arguments, session))

    def _run(self, arguments: list[str], session: Session) -> int:
        try:
            with self.make_context(_NAME, arguments, obj=session) as context:
                self.invoke(context)
        except click.exceptions.Exit as leaving:
            return leaving.exit_code
        except click.UsageError as error:
            error.show()
            return USAGE
        except click.Abort:
            raise KeyboardInterrupt from None
        return DONE


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
    prepare()
    leave(terminal.exit_code(sys.argv[1:], Session(begun=begun)))
