"""Day One's plain text export: entries under lines like `<tab>Date:<tab>1 January 2019 at 09:30:00 GMT`.

No specification; Day One writes labels and months in the language of the device. Left out and named: weather, places
and other lines of that kind. Photos are looked for by their names.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone, tzinfo

from peerjournal.formats.dates import find_day, placed, read_time
from peerjournal.formats.dayone_text import MOMENT, title_and_body
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.linked import Linked, SourceFiles
from peerjournal.formats.markdown_text import file_link
from peerjournal.formats.source import Source
from peerjournal.formats.text_pieces import text_pieces
from peerjournal.formats.zones import zone_named
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "dayone-text"
TITLE = "Day One, plain text"

_FIELD = r"\t[ ]?([^\t\n:]{2,24}):[\t ]+([^\n]*)"
_LINE = re.compile(rf"{_FIELD}\Z")
_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\(([^()\s]{1,300})\)")
_ZONE = re.compile(r"(?:\b(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?|\b[A-Z]{3,5}|[+-]\d\d:?\d\d)\s*$")
_HOURS = {
    "GMT": 0, "UTC": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9,
    "AKDT": -8, "HST": -10, "JST": 9, "KST": 9, "SGT": 8, "HKT": 8, "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12,
    "NZDT": 13,
}  # fmt: skip
_KNOWN = {"weather": "the weather", "location": "a place", "wetter": "the weather", "ort": "a place"}
_PHOTOS = {"photo", "photos", "foto", "fotos", "video", "videos", "audio", "audios", "pdf", "attachment"}


def recognises(source: Source) -> bool:
    """A text that begins with a line for a date, or an archive or folder with such a text and its photos."""
    if source.is_file:
        return _is_journal(source.head())
    has_photos = any(name.partition("/")[0].lower() == "photos" for name in source.names)
    return (source.kind != "folder" or has_photos) and bool(_journals(source))


def _journals(source: Source) -> list[str]:
    deep = 0 if source.kind == "folder" else 1
    names = [name for name in source.names if name.lower().endswith((".txt", ".md")) and name.count("/") <= deep]
    return [name for name in names[:50] if _is_journal(source.head(name))]


def _is_journal(untrusted_head: bytes) -> bool:
    # Labels and months may be in any script; only where the first line ends matters here.
    line = untrusted_head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").partition(b"\n")[0].decode("utf-8", "replace")
    found = _LINE.match(line.rstrip("\r"))
    return found is not None and find_day(found[2][:100]) is not None


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries. Raises FileUnreadable: no text, or no entry in it."""
    ids = Identities()
    files: SourceFiles | None = None
    good = False
    for name in list(source.names) if source.is_file else _journals(source):
        whole = text_pieces(source, name)
        for head, fields, body in _entries(whole.lines()) if whole is not None else ():
            good = True
            if files is None and (fields or _PICTURE.search(body)):
                files = _files(source)
            linked = Linked(files or SourceFiles(source), name.rpartition("/")[0], remarks, by_name=True)
            yield _entry(head, fields, body, linked, ids, remarks, wishes)
    if not good:
        raise FileUnreadable(source.path, "no-entries")


def _files(source: Source) -> SourceFiles:
    try:
        return SourceFiles(source.beside)
    except (FileUnreadable, OSError):
        return SourceFiles(source)


def _entries(untrusted_lines: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, str]], str]]:
    """The date as written, the other fields and the text of each entry: it begins with fields after an empty line."""
    date, fields, text = "", list[tuple[str, str]](), list[str]()
    is_apart, is_field, is_head = True, False, False
    for line in untrusted_lines:
        found = _LINE.match(line)
        if found and not is_field and is_apart and find_day(found[2][:100]):
            if date:
                yield date, fields, "\n".join(text).strip("\n")
            date, fields, text, is_head = found[2], [], [], True
        elif found and is_head:
            fields.append((found[1], found[2]))
        else:
            text.append(line)
            is_head = False
        is_field = found is not None
        is_apart = not line
    if date:
        yield date, fields, "\n".join(text).strip("\n")


def _entry(
    date: str,
    fields: list[tuple[str, str]],
    body: str,
    linked: Linked,
    ids: Identities,
    remarks: Remarks,
    wishes: Wishes,
) -> Imported:
    source_id = ids.of(date, body)
    for label, value in fields:
        if label.strip().lower() in _PHOTOS:
            for one in re.split(r"[,;]\s*", value):
                linked.shown(one) if one.strip() else None
        else:
            remarks.skip(_KNOWN.get(label.strip().lower(), "a line beside the date"), "has no field here")

    def shown(found: re.Match[str]) -> str:
        name = None if MOMENT.fullmatch(found[0]) else linked.shown(found[1])
        return found[0] if name is None else file_link(name)

    title, body = title_and_body(_PICTURE.sub(shown, body))
    at, has_time = _moment(date[:100], remarks, wishes)
    return Imported(source_id, at, all_day=not has_time and at is not None, title=title, body=body, files=linked.files)


def _moment(written: str, remarks: Remarks, wishes: Wishes) -> tuple[datetime | None, bool]:
    found = find_day(written, wishes.day_first)
    if found is None:
        return None, False
    day, start, end = found
    zone, rest = _zone(written[end:] or "")
    if zone is None:
        zone = wishes.zone
        remarks.change("a time", "says no zone that is known here; it is taken for this computer's")
    clock = read_time(rest) or read_time(written[:start])
    try:
        return placed(day, clock[0] if clock else None, zone), clock is not None
    except BadDate:
        remarks.skip("a date", "can't be read")
        return None, False


def _zone(rest: str) -> tuple[tzinfo | None, str]:
    found = _ZONE.search(rest)
    if found is None:
        return None, rest
    name = found[0].strip()
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name])), rest[: found.start()]
    if name in {"AM", "PM"}:
        return None, rest
    return zone_named(name.replace(" ", "")), rest[: found.start()]
