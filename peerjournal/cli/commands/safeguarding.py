"""`safeguarding`: the log of what was escalated, under a passphrase of its own."""

from datetime import datetime
from typing import Any

import click

from peerjournal.actions import safeguarding
from peerjournal.cli import groups_shown, secrets, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import when
from peerjournal.cli.text import aligned
from peerjournal.model.damage import Damaged
from peerjournal.model.safeguarding import SafeguardingNote

_OWN = click.option("--log-passphrase-file", "own", metavar="FILE", help="The log's own passphrase; else asked for.")


@group("safeguarding")
def run() -> None:
    """What was escalated, to whom, when. The journal's passphrase alone does not open this log."""


@run.command("begin")
@_OWN
@pass_session
def begin(session: Session, own: str | None) -> None:
    """Begin the log with a passphrase of its own. Nothing can replace that passphrase."""
    with session.open_vault() as vault:
        passphrase = secrets.first_line(own) if own else secrets.ask_twice("Passphrase of the log")
        safeguarding.begin(vault, passphrase)
    session.answer({"begun": True}, ["The safeguarding log is begun."])
    say("Only its own passphrase opens it: not the journal's, and not the recovery key.")


@run.command("add")
@click.argument("what", type=values.text)
@click.option("--to", "to_whom", metavar="ROLE", type=values.text, default="", help="To whom: a role, not a name.")
@click.option("--group", "name", metavar="TEXT", type=values.text, default="", help="Which group it was about.")
@click.option("--at", metavar="ISO", type=values.moment)
@_OWN
@pass_session
def add(
    session: Session, what: str, to_whom: str, name: str, at: tuple[datetime, bool] | None, own: str | None
) -> None:  # fmt: skip
    """Note what was escalated. It cannot be changed afterwards."""
    with session.open_vault() as vault:
        key = safeguarding.unlock(vault, _passphrase(own))
        note = safeguarding.add(vault, key, what, to_whom=to_whom, group=name, at=at and at[0])
    session.answer(_note(note), [note.id])


@run.command("list")
@_OWN
@pass_session
def list_(session: Session, own: str | None) -> None:
    """List the notes, oldest first."""
    with session.open_vault() as vault:
        found = safeguarding.notes(vault, safeguarding.unlock(vault, _passphrase(own)))
    documents: list[dict[str, Any]] = [
        {"id": one.id, "damaged": True} if isinstance(one, Damaged) else _note(one) for one in found
    ]
    rows = [
        ["damaged", "", "", one["id"]] if "damaged" in one else [when(one["at"]), one["group"], one["to"], one["what"]]
        for one in documents
    ]
    session.answer(documents, aligned(rows))


@run.command("passphrase")
@_OWN
@click.option("--new-passphrase-file", "new", metavar="FILE", help="The new one; else asked for twice.")
@pass_session
def passphrase(session: Session, own: str | None, new: str | None) -> None:
    """Change the log's own passphrase."""
    with session.open_vault() as vault:
        key = safeguarding.unlock(vault, _passphrase(own))
        text = secrets.first_line(new) if new else secrets.ask_twice("New passphrase of the log")
        safeguarding.change_passphrase(vault, key, text)
    session.answer({"changed": True}, ["The log's passphrase is changed."])


def _passphrase(own: str | None) -> str:
    return secrets.first_line(own) if own else secrets.ask("Passphrase of the log")


def _note(one: SafeguardingNote) -> dict[str, Any]:
    return {"id": one.id, "at": groups_shown.iso(one.at), "what": one.what, "to": one.to_whom, "group": one.group}
