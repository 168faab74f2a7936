"""`undelete`: takes something out of the trash."""

import click

from peerjournal.actions import trash
from peerjournal.cli import values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say


@command("undelete")
@click.argument("id", type=values.text)
@pass_session
def run(session: Session, id: str) -> None:
    """Take something out of the trash, as it was."""
    with session.open_vault() as vault:
        back = trash.untrash(vault, id)
    say("It is back in the journal.")
    session.answer({"id": back.id, "noun": back.noun}, [])
