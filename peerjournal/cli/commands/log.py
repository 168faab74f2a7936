"""`log`: writes a new entry."""

from typing import Any

import click

from peerjournal.actions import entries, forms, vaults
from peerjournal.cli import fields, secrets, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session


@command("log")
@click.argument("words", metavar="[TEXT|-]", required=False, type=values.text)
@fields.entry_options
@pass_session
def run(session: Session, /, words: str | None, **given: Any) -> None:
    """Write an entry. TEXT is Markdown; - reads it from standard input. Prints the new entry's id."""
    if not (words or fields.anything(given)):
        raise click.UsageError("There is nothing to write down yet: give a text, a feeling, or both.")
    session.takes_text_from_stdin = words == secrets.STDIN
    with session.open_vault() as vault:
        body = values.text(secrets.whole_text(secrets.STDIN)) if session.takes_text_from_stdin else words or ""
        with vaults.together(vault):
            saved = fields.save(vault, entries.new(body=body), **given)
        session.answer(forms.entry_json(vault, saved), [saved.id])
