"""What the front matter of a note means for an entry, whichever program wrote it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peerjournal.formats.dates import read_date
from peerjournal.formats.headings import shown
from peerjournal.formats.imported import Remarks, Wishes
from peerjournal.formats.moods import feelings
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import BadDate
from peerjournal.model.text import LONGEST_NAME, tidy_tag

_DATES = ("date", "at", "datetime", "journal-date", "journal_date", "day", "timestamp", "entry-date", "datum", "fecha")
_CREATED = (
    "created", "created_at", "createdat", "created at", "creation date", "creation_date", "date created",
    "date_created", "created time", "created-date", "ctime", "date-created", "creation-date", "created_time",
    "erstellt", "added",
)  # fmt: skip
_UPDATED = (
    "updated", "updated_at", "updatedat", "modified", "modified_at", "last modified", "last_modified", "date modified",
    "date_modified", "mtime", "updated time", "lastmod", "updated-date", "geändert",
)  # fmt: skip
_TAGS = ("tags", "tag", "keywords", "categories", "category", "labels", "label", "topics")
_STARS = ("starred", "star", "favorite", "favourite", "pinned")
_MOODS = ("mood", "moods", "feeling", "feelings", "emotion", "emotions")
_PLACES = ("latitude", "longitude", "altitude", "location", "weather", "place")
_SILENT = frozenset({
    "aliases", "alias", "cssclass", "cssclasses", "publish", "layout", "id", "uuid", "all_day", "source", "attachments",
    "draft", "permalink", "slug", "banner", "collapsed",
})  # fmt: skip
_TRUE = frozenset({"true", "yes", "1", "on", "y"})


@dataclass(slots=True)
class Fields:
    """What was found."""

    title: str = ""
    at: datetime | None = None
    has_time: bool = False
    created: datetime | None = None
    created_has_time: bool = False
    updated: datetime | None = None
    tags: list[str] = field(default_factory=list)
    feelings: list[Feeling] = field(default_factory=list)
    scales: dict[str, int] = field(default_factory=dict)
    starred: bool = False
    group: str = ""


def read(untrusted: Mapping[str, Any], remarks: Remarks, wishes: Wishes, day_first: bool | None) -> Fields:
    """The fields of one note; those that mean nothing here are named."""
    found = Fields()
    for key, value in untrusted.items():
        name = key.strip().lower()
        if value in (None, "", [], {}):
            continue
        if name in _TAGS:
            found.tags.extend(tags(value))
        elif name == "title" and isinstance(value, str):
            found.title = value
        elif name in _DATES or name in _CREATED or name in _UPDATED:
            _take_date(found, name, value, remarks, wishes, day_first)
        elif name in _STARS:
            found.starred = found.starred or str(value).lower() in _TRUE
        elif name in _MOODS:
            _take_mood(found, value, remarks, wishes)
        elif name == "scales" and isinstance(value, dict):
            found.scales |= {
                key: int(one) for key, one in value.items() if _out_of_ten(one) and 0 < len(key) <= LONGEST_NAME
            }
        elif name == "group" and isinstance(value, str):
            found.group = value
        elif name == "completed?":
            remarks.change("a to-do", "becomes an entry; whether it is done is not kept")
        elif name in _PLACES:
            remarks.skip("a place or the weather", "has no place in the journal")
        elif name not in _SILENT:
            remarks.skip(f"field {shown(key)}", "has no place in the journal")
    return found


def _take_date(found: Fields, name: str, value: Any, remarks: Remarks, wishes: Wishes, day_first: bool | None) -> None:
    text = value if isinstance(value, str) else value[0] if isinstance(value, list) and value else ""
    text = text.strip("[]\"' ") if isinstance(text, str) else ""
    try:
        moment, has_time = read_date(text, wishes.zone, day_first)
    except BadDate:
        remarks.skip(f"field {name}", "holds no date that can be read")
        return
    if name in _DATES:
        if found.at is None:
            found.at, found.has_time = moment, has_time
    elif name in _CREATED:
        if found.created is None:
            found.created, found.created_has_time = moment, has_time
    elif found.updated is None:
        found.updated = moment


def _take_mood(found: Fields, value: Any, remarks: Remarks, wishes: Wishes) -> None:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            name, intensity = one.get("name"), one.get("intensity")
            if isinstance(name, str) and name.strip():
                found.feelings.append(Feeling(name, int(str(intensity)) if _out_of_ten(intensity) else None))
        elif isinstance(one, str) and _out_of_ten(one) and one not in wishes.moods:
            remarks.change("a mood", "is a number; it is taken as the mood, of ten")
            found.scales["mood"] = int(one)
        elif isinstance(one, str):
            for name in one.split(",") if isinstance(value, str) else [one]:
                found.feelings.extend(feelings(name, wishes, remarks))


def tags(untrusted: Any) -> Iterator[str]:
    """Tags from a list, or from a text with commas, or with spaces only."""
    if isinstance(untrusted, str):
        untrusted = untrusted.split(",") if "," in untrusted else untrusted.split()
    for one in untrusted if isinstance(untrusted, list) else []:
        if isinstance(one, str) and tidy_tag(one):
            yield tidy_tag(re.sub(r"^\[\[(.*)\]\]$", r"\1", one.strip()))


def _out_of_ten(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d|10", value) is not None
