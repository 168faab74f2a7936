"""The language of searches: words, "exact phrases", prefix*, -without, tag: feeling: group: from: to:."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from peerjournal.model.moments import parse_days
from peerjournal.vault.script import has_word, index_text

_PIECE = re.compile(
    r"""(?P<not>-)?(?:(?P<field>tag|feeling|group|from|to):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*)?""",
    re.I,
)
_MANY = 64


class Query(NamedTuple):
    """A search taken apart. `wanted` and `unwanted` are FTS5 phrases; filters hold names as typed."""

    wanted: Sequence[str] = ()
    unwanted: Sequence[str] = ()
    filters: Sequence[tuple[bool, str, str]] = ()
    first_day: date | None = None
    last_day: date | None = None

    @property
    def match(self) -> str:
        """The FTS5 expression for the wanted words without the unwanted ones; '' when none is wanted."""
        if not self.wanted:
            return ""
        wanted = " AND ".join(self.wanted)
        return f"({wanted}) NOT ({self.without})" if self.unwanted else wanted

    @property
    def without(self) -> str:
        """The FTS5 expression for what must not be there."""
        return " OR ".join(self.unwanted)

    @property
    def narrowed(self) -> bool:
        """More is asked for than words."""
        return bool(self.unwanted or self.filters or self.first_day or self.last_day)

    @property
    def empty(self) -> bool:
        """Nothing was asked for."""
        return not (self.wanted or self.narrowed)


def parse(untrusted_words: str) -> Query:
    """Takes a search apart; anything that is no syntax is words. Raises BadDate for `from:` and `to:`."""
    wanted: list[str] = []
    unwanted: list[str] = []
    filters: list[tuple[bool, str, str]] = []
    first_day = last_day = None
    for found in list(_PIECE.finditer(untrusted_words.replace("\x00", " ")))[:_MANY]:
        text = found["phrase"] if found["phrase"] is not None else found["word"]
        name = (found["field"] or "").lower()
        negative = found["not"] is not None
        if name == "from":
            first_day = parse_days(text)[0]
        elif name == "to":
            last_day = parse_days(text)[1]
        elif name:
            filters.append((negative, name, text))
        else:
            starred = found["star"] is not None or (found["word"] is not None and text.endswith("*"))
            _add(unwanted if negative else wanted, text.rstrip("*"), starred)
    return Query(wanted, unwanted, filters, first_day, last_day)


def _add(phrases: list[str], text: str, prefix: bool) -> None:
    if not has_word(text):
        return
    quoted = index_text(text).replace('"', '""')
    phrases.append(f'"{quoted}"*' if prefix else f'"{quoted}"')
