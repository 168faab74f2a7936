"""The guard at work: other people's details in a text."""

from collections.abc import Iterable

from peerjournal.guard import finder
from peerjournal.guard.finding import Finding


def find(text: str, *, known: Iterable[str] = (), watch: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Other people's details in a text, in order and without overlaps; places are counted in code points.

    `known` are aliases and words called harmless, `watch` words that are always found.
    """
    return finder.find(text, known=known, watch=watch)
