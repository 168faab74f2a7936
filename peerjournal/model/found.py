"""What a search found."""

from datetime import datetime
from typing import NamedTuple


class Hit(NamedTuple):
    """One thing found: `noun` is 'entry', 'tip', 'question' or 'kind_word'.

    `matches` are [start, end) character positions of the matched words within `snippet`. A damaged row has an id and
    nothing else.
    """

    noun: str
    key: int
    id: str
    at: datetime | None
    title: str
    snippet: str
    matches: tuple[tuple[int, int], ...]
    damaged: bool = False
    all_day: bool = False
    group_id: str | None = None


class Found(NamedTuple):
    """A page of hits out of `total`. `ranked_within` is set when only the newest so many were ranked best-first."""

    total: int
    hits: tuple[Hit, ...]
    ranked_within: int | None = None
