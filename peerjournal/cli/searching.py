"""Finds words in all that was written, and answers with what was found."""

from collections.abc import Iterator, Sequence
from typing import Any

from peerjournal.actions import search
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import noun_name, short, when
from peerjournal.cli.text import clean, one_line, page_width, wrapped
from peerjournal.model.found import Hit
from peerjournal.model.moments import to_iso

SHOWN, BEST = 20, "best"


def answer(session: Session, words: Sequence[str], *, limit: int = SHOWN, offset: int = 0, sort: str = BEST) -> None:
    """Opens the journal, searches it, and says what there is."""
    with session.open_vault() as vault:
        found = search.find(vault, " ".join(words), limit=limit, offset=offset, sort=sort)
    results = [_document(hit) for hit in found.hits]
    session.answer({"total": found.total, "results": results}, _lines(found.hits))
    if found.ranked_within is not None:
        say(f"Of the {found.total:,} found, the newest {found.ranked_within:,} were put in order.")
    if not found.total:
        say("Nothing found.")
    elif len(results) < found.total:
        say(f"{len(results):,} of {found.total:,} found. --limit and --offset show others.")


def _document(hit: Hit) -> dict[str, Any]:
    if hit.damaged:
        return {"id": hit.id, "kind": hit.noun, "damaged": True}
    return {
        "id": hit.id,
        "at": hit.at and to_iso(hit.at),
        "title": hit.title,
        "snippet": hit.snippet,
        "matches": [list(match) for match in hit.matches],
        "kind": hit.noun,
    }


def _lines(hits: tuple[Hit, ...]) -> Iterator[str]:
    width = page_width()
    for hit in hits:
        kind = "" if hit.noun == "entry" else f"  {noun_name(hit.noun)}"
        title = f"  {one_line(hit.title)}" if hit.title else ""
        at = when(to_iso(hit.at), all_day=hit.all_day) if hit.at else "damaged"
        yield f"{at}  {short(hit.id)}{kind}{title}"
        yield from wrapped(_marked(hit), width, "    ")
        yield ""


def _marked(hit: Hit) -> str:
    """The snippet on one line, its matches between ** so that they show without colour."""
    parts, at = [], 0
    for start, end in hit.matches:
        parts += [hit.snippet[at:start], "**", hit.snippet[start:end], "**"]
        at = end
    return one_line(clean("".join([*parts, hit.snippet[at:]])))
