"""What every command shares: the global options, which may stand before or after its name."""

from collections.abc import Callable
from typing import Any

import click

from peerjournal.cli.session import Session

pass_session = click.make_pass_decorator(Session, ensure=True)


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Notes an option for this run; the one that stands last holds."""
    session = context.ensure_object(Session)
    if value and parameter.name is not None:
        setattr(session, parameter.name, value)


def global_options(*, hidden: bool) -> list[click.Parameter]:
    """The options of every command; `--json` is always shown."""
    return [
        _option("--vault", metavar="DIR", hidden=hidden, help="The journal's folder."),
        _option(
            "--passphrase-file",
            metavar="FILE",
            hidden=hidden,
            help="Its first line is the passphrase; - is standard input. Also: PEERJOURNAL_PASSPHRASE_FILE.",
        ),
        _option(
            "--recovery-key",
            metavar="FILE",
            hidden=hidden,
            help="A file with the recovery key or its 24 words, in place of the passphrase.",
        ),
        _option("--json", is_flag=True, help="Answer as one JSON document on standard output."),
    ]


def _option(name: str, **settings: Any) -> click.Option:
    return click.Option([name], expose_value=False, callback=_keep, **settings)


class Command(click.Command):
    """A command that takes the global options after its name too."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.params.extend(global_options(hidden=True))


class Group(click.Group):
    """A command with words of its own, like `tip add`."""

    command_class = Command

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.params.extend(global_options(hidden=True))


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], Command]:
    """Makes a function a command; its docstring is what `--help` says."""
    return click.command(name, cls=Command, **settings)


def group(name: str) -> Callable[[Callable[..., Any]], Group]:
    """Makes a function a command with words of its own."""
    return click.group(name, cls=Group)
