"""The JSON form of an entry (`model.form`) on its way back in, also where other programs write something like it."""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, ImportedFile, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import BadDate
from peerjournal.model.ids import is_id
from peerjournal.model.moments import parse
from peerjournal.model.text import LONGEST_NAME, tidy_tag

_KNOWN = {
    "id", "at", "date", "all_day", "title", "body", "text", "feelings", "scales", "tags", "group", "meeting", "tips",
    "starred", "left_out", "attachments", "created_at", "updated_at", "source",
}  # fmt: skip
# Something of these there must be; only an entry of ours may be nothing but a moment.
_CONTENT = ("title", "body", "text", "feelings", "scales", "tags", "attachments")
_TEXTS = ("title", "body", "text", "group", "meeting")
_PEOPLE = "names of people are not brought in; add those you want to keep by an alias"
_UNKNOWN = "this field has no place in the journal"


Place = Callable[[str], tuple[Source, str]]
"""Where the file with this SHA-256 must lie: a source, and its name there."""


class Empty(ValueError):
    """An object without anything that an entry could hold."""


def entry(fields: dict[str, Any], seen: Identities, place: Place, remarks: Remarks) -> Imported:
    """One object as an entry; `seen` knows the ids of this source. Raises Empty, BadDate."""
    when = _when(fields)
    at, has_time = parse(when) if when else (None, False)
    title, body = _text(fields, "title"), _text(fields, "body") or _text(fields, "text")
    own_id = _text(fields, "id")
    if not is_id(own_id) and not any(fields.get(key) for key in _CONTENT):
        raise Empty
    for key, value in fields.items():
        if key in _TEXTS and not isinstance(value, str | None):
            remarks.skip(f"field {key}", "is not text")
        elif key not in _KNOWN and value not in (None, "", [], {}, False):
            remarks.skip(f"field {_shown(key)}", _PEOPLE if key in {"people", "persons"} else _UNKNOWN)
    content = hashlib.sha256(json.dumps([when, title, body]).encode()).hexdigest()[:32]
    # Another program's id may be a number that starts anew in every file: only with the content does it tell two apart.
    source_id = f"{own_id}:{content}" if own_id else content
    all_day = fields.get("all_day")
    return Imported(
        source_id=seen.unique(source_id),
        at=at,
        all_day=all_day if isinstance(all_day, bool) else not has_time,
        title=title,
        body=body,
        feelings=tuple(_feelings(fields.get("feelings"), remarks)),
        scales={key: value for key, value in _dict(fields.get("scales")).items() if _is_scale(key, value, remarks)},
        tags=tuple(tag for tag in _list(fields.get("tags")) if isinstance(tag, str) and tidy_tag(tag)),
        group=_text(fields, "group") or None,
        meeting=_moment(fields, "meeting"),
        tip_ids=tuple(id for id in _list(fields.get("tips")) if isinstance(id, str) and is_id(id)),
        starred=fields.get("starred") is True,
        left_out=fields.get("left_out") is True,
        files=tuple(_files(fields.get("attachments"), place)),
        own_id=own_id if is_id(own_id) else None,
        source=_origin(fields.get("source")),
        created_at=_moment(fields, "created_at"),
        updated_at=_moment(fields, "updated_at"),
    )


def _when(fields: dict[str, Any]) -> str:
    """The date as written, or ''. Raises BadDate for one that is no text, rather than take the entry for undated."""
    for key in ("at", "date"):
        untrusted = fields.get(key)
        if untrusted is not None and not isinstance(untrusted, str):
            raise BadDate("")
        if untrusted:
            return untrusted
    return ""


def _shown(untrusted_key: str) -> str:
    return "".join(one if one.isprintable() else "\ufffd" for one in untrusted_key[:40])


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def _moment(fields: dict[str, Any], key: str) -> datetime | None:
    text = _text(fields, key)
    return parse(text)[0] if text else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _in_range(value: Any, remarks: Remarks, what: str) -> bool:
    if type(value) is int and 0 <= value <= 10:
        return True
    remarks.skip(what, "its value is not a whole number from 0 to 10")
    return False


def _is_scale(key: str, value: Any, remarks: Remarks) -> bool:
    if 0 < len(" ".join(key.split())) <= LONGEST_NAME:
        return _in_range(value, remarks, "a scale")
    remarks.skip("a scale", "its name is empty or too long")
    return False


def _feelings(value: Any, remarks: Remarks) -> Iterator[Feeling]:
    for one in _list(value):
        if isinstance(one, str) and one.strip():
            yield Feeling(one)
        elif isinstance(one, dict) and isinstance(one.get("name"), str) and one["name"].strip():
            intensity = one.get("intensity")
            fits = intensity is not None and _in_range(intensity, remarks, "the intensity of a feeling")
            yield Feeling(one["name"], intensity if fits else None)


def _origin(value: Any) -> tuple[str, str] | None:
    fields = _dict(value)
    format, id = fields.get("format"), fields.get("id")
    return (format, id) if isinstance(format, str) and isinstance(id, str) else None


def _files(value: Any, place: Place) -> Iterator[ImportedFile]:
    for one in _list(value):
        if not isinstance(one, dict) or not isinstance(one.get("name"), str):
            continue
        sha256 = _text(one, "sha256")
        # Only a name made of hex digits can become a path.
        if len(sha256) == 64 and set(sha256) <= set("0123456789abcdef"):
            source, inside = place(sha256)
            if inside in source:
                yield ImportedFile(one["name"], None, _text(one, "media_type"), source, inside)
                continue
        yield ImportedFile(one["name"], None, _text(one, "media_type"))
