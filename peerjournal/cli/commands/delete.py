"""`delete`: moves something to the trash."""

import click

from peerjournal.actions import trash
from peerjournal.cli import values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say


@command("delete")
@click.argument("id", type=values.text)
@pass_session
def run(session: Session, id: str) -> None:
    """Move an entry, tip, question or anything else with an id to the trash. Nothing is lost until that is emptied."""
    with session.open_vault() as vault:
        moved = trash.trash(vault, id)
    say(f"In the trash. To take it out again: peerjournal undelete {moved.id}")
    session.answer({"id": moved.id, "noun": moved.noun}, [])
