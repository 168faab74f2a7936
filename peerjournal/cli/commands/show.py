"""`show`: one entry, whole."""

import click

from peerjournal.actions import entries, forms
from peerjournal.cli import values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session
from peerjournal.cli.shown import entry_lines


@command("show")
@click.argument("id", type=values.text)
@pass_session
def run(session: Session, id: str) -> None:
    """Show one entry. The beginning of its id will do."""
    with session.open_vault() as vault:
        document = forms.entry_json(vault, entries.get(vault, id))
    session.answer(document, entry_lines(document))
