"""Diarium (https://diariumapp.com): its JSON export (a file, a folder, or a zip with media) and its database.

No specification: learnt from descriptions and programs that read it. Times have no zone. Left out and named: people
(add them by an alias), trackers, places, weather, sun and moon. A rating of stars becomes the scale `rating`, 2 to 10.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from peerjournal.formats.dates import placed, read_date
from peerjournal.formats.diarium_database import MAGIC, BadDatabase, Row, rows
from peerjournal.formats.held import Held
from peerjournal.formats.html import to_markdown
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, ImportedFile, Remarks, Wishes
from peerjournal.formats.inline_files import InlineFiles
from peerjournal.formats.json_pieces import members
from peerjournal.formats.json_text import BadJson, number, text
from peerjournal.formats.linked import named
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.text import tidy_tag

NAME = "diarium"
TITLE = "Diarium"

_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(\[\s*)?\{")
_FOLDER = re.compile(r"(\d{4}-\d\d-\d\d)_(\d{6})(\d{3})?\d*")
_NO_FIELD = "has no field here"
_NOWHERE = {"location": "a place", "weather": "the weather", "sun": "sun and moon", "lunar": "sun and moon"}
_MOST_FIELDS = 1000
_PEOPLE = "are not brought in; add those you want to keep by an alias"


def recognises(source: Source) -> bool:
    """Its JSON or database, or a folder or archive with one of them at its top."""
    if source.is_file:
        return _is_diarium(source.head())
    return bool(_journals(source))


def _is_diarium(untrusted_head: bytes) -> bool:
    if untrusted_head.startswith(MAGIC):
        return b"DiaryEntryId" in untrusted_head
    return bool(_HEAD.match(untrusted_head)) and all(key in untrusted_head for key in (b'"date"', b'"html"'))


def _journals(source: Source) -> list[str]:
    deep = 0 if source.kind == "folder" else 1
    return [
        name
        for name in source.names
        if name.count("/") <= deep
        and name.lower().endswith((".json", ".db", ".diary", ".sqlite"))
        and _is_diarium(source.head(name))
    ]


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries. Raises FileUnreadable: damaged, or no entry."""
    ids, media = Identities(), None
    good = False
    for name in list(source.names) if source.is_file else _journals(source):
        try:
            found: Iterator[Imported]
            if source.head(name, len(MAGIC)) == MAGIC:
                found = (
                    _of_row(row, source, remarks, wishes, ids)
                    for row in rows(source.on_disk(name), partial(source.read, name))
                )
            else:
                media = media or _Media(source)  # one for all: the export may be a file for each entry
                found = _of_json(_objects(source, name), media, source, remarks, wishes, ids)
            for one in found:
                good = True
                yield one
        except (BadJson, BadDatabase):
            if source.is_file:
                raise FileUnreadable(source.path, "it is damaged, or not complete") from None
            remarks.skip(f"file {name}", "is damaged, or not complete")
    if media is not None and source.kind != "file":
        for name in media.left():
            remarks.skip(f"file {name}", "belongs to no entry")
    if not good:
        raise FileUnreadable(source.path, "no-entries")


class _Media:
    """The files below `media`, in folders that bear the moment of their entry."""

    def __init__(self, source: Source) -> None:
        self._folders: dict[str, list[str]] = {}
        self.source = source
        try:
            self.source = source.beside
        except (FileUnreadable, OSError):
            return
        for name in self.source.names:
            folder = _FOLDER.fullmatch(PurePosixPath(name).parent.name)
            if folder is not None and "media" in name.lower().split("/")[:3]:
                self._folders.setdefault(f"{folder[1]}_{folder[2]}{folder[3] or '000'}", []).append(name)

    def of(self, moment: datetime) -> tuple[ImportedFile, ...]:
        """The files of the entry of this moment, in their order; each only once."""
        exact = moment.strftime("%H%M%S") + f"{moment.microsecond // 1000:03d}"
        day = f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
        names = self._folders.pop(f"{day}_{exact}", None)
        if names is None:
            near = next((key for key in self._folders if key.startswith(f"{day}_{exact[:6]}")), "")
            names = self._folders.pop(near, [])
        return tuple(ImportedFile(named(name), source=self.source, inside=name) for name in names)

    def left(self) -> Iterator[str]:
        """The files that no entry asked for."""
        for names in self._folders.values():
            yield from names


def _objects(source: Source, name: str) -> Iterator[Any]:
    """What the list holds, or `entries`; a document that is one entry gives that."""
    alone: dict[str, Any] = {}
    for key, place, value in members(source, name, into=lambda key: key == "entries"):
        if key is None or (key == "entries" and place is not None):
            yield value
        elif len(alone) < _MOST_FIELDS:
            alone[key] = value
    if "date" in alone or "html" in alone:
        yield alone


def _of_json(
    listed: Iterator[Any], media: _Media, source: Source, remarks: Remarks, wishes: Wishes, ids: Identities
) -> Iterator[Imported]:
    for position, one in enumerate(listed, start=1):
        if not isinstance(one, dict) or not (one.keys() & {"html", "heading", "date"}):
            remarks.skip(f"entry {position}", "is not an entry")
            continue
        yield _entry(one, media, source, remarks, wishes, ids)


def _entry(
    one: dict[str, Any], media: _Media, source: Source, remarks: Remarks, wishes: Wishes, ids: Identities
) -> Imported:
    at: datetime | None = None
    has_time = True
    try:
        if text(one, "date"):
            at, has_time = read_date(text(one, "date"), wishes.zone)
    except BadDate:
        remarks.skip("a date", "can't be read")
    for field, what in _NOWHERE.items():
        if one.get(field):
            remarks.skip(what, _NO_FIELD)
    if one.get("people"):
        remarks.skip("names of people", _PEOPLE)
    if one.get("tracker") or one.get("trackers"):
        remarks.skip("a tracker", _NO_FIELD)
    inside = InlineFiles(source.path, remarks)
    tags = one.get("tags")
    title, body = text(one, "heading", "title"), to_markdown(text(one, "html", "text"), inside)
    return Imported(
        source_id=ids.unique(text(one, "date").split("+")[0]) if at else ids.of(title, body),
        at=at,
        all_day=not has_time,
        title=title,
        body=body,
        scales=_scales(number(one, "rating") or 0, remarks),
        tags=tuple(tag for tag in (tags if isinstance(tags, list) else []) if isinstance(tag, str) and tidy_tag(tag)),
        starred=one.get("starred") is True or one.get("favorite") is True,
        files=(*(media.of(at) if at else ()), *inside.files),
    )


def _scales(stars: int, remarks: Remarks) -> dict[str, int]:
    if not 1 <= stars <= 5:
        return {}
    remarks.change("a rating from 1 to 5 stars", "becomes the scale rating, from 2 to 10")
    return {"rating": stars * 2}


def _of_row(row: Row, source: Source, remarks: Remarks, wishes: Wishes, ids: Identities) -> Imported:
    inside = InlineFiles(source.path, remarks)
    body = to_markdown(row.html, inside)
    try:
        at = placed(row.when.date(), row.when.time(), wishes.zone) if row.when else None
    except BadDate:
        at = None
    if at is None:
        remarks.skip("a date", "can't be read")
    if any(kind == 1 for kind, _ in row.tags):
        remarks.skip("names of people", _PEOPLE)
    if any(kind not in {0, 1} for kind, _ in row.tags):
        remarks.skip("a tracker", _NO_FIELD)
    if row.has_place:
        remarks.skip("a place", _NO_FIELD)
    held = Held(source.path, row.files) if row.files else None
    return Imported(
        source_id=ids.unique(_written(row)),
        at=at,
        title=row.heading,
        body=body,
        scales=_scales(row.rating, remarks),
        tags=tuple(tag for kind, tag in row.tags if kind == 0 and tidy_tag(tag)),
        files=(*(ImportedFile(named(name), source=held, inside=name) for name in row.files), *inside.files),
    )


def _written(row: Row) -> str:
    """The moment as the JSON export writes it, so that both give an entry the same id."""
    if row.when is None:
        return str(row.ticks)
    fraction = f"{row.ticks % 10_000_000:07d}".rstrip("0")
    return row.when.replace(microsecond=0).isoformat() + (f".{fraction}" if fraction else "")
