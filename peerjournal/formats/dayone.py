"""Day One 2 and later: its JSON export, as a file, a folder or a zip with one or several journals.

Source: Day One's help ("Exporting entries") and files that its versions for iOS, macOS and Android wrote. Left out and
named: places, weather, activities, steps, music, pins, and templates' names. A zip that this program wrote for Day One
comes back whole: what Day One has no field for stands beside its own under `peerjournal`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any

from peerjournal.formats.dates import in_zone, of_epoch, read_date
from peerjournal.formats.dayone_media import Media, MediaFiles
from peerjournal.formats.dayone_text import from_rich_text, title_and_body, unescaped
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, ImportedFile, Remarks, Wishes
from peerjournal.formats.json_pieces import members
from peerjournal.formats.json_text import BadJson, text
from peerjournal.formats.own_form import Empty, entry
from peerjournal.formats.source import Source
from peerjournal.formats.zones import zone_named
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.text import tidy_tag

NAME = "dayone"
TITLE = "Day One"

_FOLDERS = {"photos", "videos", "audios", "pdfs"}
_ENTRIES = re.compile(rb'"entries"\s*:\s*(\[\s*(\{|\]|$)|$)')
_MARK = re.compile(
    rb'"(creationDate|creationDevice(Type|Model)?|richText|isPinned|dayone-moment)"|"metadata"\s*:\s*\{\s*"version"'
)
_NOWHERE = {
    "location": "a place", "weather": "the weather", "userActivity": "an activity", "music": "music",
    "steps": "steps", "stepCount": "steps", "templateID": "a template's name",
}  # fmt: skip
_NO_FIELD = "has no field here"


def recognises(source: Source) -> bool:
    """JSON with entries as Day One writes them; an archive, or a folder with its media folders, that holds such."""
    if source.is_file:
        return _is_journal(source.head())
    if source.kind == "folder" and not any(name.partition("/")[0] in _FOLDERS for name in source.names):
        return False
    return bool(_journals(source))


def _is_journal(untrusted_head: bytes) -> bool:
    head = untrusted_head.replace(b"\0", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"{") and bool(
        _ENTRIES.search(head) and _MARK.search(head)
    )


def _journals(source: Source) -> list[str]:
    """The journals in a folder or archive: at its top, or in the one folder that an archive was made of."""
    found = []
    for name in source.names:
        if name.lower().endswith(".json") and name.count("/") <= (0 if source.kind == "folder" else 1):
            try:
                if _is_journal(source.head(name)):
                    found.append(name)
            except FileUnreadable:
                continue
    return found


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries of all journals. Raises FileUnreadable where there is not one, or a single journal is no JSON."""
    names = list(source.names) if source.is_file else _journals(source)
    files = MediaFiles(source)
    ids = Identities()
    good = False
    for name in names:
        journal = PurePosixPath(name).stem if len(names) > 1 else ""
        if journal:
            remarks.change("the names of the journals", "become tags")
        folder = name.rpartition("/")[0]
        try:
            for key, place, untrusted in members(source, name, into=lambda key: key == "entries"):
                if key != "entries" or not isinstance(place, int):
                    continue
                try:
                    yield _entry(untrusted, Media(files, folder, remarks), ids, remarks, wishes, journal)
                except _Unfit as why:
                    remarks.skip(f"entry {place + 1}" + (f" of {name}" if journal else ""), str(why))
                    continue
                good = True
        except BadJson:
            if len(names) == 1:
                raise FileUnreadable(source.path, "it is not complete JSON") from None
            remarks.skip(f"file {name}", "is not complete JSON; what stands before the damage comes along")
    if not good:
        raise FileUnreadable(source.path, "no-entries")


class _Unfit(ValueError):
    """Not an entry; says why in a fixed phrase."""


def _entry(untrusted: Any, media: Media, ids: Identities, remarks: Remarks, wishes: Wishes, journal: str) -> Imported:
    if not isinstance(untrusted, dict):
        raise _Unfit("is not an entry")
    words = untrusted.get("text")
    if not isinstance(words, str | None):
        raise _Unfit("its text is not text")
    if not isinstance(untrusted.get("creationDate"), str | int | float | None) or not (
        untrusted.keys() & {"text", "richText", "creationDate", "uuid"}
    ):
        raise _Unfit("is not an entry of Day One")
    if not (words or "").strip():
        words = from_rich_text(untrusted.get("richText"), remarks)
    else:
        words = unescaped(words or "")
    title, body = title_and_body(words)
    media.take(untrusted)
    body = media.placed(body)
    at, all_day = _moment(untrusted, remarks, wishes.zone)
    for field, what in _NOWHERE.items():
        if untrusted.get(field):
            remarks.skip(what, _NO_FIELD)
    if untrusted.get("isPinned") is True:
        remarks.skip("a pin", _NO_FIELD)
    tags = untrusted.get("tags")
    tags = [tag for tag in (tags if isinstance(tags, list) else []) if isinstance(tag, str) and tidy_tag(tag)]
    uuid = text(untrusted, "uuid")
    found = Imported(
        source_id=ids.unique(uuid) if uuid else ids.of(text(untrusted, "creationDate"), title, body),
        at=at,
        all_day=all_day,
        title=title,
        body=body,
        tags=tuple(dict.fromkeys([*tags, *([journal] if tidy_tag(journal) else [])])),
        starred=untrusted.get("starred") is True,
        files=media.files,
        updated_at=_stamp(untrusted.get("modifiedDate")),
    )
    return _own(found, untrusted.get("peerjournal"), remarks)


def _moment(untrusted: dict[str, Any], remarks: Remarks, zone: tzinfo | None) -> tuple[datetime | None, bool]:
    place = untrusted.get("location")
    named = zone_named(text(untrusted, "timeZone")) or zone_named(text(place, "timeZoneName"))
    given = untrusted.get("creationDate")
    try:
        if isinstance(given, int | float) and not isinstance(given, bool):
            at = of_epoch(given / (1000 if abs(given) > 10**11 else 1), named or zone)
        elif isinstance(given, str) and given:
            at, has_time = read_date(given, zone)
            if not has_time:
                return at, True
            at = in_zone(at, named) if named else at if not given.endswith(("Z", "z")) else in_zone(at, zone)
        else:
            return None, False
        # Day One keeps a moment (midnight there) for all day as well; it stays, so that the day is that of the place.
        return at, untrusted.get("isAllDay") is True
    except (BadDate, OverflowError, ValueError):
        remarks.skip("a date", "can't be read")
        return None, False


def _stamp(untrusted: Any) -> datetime | None:
    try:
        return read_date(untrusted)[0] if isinstance(untrusted, str) and untrusted else None
    except BadDate:
        return None


def _no_place(_: str) -> tuple[Source, str]:
    raise AssertionError("its files are Day One's")


def _own(found: Imported, untrusted: Any, remarks: Remarks) -> Imported:
    """What left this program for Day One, with everything it had."""
    if not isinstance(untrusted, dict):
        return found
    try:
        own = entry({**untrusted, "attachments": []}, Identities(), _no_place, remarks)
    except (Empty, BadDate):
        return found
    return replace(own, files=_named(found.files, untrusted.get("attachments"))) if own.own_id else found


def _named(files: tuple[ImportedFile, ...], untrusted: Any) -> tuple[ImportedFile, ...]:
    """The files, in the order they left in, under the names they had here and as the kinds they were."""
    described = untrusted if isinstance(untrusted, list) else []
    if len(described) != len(files):
        return files
    return tuple(
        replace(file, name=text(own, "name") or file.name, media_type=text(own, "media_type"))
        for file, own in zip(files, described, strict=True)
    )
