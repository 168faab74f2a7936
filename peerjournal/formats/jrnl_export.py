"""A journal of jrnl (https://jrnl.sh, version 2 to 4): its text file, which `jrnl --file` opens, or its JSON.

jrnl takes a line that begins with `[a date] ` for a new entry, its first line for the title, `*` at the end of that for
a star (and strips stars from both ends then) and words with @ for tags.
Feelings, scales, groups and files have no place there; the report names them.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from peerjournal.formats.imported import Remarks
from peerjournal.formats.leaving import Files, Leaving
from peerjournal.model.entry import Entry

NAME = "jrnl"
TITLE = "jrnl"
SUFFIX = ".txt"
FILES_INSIDE = True  # nothing is put beside: there is no place for files

_HEADING = re.compile(r"^(?=\[[^\]]+\] )", re.MULTILINE)  # what stands in the brackets may be several lines, too
_LINE_END = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_NOT_IN_TAGS = re.compile(r"[^\w\-+*#/]+")
_LOST = (("feelings", "feelings"), ("scales", "scales"), ("attachments", "an attachment"), ("group_id", "a group"))


def write(sink: BinaryIO, leaving: Iterable[Leaving], files: Files, remarks: Remarks) -> None:
    """Writes jrnl's text form."""
    del files
    for number, one in enumerate(leaving):
        title, body = _parts(one.entry, remarks)
        star = " *" if one.entry.starred else ""
        text = f"[{_moment(one.entry)}] {title}{star}\n" + (f"{body}\n" if body else "")
        sink.write(("\n" if number else "").encode() + text.encode())


def write_json(sink: BinaryIO, leaving: Iterable[Leaving], files: Files, remarks: Remarks) -> None:
    """Writes what `jrnl --format json` writes: the tags with their numbers, and the entries."""
    del files
    tags: Counter[str] = Counter()
    sink.write(b'{\n  "entries": [')
    for number, one in enumerate(leaving):
        title, body = _parts(one.entry, remarks)
        own = [f"@{_tag(tag)}" for tag in one.entry.tags]
        tags.update(own)
        moment = _moment(one.entry)
        form = {
            "title": title, "body": body, "date": moment[:10], "time": moment[11:], "tags": own,
            "starred": one.entry.starred,
        }  # fmt: skip
        sink.write((",\n    " if number else "\n    ").encode() + json.dumps(form, ensure_ascii=False).encode())
    sink.write(b"\n  ],\n" + f'  "tags": {json.dumps(dict(tags), ensure_ascii=False)}\n}}\n'.encode())


def _moment(entry: Entry) -> str:
    return entry.at.isoformat()[:16].replace("T", " ")


def _parts(entry: Entry, remarks: Remarks) -> tuple[str, str]:
    """Title and body with our tags as jrnl's; every entry there has a title."""
    for field, what in _LOST:
        if getattr(entry, field):
            remarks.skip(what, "jrnl has no place for it")
    title, body = " ".join(entry.title.split()), entry.body.strip("\n")
    if not title:
        title, *rest = _LINE_END.split(body.lstrip(), maxsplit=1)
        title, body = title.strip() or "-", "".join(rest).strip("\r\n")
    if title.endswith("*"):
        title = f"{title}."
        remarks.change("a title that ends with *", "has a full stop after it, for * is a star there")
    if title.startswith("*") and entry.starred:
        title = f"\\{title}"
        remarks.change("a title that begins with *", "has a backslash before it")
    said = f"{title} {body}"
    tags = [f"@{_tag(tag)}" for tag in entry.tags]
    missing = [tag for tag in tags if not re.search(rf"(?<!\S){re.escape(tag)}(?![\w\-+*#/])", said)]
    if missing:
        body = f"{body}\n\n{' '.join(missing)}".lstrip("\n")
    escaped = _HEADING.sub("\\\\", body)
    if escaped != body:
        remarks.change("a line that looked like a heading of jrnl", "has a backslash before it")
    return title, escaped


def _tag(tag: str) -> str:
    return _NOT_IN_TAGS.sub("_", tag).strip("_") or "tag"
