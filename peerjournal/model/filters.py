"""Which entries are meant: the filter that timeline, export and terminal share."""

from dataclasses import dataclass
from datetime import date

from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """All conditions must hold; None (or False) leaves one out. Tags and feelings are compared case-folded.

    Days are the entry's own local days, both ends included. With `aliases`, any of them stands in the title or text.
    """

    tag: str | None = None
    feeling: str | None = None
    group_id: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    starred: bool = False
    has_attachment: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with its key: an integer that follows the entry's moment, to page on from."""

    key: int
    entry: Entry | Damaged


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Rows in the order asked for; `more` when others follow."""

    rows: tuple[Row, ...]
    more: bool
