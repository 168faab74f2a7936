"""JSON Lines: one entry a line, `{date or at, text or body, title?, tags?, ...}`; our own export has all its fields."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from peerjournal.formats.imported import Imported, ImportedFile, Remarks, Wishes
from peerjournal.formats.source import Source
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.ids import is_id
from peerjournal.model.moments import parse
from peerjournal.model.text import LONGEST_NAME, tidy_tag

NAME = "jsonl"
TITLE = "PeerJournal, or other JSON Lines"
_LONGEST_LINE = 64 << 20
_KNOWN = {
    "id", "at", "date", "all_day", "title", "body", "text", "feelings", "scales", "tags", "group", "meeting", "tips",
    "starred", "attachments", "created_at", "updated_at", "source",
}  # fmt: skip
# Something of these there must be; only an entry of ours may be nothing but a moment.
_CONTENT = ("title", "body", "text", "feelings", "scales", "tags", "attachments")
_TEXTS = ("title", "body", "text", "group", "meeting")
_PEOPLE = "names of people are not brought in; add those you want to keep by an alias"
_UNKNOWN = "this field has no place in the journal"


def recognises(source: Source) -> bool:
    """Whether the first line is a JSON object with a text and a date of some kind."""
    if not source.is_file:
        return False
    untrusted_head = source.head()
    line = untrusted_head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0].strip()
    if not line.startswith(b"{"):
        return False
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        # A first line longer than what was looked at.
        return len(line) == len(untrusted_head.lstrip()) and any(key in line for key in (b'"text"', b'"body"'))
    return isinstance(fields, dict) and bool({"text", "body"} & fields.keys()) and bool({"at", "date"} & fields.keys())


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries of a file. A line that is none is left out with a remark; a file without any is FileUnreadable."""
    del wishes  # our own form leaves nothing open
    good = 0
    seen: Counter[str] = Counter()
    with source.open(source.names[0]) as file:
        for number, line in enumerate(_lines(file, source), start=1):
            if not line.strip():
                continue
            try:
                fields = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
                if not isinstance(fields, dict):
                    raise ValueError("not an object")  # noqa: TRY004 - one kind of unreadable line
                entry = _entry(fields, seen, source, remarks)
            except (ValueError, RecursionError, BadDate) as error:
                remarks.skip(f"line {number}", _WHY.get(type(error), "is not a JSON object"))
                continue
            good += 1
            yield entry
    if not good:
        raise FileUnreadable(source.path, "no-entries")


class _Empty(ValueError):
    """An object without anything that an entry could hold."""


_WHY: dict[type[Exception], str] = {
    BadDate: "has a date that can't be read",
    UnicodeDecodeError: "is not UTF-8 text",
    RecursionError: "is nested too deeply",
    _Empty: "has no text",
}


def _lines(file: BinaryIO, source: Source) -> Iterator[bytes]:
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise FileUnreadable(source.path, "line-too-long")
        yield line


def _entry(fields: dict[str, Any], seen: Counter[str], source: Source, remarks: Remarks) -> Imported:
    when = _when(fields)
    at, has_time = parse(when) if when else (None, False)
    title, body = _text(fields, "title"), _text(fields, "body") or _text(fields, "text")
    own_id = _text(fields, "id")
    if not is_id(own_id) and not any(fields.get(key) for key in _CONTENT):
        raise _Empty
    for key, value in fields.items():
        if key in _TEXTS and not isinstance(value, str | None):
            remarks.skip(f"field {key}", "is not text")
        elif key not in _KNOWN and value not in (None, "", [], {}, False):
            remarks.skip(f"field {_shown(key)}", _PEOPLE if key in {"people", "persons"} else _UNKNOWN)
    content = hashlib.sha256(json.dumps([when, title, body]).encode()).hexdigest()[:32]
    # Another program's id may be a number that starts anew in every file: only with the content does it tell two apart.
    source_id = f"{own_id}:{content}" if own_id else content
    seen[source_id] += 1
    number = seen[source_id]
    all_day = fields.get("all_day")
    return Imported(
        source_id=source_id if number == 1 else f"{source_id}:{number}",
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
        files=tuple(_files(fields.get("attachments"), source)),
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


def _files(value: Any, source: Source) -> Iterator[ImportedFile]:
    for one in _list(value):
        if not isinstance(one, dict) or not isinstance(one.get("name"), str):
            continue
        sha256, inside = _text(one, "sha256"), ""
        # Only a name made of hex digits can become a path.
        if len(sha256) == 64 and set(sha256) <= set("0123456789abcdef"):
            inside = f"{files_folder(source.path).name}/{sha256[:2]}/{sha256}"
        there = source.beside if inside and inside in source.beside else None
        yield ImportedFile(one["name"], None, _text(one, "media_type"), there, inside if there else "")


def files_folder(path: Path) -> Path:
    """Where the attachments of an export lie: beside it."""
    return path.with_name(f"{path.stem}-files")


def write(sink: BinaryIO, forms: Iterable[dict[str, Any]]) -> None:
    """Writes entries in the JSON form of `model.form`, one a line, in UTF-8."""
    for form in forms:
        sink.write(json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode())
        sink.write(b"\n")
