"""Standard Notes' decrypted backup: a JSON file with items, by itself or in the backup's zip.

Written after github.com/standardnotes/app (packages/models, BackupFile). Notes of the Super editor are Lexical states,
those of the rich text editor HTML. Left out and named: files (they are not in a text backup), notes in the trash.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peerjournal.formats import lexical
from peerjournal.formats.dates import read_date
from peerjournal.formats.html import to_markdown
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.json_pieces import members
from peerjournal.formats.json_text import BadJson, objects, text
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "standard-notes"
TITLE = "Standard Notes (decrypted backup)"
_APP = "org.standardnotes.sn"
_HTML = re.compile(r"\s*<(?:p|div|h[1-6]|ul|ol|br|b|i|strong|em|span|table|blockquote|figure|pre)\b[^<>]*>", re.I)
_OTHERS = {
    "Tag", "SN|UserPreferences", "SN|Component", "SN|Theme", "SN|SmartTag", "SN|ItemsKey", "SN|Privileges", "Extension",
    "SF|MFA", "SN|ExtensionRepo", "SN|TrustedContact", "SN|VaultListing", "SN|KeySystemRootKey",
}  # fmt: skip


def recognises(source: Source) -> bool:
    """Whether it begins as a backup does."""
    name = _file(source)
    if name is None:
        return False
    head = source.head(name)
    return b'"items"' in head and b'"content_type"' in head and (b'"uuid"' in head or b'"content"' in head)


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The notes, in the order of the backup."""
    name = _file(source)
    if name is None:
        raise FileUnreadable(source.path, "no-entries")
    try:
        yield from _notes(source, name, remarks, wishes)
    except BadJson:
        raise FileUnreadable(source.path, "no-entries") from None


def _items(source: Source, name: str) -> Iterator[dict[str, Any]]:
    for key, place, item in members(source, name, into=lambda key: key == "items"):
        if key == "items" and isinstance(place, int) and isinstance(item, dict):
            yield item


def _notes(source: Source, name: str, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    tags = _Tags(_items(source, name))
    ids, some, encrypted = Identities(), False, False
    for item in _items(source, name):
        kind, content = text(item, "content_type"), item.get("content")
        if isinstance(content, str) and content.startswith("00"):
            encrypted = encrypted or kind == "Note"
            if kind == "Note":
                remarks.skip("an encrypted note", "can't be read; make a decrypted backup")
        elif kind == "Note" and isinstance(content, dict):
            if content.get("trashed") is True:
                remarks.skip("a note in the trash", "stays there")
                continue
            some = True
            yield _entry(item, content, tags.of(text(item, "uuid")), ids, remarks, wishes)
        elif kind == "SN|File":
            remarks.skip("a file", "is not in this kind of backup")
        elif kind not in _OTHERS:
            remarks.skip("an item of an unknown kind", "is no note")
    if not some:
        raise FileUnreadable(source.path, "encrypted" if encrypted else "no-entries")


def _file(source: Source) -> str | None:
    if source.is_file:
        return source.name
    found = [name for name in source.names if name.endswith((".txt", ".json")) and "/" not in name]
    return next((name for name in found if b'"items"' in source.head(name)), None)


class _Tags:
    """Note -> names of its tags; tags refer to notes, and newer backups the other way round too.

    Tags may stand behind the notes, so the file is gone through once for them alone. What is kept of a reference are
    two small objects: a lifetime's backup has 100,000 of them.
    """

    def __init__(self, items: Iterator[dict[str, Any]]) -> None:
        self._names: dict[str, str] = {}
        self._of: dict[int, list[str]] = {}
        known: dict[str, str] = {}
        for item in items:
            kind, id = text(item, "content_type"), text(item, "uuid")
            if kind == "Tag" and isinstance(item.get("content"), dict):
                self._names[id] = text(item.get("content"), "title")
            for reference in objects(item.get("content"), "references"):
                other = text(reference, "uuid")
                if kind == "Tag" and text(reference, "content_type") != "Tag":
                    self._of.setdefault(hash(other), []).append(known.setdefault(id, id))
                elif kind == "Note":
                    self._of.setdefault(hash(id), []).append(known.setdefault(other, other))

    def of(self, note: str) -> tuple[str, ...]:
        """The names of a note's tags, in the order of the alphabet."""
        return tuple(sorted({name for tag in self._of.get(hash(note), ()) if (name := self._names.get(tag, ""))}))


def _entry(
    item: dict[str, Any], content: dict[str, Any], tags: tuple[str, ...], ids: Identities, remarks: Remarks,
    wishes: Wishes,
) -> Imported:  # fmt: skip
    id, title, untrusted = text(item, "uuid"), text(content, "title"), text(content, "text")
    app = content.get("appData")
    state = app.get(_APP) if isinstance(app, dict) else None
    state = state if isinstance(state, dict) else {}
    made = _moment(text(item, "created_at"), remarks, wishes)
    changed = _moment(text(state, "client_updated_at") or text(item, "updated_at"), remarks, wishes)
    if state.get("archived") is True:
        remarks.change("an archived note", "becomes an entry like the others")
    return Imported(
        source_id=ids.unique(id) if id else ids.of(str(made), title, untrusted),
        at=made,
        title=title,
        body=_body(content, untrusted),
        tags=tags,
        starred=any(one is True for one in (content.get("starred"), content.get("pinned"), state.get("pinned"))),
        created_at=made,
        updated_at=changed,
    )


def _body(content: dict[str, Any], untrusted: str) -> str:
    if untrusted.lstrip().startswith("{") and (found := lexical.to_markdown(untrusted)) is not None:
        return found
    kind = text(content, "noteType")
    if kind == "rich-text" or (kind not in {"markdown", "plain-text", "code"} and _HTML.match(untrusted)):
        return to_markdown(untrusted)
    return untrusted.strip("\n")


def _moment(untrusted: str, remarks: Remarks, wishes: Wishes) -> datetime | None:
    try:
        return read_date(untrusted, wishes.zone)[0] if untrusted else None
    except BadDate:
        remarks.skip("a date", "can't be read")
        return None
