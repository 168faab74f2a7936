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
from peerjournal.formats.json_text import BadJson, load, objects, text
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
    try:
        whole = load(source.read(name)) if name is not None else None
    except BadJson:
        raise FileUnreadable(source.path, "no-entries") from None
    items = objects(whole, "items")
    tags = _tags(items)
    ids, some, encrypted = Identities(), False, False
    for item in items:
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
            yield _entry(item, content, tags, ids, remarks, wishes)
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


def _tags(items: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Note -> names of its tags; tags refer to notes, and newer backups the other way round too."""
    names = {
        text(item, "uuid"): text(item.get("content"), "title")
        for item in items
        if text(item, "content_type") == "Tag" and isinstance(item.get("content"), dict)
    }
    found: dict[str, list[str]] = {}
    for item in items:
        kind, id = text(item, "content_type"), text(item, "uuid")
        for reference in objects(item.get("content"), "references"):
            other = text(reference, "uuid")
            if kind == "Tag" and text(reference, "content_type") != "Tag":
                found.setdefault(other, []).append(names.get(id, ""))
            elif kind == "Note" and other in names:
                found.setdefault(id, []).append(names[other])
    return found


def _entry(
    item: dict[str, Any], content: dict[str, Any], tags: dict[str, list[str]], ids: Identities, remarks: Remarks,
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
        tags=tuple(dict.fromkeys(sorted(tag for tag in tags.get(id, ()) if tag))),
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
