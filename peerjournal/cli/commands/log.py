"""`log`: writes a new entry."""

from typing import Any

import click

from peerjournal.actions import entries, forms, vaults
from peerjournal.cli import fields, secrets, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session
from peerjournal.model.errors import BadValue


@command("log")
@click.argument("words", metavar="[TEXT|-]", required=False, type=values.text)
@fields.entry_options
@pass_session
def run(session: Session, /, words: str | None, **given: Any) -> None:
    """Write an entry. TEXT is Markdown; - reads it from standard input. Prints the new entry's id."""
    said = fields.content(given)
    session.takes_text_from_stdin = words == secrets.STDIN
    if not (said or (words and words.strip())):
        raise click.UsageError("There is nothing to write down yet: give a text, a feeling, or both.")
    with session.open_vault() as vault:
        body = values.text(secrets.whole_text(secrets.STDIN)) if session.takes_text_from_stdin else words or ""
        if not (said or body.strip()):
            raise BadValue("text", "some words")  # what should have written it failed, most likely
        with vaults.together(vault):
            saved = fields.save(vault, entries.new(body=body), **given)
        session.answer(forms.entry_json(vault, saved), [saved.id])
