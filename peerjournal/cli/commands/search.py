"""`search`: finds words in all that was written."""

import click

from peerjournal.cli import searching, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session


@command("search", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, type=values.text)
@click.option("--limit", metavar="N", type=click.IntRange(min=0), default=searching.SHOWN, show_default=True)
@click.option("--offset", metavar="N", type=click.IntRange(min=0), default=0)
@click.option("--sort", type=click.Choice(["best", "newest"]), default=searching.BEST, show_default=True)
@pass_session
def run(session: Session, words: tuple[str, ...], limit: int, offset: int, sort: str) -> None:
    """Find entries, tips, questions and kind words with all of the WORDS.

    Also: "an exact phrase" (in its quotes), begin*, -without, tag:sleep, feeling:calm, group:"Thursday circle",
    from:2024-05, to:2024.
    """
    for word in words:
        if word.startswith("--"):  # a mistyped option must not pass for a word to leave out
            raise click.NoSuchOption(word)
    searching.answer(session, words, limit=limit, offset=offset, sort=sort)
