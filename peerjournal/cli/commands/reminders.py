"""`reminders`: what is due now, for a scheduled job or a status line; a time, and nothing that names a group."""

from datetime import datetime

import click

from peerjournal.actions import reminding
from peerjournal.cli import groups_shown, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session
from peerjournal.model import moments


@command("reminders")
@click.option("--at", metavar="ISO", type=values.moment, help="Some other moment than now.")
@pass_session
def run(session: Session, at: tuple[datetime, bool] | None) -> None:
    """Say what is due: soon, or since when there is something to put down. Nothing, if nothing is."""
    with session.open_vault() as vault:
        found = reminding.due(vault, at[0] if at else moments.now())
    documents = [{"kind": one.kind.value, "at": groups_shown.iso(one.at), "key": one.key} for one in found]
    session.answer(documents, [_WORDS[one.kind].format(one.at.astimezone().strftime("%H:%M")) for one in found])


_WORDS = {
    reminding.Kind.BEFORE: "At {}, as planned.",
    reminding.Kind.AFTER: "When you like: how was it at {}?",
}
