"""What a list shows of an entry: a few short words, so that the entry itself need not be held."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.ui.models.scales import in_order

LONGEST = 240  # characters of any line: more than the widest window shows
_LOOKED_AT, _LOOKED_AT_ONCE = 2_000, 600  # characters of a body, and of a line of it, that are looked at
_SIGNS = frozenset("#>-*+_=`~[\\")  # without any of these a line is only words

_LEAD = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+|(?:[-*_=]\s*){3,}$|```\w*)+")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"\\([*_#`~\[\]])|\*\*|__|~~|`|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")


@dataclass(frozen=True, slots=True)
class Card:
    """One entry in a list. Without a title only `excerpt` holds words; `day` is its own local day.

    Of a damaged entry only `id` and `key` are known; `day` is where it was placed.
    """

    key: int
    id: str
    day: date
    at: datetime | None = None
    all_day: bool = False
    title: str = ""
    excerpt: str = ""
    feelings: tuple[str, ...] = ()
    scales: tuple[tuple[str, int], ...] = ()
    group: str = ""
    files: tuple[str, ...] = ()
    starred: bool = False
    damaged: bool = False


def card_of(key: int, entry: Entry | Damaged, groups: dict[str, str], day: date) -> Card:
    """The card of an entry, or of what could not be read; `groups` are the groups' names by id."""
    if isinstance(entry, Damaged):
        return Card(key, entry.id, day, damaged=True)
    title, excerpt = first_lines(entry)
    return Card(
        key,
        entry.id,
        entry.at.date(),
        entry.at,
        entry.all_day,
        title,
        excerpt,
        tuple(one.name for one in entry.feelings),
        tuple(in_order(entry.scales)),
        groups.get(entry.group_id or "", ""),
        tuple(one.name for one in entry.attachments),
        entry.starred,
    )


def first_lines(entry: Entry) -> tuple[str, str]:
    """(title, beginning of the text), without Markdown's marks, each at most LONGEST characters.

    A heading that begins a text is its title, if it has no other.
    """
    lines, room = [], 2 * LONGEST
    for one in entry.body[:_LOOKED_AT].splitlines():
        if line := plain(one[:_LOOKED_AT_ONCE]):
            lines.append(line)
            room -= len(line)
            if room < 0:
                break
    title = " ".join(entry.title.split())
    if not title and lines and entry.body.lstrip().startswith("#"):
        title = lines.pop(0)
    return title[:LONGEST], " ".join(lines)[:LONGEST]


def plain(line: str) -> str:
    """A line of Markdown as the words in it; the fence of a passage has none."""
    if line.lstrip().startswith(":::"):
        return ""
    if not _SIGNS.isdisjoint(line) or line.lstrip()[:1].isdigit():
        line = _MARKS.sub(lambda mark: mark[1] or "", _LINK.sub(r"\1", _LEAD.sub("", line)))
    return " ".join(line.split())
