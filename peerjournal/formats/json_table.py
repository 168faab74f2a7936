"""Any JSON that holds a list of objects with a date and a text, or days with their texts; also our own JSON export."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from peerjournal.formats.dates import read_date
from peerjournal.formats.headings import field_of, shown
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.json_pieces import reader
from peerjournal.formats.json_search import find, is_day
from peerjournal.formats.json_search import read as objects_at
from peerjournal.formats.json_text import BadJson
from peerjournal.formats.jsonl import place
from peerjournal.formats.own_form import Empty, entry
from peerjournal.formats.records import FIELDS, Reading
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.ids import is_id

NAME = "json"
TITLE = "JSON, of PeerJournal or others"
_KEY = re.compile(rb'"((?:[^"\\]|\\.){1,60})"\s*:\s*(?:"([^"\\]{4,60})"|(\d{9,13}))?')
_NO_PLACE = "has no place in the journal; map it to bring it along"


def recognises(source: Source) -> bool:
    """Whether it is JSON whose keys mean a date and a text, or are days."""
    head = source.head().removeprefix(b"\xef\xbb\xbf").lstrip() if source.is_file else b""
    if head[:1] not in {b"[", b"{"}:
        return False
    keys: dict[str, str] = {}
    for found in _KEY.finditer(head):
        keys.setdefault(found[1].decode("utf-8", "replace"), (found[2] or found[3] or b"").decode("utf-8", "replace"))
    if sum(map(is_day, keys)) > len(keys) / 2:
        return True
    fields = {field_of(key) for key in keys}
    return {"date", "text"} <= fields and any(field_of(key) == "date" and _is_date(one) for key, one in keys.items())


def _is_date(untrusted: str) -> bool:
    try:
        read_date(untrusted)
    except BadDate:
        return False
    return True


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """One entry for each object."""
    try:
        yield from _journal(source, remarks, wishes)
    except BadJson:
        raise FileUnreadable(source.path, "no-entries") from None


def _journal(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    place_of_all = find(reader(source, source.name), partial(_fields, wishes=wishes))
    day_first = wishes.day_first if wishes.day_first is not None else place_of_all.day_first
    reading = Reading(remarks, wishes, day_first)
    found = objects_at(reader(source, source.name), place_of_all)
    seen = Identities()
    some, where = False, partial(place, source)

    for number, untrusted in enumerate(found, start=1):
        try:
            made = entry(untrusted, seen, where, remarks) if _is_own(untrusted) else _entry(untrusted, reading)
        except (Empty, BadDate, ValueError):
            remarks.skip(f"object {number}", "holds no entry that can be read")
            continue
        some = True
        yield made
    if not some:
        raise FileUnreadable(source.path, "no-entries")


def _is_own(untrusted: dict[str, Any]) -> bool:
    id = untrusted.get("id")
    return isinstance(id, str) and is_id(id) and isinstance(untrusted.get("at"), str) and "all_day" in untrusted


def _fields(untrusted: dict[str, Any], wishes: Wishes) -> dict[str, str]:
    """Our field -> its key, as wished or as the keys mean; the first of two wins."""
    found = {field: key for field, key in wishes.columns.items() if key in untrusted}
    for key in untrusted:
        field = field_of(key)
        if field in FIELDS and field not in wishes.columns:
            found.setdefault(field, key)
    return found


def _entry(untrusted: dict[str, Any], reading: Reading) -> Imported:
    where = _fields(untrusted, reading.wishes)
    for key, value in untrusted.items():
        if key not in where.values() and value not in (None, "", [], {}, False):
            reading.remarks.skip(f"field {shown(key)}", _NO_PLACE)
    fields = {field: _text(untrusted[key]) for field, key in where.items()}
    if not any(fields.get(key) for key in ("text", "title", "mood", "tags", "scales")):
        raise Empty
    return reading.entry(fields)


def _text(value: Any) -> str:
    """A value as a cell of a table would hold it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, int | float):
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if isinstance(value, list):
        return ";".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        for key in ("name", "title", "text", "content", "value", "label", "iso", "date", "$date"):
            if isinstance(value.get(key), str | int | float):
                return _text(value[key])
        return "; ".join(
            f"{key}={one}" for key, one in value.items() if isinstance(one, int) and not isinstance(one, bool)
        )
    return ""
