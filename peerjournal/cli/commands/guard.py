"""`guard`: finds other people's details in a text."""

import click

from peerjournal.cli import secrets, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session
from peerjournal.cli.text import aligned


@command("guard")
@click.argument("words", metavar="TEXT|-", type=values.text)
@pass_session
def run(session: Session, /, words: str) -> None:
    """Find other people's details in TEXT; - reads it from standard input. No journal is opened, nothing is kept.

    Kinds: name, email, phone, handle, address, link, age, employer. With --json, start and end count characters
    (Unicode code points) from 0; end is the first one after the detail.
    """
    from peerjournal.actions import guarding  # the lists are read only when a text is

    text = values.text(secrets.whole_text(secrets.STDIN)) if words == secrets.STDIN else words
    found = guarding.find(text)
    document = {"found": [{"kind": one.kind, "start": one.start, "end": one.end, "text": one.text} for one in found]}
    session.answer(document, aligned([one.kind, f"{one.start}-{one.end}", one.text] for one in found))
