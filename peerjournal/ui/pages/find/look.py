"""What the page Find reads from the vault, in one task: hits, and the few words about each that a list shows."""

import re
from dataclasses import dataclass
from typing import Any

from peerjournal.actions import entries, groups, search, tips
from peerjournal.model.found import Hit
from peerjournal.ui.models.card import LONGEST, first_lines
from peerjournal.ui.models.card import plain as words_of
from peerjournal.ui.models.results import Result

_ENDS_IN_A_WORD = re.compile(r"(?:^|\s)(?P<piece>\S+)$")
_NARROWS = re.compile(r"-?(?:tag|feeling|group|from|to):|-", re.IGNORECASE)
_MARKS = re.compile(r"\*\*|__|~~|`|^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)| (?=; )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Results:
    """Some of `total` hits, which is None until they are counted; `ranked_within` as in `Found`."""

    total: int | None
    rows: tuple[Result, ...]
    ranked_within: int | None = None


def look(vault: Any, words: str, sort: str, limit: int, counted: bool = True) -> Results:
    """An action for the vault's thread; without `counted` it is quicker where much is found. Raises BadDate."""
    found = search.find(vault, words, limit=limit if counted else limit + 1, sort=sort, counted=counted)
    counted = counted or (sort == "best" and found.ranked_within is None)  # all of them were looked at
    more = not counted and len(found.hits) > limit
    names = groups.names(vault) if any(hit.group_id for hit in found.hits) else {}
    rows = tuple(_result(vault, hit, names) for hit in found.hits[:limit])
    return Results(None if more else found.total, rows, found.ranked_within)


def count(vault: Any, words: str) -> int:
    """How many there are."""
    return search.find(vault, words, limit=0, sort="newest").total


def as_typed(text: str) -> str:
    """A search whose last word or phrase is still being typed: what it may become is found as well."""
    if text.count('"') % 2:
        return text + '"*'
    last = _ENDS_IN_A_WORD.search(text)
    if last is None or _NARROWS.match(last["piece"]) or not last["piece"][-1].isalnum():
        return text
    return text + "*"


def _result(vault: Any, hit: Hit, names: dict[str, str]) -> Result:
    title = " ".join(hit.title.split())
    snippet, matches = plain(hit.snippet, hit.matches)
    marked = {snippet[start:end].casefold() for start, end in matches}
    if hit.noun == "entry" and not hit.damaged and (not title or snippet == title):
        entry = entries.get(vault, hit.id)
        title, rest = first_lines(entry)
        title = title or next((line for one in entry.body[:LONGEST].splitlines() if (line := words_of(one))), "")
        if snippet in (title, ""):
            snippet, matches = rest, ()
    elif snippet == title:
        snippet, matches = _beginning(vault, hit), ()
    group = names.get(hit.group_id or "", "")
    return Result(
        hit.noun, hit.id, hit.at, hit.all_day, title, _places(title, marked), snippet, matches, group, hit.damaged
    )  # fmt: skip


def _beginning(vault: Any, hit: Hit) -> str:
    return plain(tips.get(vault, hit.id).how[:LONGEST], ())[0] if hit.noun == "tip" else ""


def _places(text: str, words: set[str]) -> tuple[tuple[int, int], ...]:
    """Where in a text any of the words stand, as whole words."""
    if not words:
        return ()
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return tuple(found.span() for found in re.finditer(rf"(?<!\w)(?:{any_of})(?!\w)", text, re.IGNORECASE))


def plain(text: str, matches: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A snippet on one line without Markdown's marks, and where its matches are then."""
    if text == " ".join(text.split()) and _MARKS.search(text) is None:
        return text, matches
    gone = {place for mark in _MARKS.finditer(text) for place in range(*mark.span())}
    moved: list[int] = [0] * (len(text) + 1)
    kept: list[str] = []
    for place, sign in enumerate(text):
        moved[place] = len(kept)
        blank = sign.isspace()
        if place not in gone and not (blank and (not kept or kept[-1] == " ")):
            kept.append(" " if blank else sign)
    moved[len(text)] = len(kept)
    spans = ((moved[start], moved[end]) for start, end in matches)
    return "".join(kept), tuple((start, end) for start, end in spans if end > start)
