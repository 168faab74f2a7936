"""Journey (https://journey.cloud): a zip or folder with one JSON file an entry, and its media beside it.

Source: files of its Android and web versions, and programs that read them. Left out and named: places, weather, music,
labels, and the sentiment that Journey guesses from the text. A mood from 1 to 5 becomes the scale `mood` from 2 to 10.
"""

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any

from peerjournal.formats.dates import in_zone, of_epoch, read_date
from peerjournal.formats.html import to_markdown
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.inline_files import InlineFiles
from peerjournal.formats.json_text import BadJson, load, number, text
from peerjournal.formats.linked import Linked, SourceFiles
from peerjournal.formats.source import Source
from peerjournal.formats.zones import zone_named
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.text import tidy_tag

NAME = "journey"
TITLE = "Journey"

_MARK = re.compile(rb'"(date_journal|dateOfJournal)"\s*:')
_HTML = re.compile(
    r"<(p|div|br|h[1-6]|ul|ol|li|b|i|em|strong|span|blockquote|a|img|table)\b[^>]{0,300}>", re.IGNORECASE
)
_UNSET = 1e300  # Journey writes the largest number there is for what was not set
_NO_FIELD = "has no field here"


def recognises(source: Source) -> bool:
    """An entry of Journey, or a folder or archive of some."""
    if source.is_file:
        head = source.head()
        return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and bool(_MARK.search(head))
    first = [name for name in _entries(source) if "/" not in name or source.kind != "folder"][:5]
    return any(_MARK.search(source.head(name)) for name in first)


def _entries(source: Source) -> list[str]:
    return [name for name in source.names if name.lower().endswith(".json") and name.count("/") <= 1]


def is_html(untrusted: str) -> bool:
    """Whether a text of a program that writes both is HTML."""
    return bool(_HTML.search(untrusted))


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries, one of each JSON file. Raises FileUnreadable where there is none."""
    try:
        files = SourceFiles(source.beside)
    except (FileUnreadable, OSError):
        files = SourceFiles(source)  # a folder too full to look through: its media are reported as missing
    ids = Identities()
    good = False
    for name in source.names if source.is_file else _entries(source):
        try:
            value = load(source.read(name))
        except BadJson:
            remarks.skip(f"file {name}", "is not complete JSON")
            continue
        if not isinstance(value, dict) or not value.keys() & {"date_journal", "dateOfJournal"}:
            remarks.skip(f"file {name}", "is not an entry of Journey")
            continue
        good = True
        yield _entry(value, Linked(files, name.rpartition("/")[0], remarks), source, ids, remarks, wishes)
    if not good:
        raise FileUnreadable(source.path, "no-entries")


def _entry(
    value: dict[str, Any], linked: Linked, source: Source, ids: Identities, remarks: Remarks, wishes: Wishes
) -> Imported:
    inside = InlineFiles(source.path, remarks, linked.shown)
    body = text(value, "text")
    if text(value, "type") == "html" or (text(value, "type") != "markdown" and is_html(body)):
        body = to_markdown(body, inside)
    for untrusted in _media(value):
        linked.shown(untrusted)
    _left_out(value, remarks)
    mood = number(value, "mood")
    scales = {}
    if mood is not None and 1 <= mood <= 5:
        scales = {"mood": mood * 2}
        remarks.change("a mood from 1 to 5", "becomes the scale mood, from 2 to 10")
    tags = value.get("tags")
    at = _moment(value, remarks, wishes.zone)
    id = text(value, "id")
    return Imported(
        source_id=ids.unique(id) if id else ids.of(str(value.get("date_journal")), body),
        at=at,
        title=text(value, "title"),
        body=body.strip("\n"),
        scales=scales,
        tags=tuple(tag for tag in (tags if isinstance(tags, list) else []) if isinstance(tag, str) and tidy_tag(tag)),
        starred=value.get("favourite") is True or value.get("favorite") is True,
        files=(*linked.files, *inside.files),
        updated_at=_at(value.get("date_modified", value.get("updatedAt")), None),
    )


def _media(value: dict[str, Any]) -> Iterator[str]:
    for key in ("photos", "attachments", "media"):
        listed = value.get(key)
        for one in listed if isinstance(listed, list) else []:
            name = one if isinstance(one, str) else text(one, "name", "fileName", "filename", "file", "path", "id")
            if name:
                yield name


def _moment(value: dict[str, Any], remarks: Remarks, zone: tzinfo | None) -> datetime | None:
    at = _at(value.get("date_journal", value.get("dateOfJournal")), zone_named(text(value, "timezone")) or zone)
    if at is None:
        remarks.skip("a date", "can't be read")
    return at


def _at(untrusted: Any, zone: tzinfo | None) -> datetime | None:
    """Milliseconds since 1970 (a number or digits), or ISO 8601."""
    try:
        if isinstance(untrusted, str) and not re.fullmatch(r"-?\d+(\.\d+)?", untrusted):
            return in_zone(read_date(untrusted, zone)[0], zone) if untrusted else None
        if isinstance(untrusted, str | int | float) and not isinstance(untrusted, bool):
            return of_epoch(float(untrusted) / 1000, zone)
    except (BadDate, ValueError, OverflowError):
        pass
    return None


def _left_out(value: dict[str, Any], remarks: Remarks) -> None:
    where = value.get("lat")
    if text(value, "address") or (isinstance(where, int | float) and where and abs(where) < _UNSET):
        remarks.skip("a place", _NO_FIELD)
    weather = value.get("weather")
    if text(weather, "description") or (isinstance(weather, dict) and (number(weather, "id") or -1) >= 0):
        remarks.skip("the weather", _NO_FIELD)
    if text(value, "music_title", "music_artist"):
        remarks.skip("music", _NO_FIELD)
    if text(value, "label", "folder"):
        remarks.skip("a label", _NO_FIELD)
    if number(value, "sentiment"):
        remarks.skip("the sentiment that Journey guessed", _NO_FIELD)
