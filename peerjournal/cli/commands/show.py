"""`show`: one entry, whole."""

import click

from peerjournal.actions import entries, forms
from peerjournal.cli import values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import entry_lines


@command("show")
@click.argument("id", type=values.text)
@pass_session
def run(session: Session, id: str) -> None:
    """Show one entry. The beginning of its id will do."""
    with session.open_vault() as vault:
        entry = entries.get(vault, id)
        document = forms.entry_json(vault, entry)
    session.answer(document, entry_lines(document))
    if entry.trashed_at is not None:
        say(f"This is in the trash. To take it out again: peerjournal undelete {entry.id}")
