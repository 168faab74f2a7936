"""Day One Classic (version 1): a folder `Journal.dayone` with one property list an entry, photos beside them.

Source: entries that Day One 1, Journaley and jrnl wrote; Apple's property list DTD. Left out and named: places,
weather, activities, steps, music, addresses where it was published, and what wrote it.
"""

import plistlib
import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any
from xml.parsers.expat import ExpatError

from peerjournal.formats.dates import in_zone
from peerjournal.formats.dayone_text import title_and_body
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, ImportedFile, Remarks, Wishes
from peerjournal.formats.json_text import text
from peerjournal.formats.source import Source
from peerjournal.formats.zones import zone_named
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.text import tidy_tag

NAME = "dayone-classic"
TITLE = "Day One Classic"

_LARGEST = 16 << 20  # bytes of one entry
_NO_FIELD = "has no field here"
_NOWHERE = {
    "Location": "a place", "Weather": "the weather", "Activity": "an activity", "Step Count": "steps",
    "Music": "music", "Publish URL": "where it was published",
}  # fmt: skip
# plistlib refuses entities; what else it may raise at hostile bytes depends on where they are wrong.
_DAMAGE = (
    plistlib.InvalidFileException, ExpatError, ValueError, AttributeError, TypeError, LookupError, OverflowError,
    RecursionError, struct.error, MemoryError,
)  # fmt: skip


def recognises(source: Source) -> bool:
    """An entry, or a folder or archive of entries: at its top, in `entries`, or in an archive's one folder."""
    if source.is_file:
        head = source.head()
        return b"Entry Text" in head and (head.startswith(b"bplist") or b"<key>" in head)
    return bool(_entries(source))


def _entries(source: Source) -> list[str]:
    deepest = 2 if source.kind == "folder" else 3
    found = []
    for name in source.names:
        parts = PurePosixPath(name).parts
        if name.lower().endswith(".doentry") and len(parts) <= deepest and (len(parts) == 1 or parts[-2] == "entries"):
            found.append(name)
    return found


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries, one of each file; a damaged one is named. Raises FileUnreadable where none can be read."""
    ids = Identities()
    photos = {name.lower(): name for name in source.names if PurePosixPath(name).parent.name.lower() == "photos"}
    good = False
    for name in list(source.names) if source.is_file else _entries(source):
        try:
            value = plistlib.loads(source.read(name, _LARGEST))
        except _DAMAGE:
            value = None
        if not isinstance(value, dict) or not value.keys() & {"Entry Text", "Creation Date"}:
            if source.is_file:
                raise FileUnreadable(source.path, "it is damaged, or no entry of Day One")
            remarks.skip(f"file {name}", "is damaged, or no entry")
            continue
        good = True
        yield _entry(value, name, source, photos, ids, remarks, wishes)
    if not good:
        raise FileUnreadable(source.path, "no-entries")


def _entry(
    value: dict[str, Any], name: str, source: Source, photos: dict[str, str], ids: Identities, remarks: Remarks,
    wishes: Wishes,
) -> Imported:  # fmt: skip
    for field, what in _NOWHERE.items():
        if value.get(field):
            remarks.skip(what, _NO_FIELD)
    title, body = title_and_body(text(value, "Entry Text"))
    uuid = text(value, "UUID") or PurePosixPath(name).stem
    tags = value.get("Tags")
    return Imported(
        source_id=ids.unique(uuid),
        at=_moment(value, remarks, wishes),
        title=title,
        body=body,
        tags=tuple(tag for tag in (tags if isinstance(tags, list) else []) if isinstance(tag, str) and tidy_tag(tag)),
        starred=value.get("Starred") is True,
        files=tuple(_photos(name, uuid, source, photos)),
    )


def _moment(value: dict[str, Any], remarks: Remarks, wishes: Wishes) -> datetime | None:
    """Stored in UTC; the zone beside it says what the clock showed."""
    at = value.get("Creation Date")
    try:
        if isinstance(at, datetime):
            return in_zone(at.replace(tzinfo=UTC), zone_named(text(value, "Time Zone")) or wishes.zone)
    except BadDate:
        pass
    remarks.skip("a date", "can't be read")
    return None


def _photos(name: str, uuid: str, source: Source, photos: dict[str, str]) -> Iterator[ImportedFile]:
    above = PurePosixPath(name).parent.parent
    stems = dict.fromkeys((uuid, PurePosixPath(name).stem))
    for stem in stems:
        for ending in ("jpg", "jpeg", "png"):
            inside = photos.get((above / "photos" / f"{stem}.{ending}").as_posix().lower())
            if inside is not None:
                yield ImportedFile(PurePosixPath(inside).name, source=source, inside=inside)
                return
