"""`guard`: finds other people's details in a text."""

import click

from peerjournal.cli import secrets, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session
from peerjournal.cli.text import aligned


@command("guard")
@click.argument("words", metavar="TEXT|-", type=values.text)
@click.option("--watch", metavar="WORD", multiple=True, type=values.text, help="Always find this; may be repeated.")
@click.option("--known", metavar="WORD", multiple=True, type=values.text, help="Never call this a name, like an alias.")
@click.option("--journal", is_flag=True, help="Also go by this journal's aliases, words to watch and harmless words.")
@pass_session
def run(session: Session, /, words: str, watch: tuple[str, ...], known: tuple[str, ...], journal: bool) -> None:
    """Find other people's details in TEXT; - reads it from standard input. Nothing of it is kept.

    Kinds: name, email, phone, handle, address, link, age, employer, watch. With --json, start and end count characters
    (Unicode code points) from 0; end is the first one after the detail.
    """
    from peerjournal.actions import guarding  # the lists are read only when a text is

    session.takes_text_from_stdin = words == secrets.STDIN
    if journal:
        with session.open_vault() as vault:
            known += tuple(guarding.known_words(vault))
            watch += tuple(guarding.words(vault, guarding.WATCH))
    text = values.text(secrets.whole_text(secrets.STDIN)) if session.takes_text_from_stdin else words
    found = guarding.find(text, known=known, watch=watch)
    document = {"found": [{"kind": one.kind, "start": one.start, "end": one.end, "text": one.text} for one in found]}
    session.answer(document, aligned([one.kind, f"{one.start}-{one.end}", one.text] for one in found))
