"""Mini Diary and Mini Diarium: JSON with one entry a day, or several with ids; text as HTML or Markdown.

Source: Mini Diary's exporter (samuelmeuli/mini-diary) and Mini Diarium's (fjrevoredo/mini-diarium). Lost: the moment
of the export, and the files of entries, of which Mini Diarium writes only the names.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from peerjournal.formats.dates import placed, read_date
from peerjournal.formats.html import to_markdown
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, ImportedFile, Remarks, Wishes
from peerjournal.formats.inline_files import InlineFiles
from peerjournal.formats.journey import is_html
from peerjournal.formats.json_pieces import members
from peerjournal.formats.json_text import BadJson, objects, text
from peerjournal.formats.linked import named
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.text import tidy_tag

NAME = "minidiary"
TITLE = "Mini Diary, Mini Diarium"

_ENTRIES = re.compile(
    r'"entries"\s*:\s*\{\s*("\d{4}-\d\d-\d\d"\s*:\s*\{|"[^"]{1,40}"\s*:\s*\{\s*"(dateUpdated|title|text)"|\})'
)
_LIST = re.compile(r'"entries"\s*:\s*\[\s*(\{|\])')
_METADATA = re.compile(r'"metadata"\s*:\s*\{')
_APPLICATION = re.compile(r'"application"\s*:\s*"Mini Diar(y|ium)"')
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def recognises(source: Source) -> bool:
    """One JSON file with entries by their day, or Mini Diarium's list."""
    if not source.is_file:
        return False
    head = source.head().decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if not head.startswith("{") or not _METADATA.search(head):
        return False
    says = _APPLICATION.search(head) or ('"exportedAt"' in head and '"dateUpdated"' in head)  # the first versions
    return bool(_ENTRIES.search(head) or (_LIST.search(head) and says))


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries, in the file's order. Raises FileUnreadable: no JSON, or no entry in it."""
    ids = Identities()
    good, number = False, 0
    try:
        for key, day, untrusted in members(source, source.name, into=lambda key: key == "entries"):
            if key != "entries" or day is None:
                continue
            number += 1
            on = _day(day if isinstance(day, str) else text(untrusted, "date"))
            if on is None or not isinstance(untrusted, dict):
                remarks.skip(
                    f"entry {number}", "its date is not written like 2024-01-31" if on is None else "is not an entry"
                )
                continue
            good = True
            yield _entry(on, untrusted, source, ids, remarks, wishes)
    except BadJson:
        raise FileUnreadable(source.path, "it is not complete JSON") from None
    if not good:
        raise FileUnreadable(source.path, "no-entries")


def _day(untrusted: Any) -> date | None:
    found = _DAY.match(untrusted) if isinstance(untrusted, str) else None
    try:
        return date.fromisoformat(found[0]) if found and len(untrusted) in (10, *range(16, 40)) else None
    except ValueError:
        return None


def _entry(
    on: date, untrusted: dict[str, Any], source: Source, ids: Identities, remarks: Remarks, wishes: Wishes
) -> Imported:
    inside = InlineFiles(source.path, remarks)
    body = text(untrusted, "text", "content")
    body = to_markdown(body, inside) if is_html(body) else body.strip("\n")
    own = untrusted.get("id")
    id = f"{on.isoformat()}:{own}" if isinstance(own, int | str) and not isinstance(own, bool) else on.isoformat()
    tags = untrusted.get("tags")
    try:
        at = placed(on, None, wishes.zone)
    except BadDate:
        at = None
    return Imported(
        source_id=ids.unique(id),
        at=at,
        all_day=True,
        title=text(untrusted, "title"),
        body=body,
        tags=tuple(tag for tag in (tags if isinstance(tags, list) else []) if isinstance(tag, str) and tidy_tag(tag)),
        files=(*inside.files, *_attached(untrusted, remarks)),
        created_at=_stamp(untrusted, "dateCreated"),
        updated_at=_stamp(untrusted, "dateUpdated"),
    )


def _attached(untrusted: dict[str, Any], remarks: Remarks) -> Iterator[ImportedFile]:
    """Mini Diarium writes the names of an entry's files, and never the files."""
    for one in objects(untrusted, "attachments"):
        name = named(text(one, "name") or "file")
        remarks.skip(f"file {name}", "is not with the source")
        yield ImportedFile(name, media_type=text(one, "mime_type"))


def _stamp(untrusted: dict[str, Any], key: str) -> datetime | None:
    """`Sun Feb 15 2026 14:08:04 GMT+0100`, as JavaScript writes it, or ISO 8601."""
    try:
        return read_date(text(untrusted, key))[0]
    except BadDate:
        return None
