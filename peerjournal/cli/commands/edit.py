"""`edit`: changes an entry."""

import dataclasses
from typing import Any

import click

from peerjournal.actions import entries, forms, vaults
from peerjournal.cli import fields, secrets, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session
from peerjournal.model.errors import NotFound


@command("edit")
@click.argument("id", type=values.text)
@click.option("--body", metavar="TEXT|-", type=values.text, help="The whole new text; - reads standard input.")
@click.option("--detach", metavar="NAME", multiple=True, type=values.text, help="Take an attached file off it.")
@fields.entry_options
@pass_session
def run(session: Session, /, id: str, body: str | None, detach: tuple[str, ...], **given: Any) -> None:
    """Change an entry; what is not named stays, and an empty value clears.

    Feelings, scales and tags that are given take the place of those that were there. The earlier version is kept: see
    `peerjournal history`.
    """
    if body is None and not detach and not fields.anything(given):
        raise click.UsageError("There is nothing to change: give --body or another option.")
    session.takes_text_from_stdin = body == secrets.STDIN
    with session.open_vault() as vault:
        entry = entries.get(vault, id)
        if body is not None:
            text = values.text(secrets.whole_text(secrets.STDIN)) if session.takes_text_from_stdin else body
            entry = dataclasses.replace(entry, body=text)
        for name in detach:
            if all(one.name != name for one in entry.attachments):
                raise NotFound("attachment", name)
        kept = tuple(one for one in entry.attachments if one.name not in detach)
        with vaults.together(vault):
            saved = fields.save(vault, dataclasses.replace(entry, attachments=kept), **given)
        session.answer(forms.entry_json(vault, saved), [saved.id])
