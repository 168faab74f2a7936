"""Evernote's export (ENEX): an XML file with notes, their files inside in base64.

Read piece by piece after evernote-export4.dtd (xml.evernote.com/pub/evernote-export4.dtd) and ENML 2. No DTD is
loaded, and a file that declares entities is refused. Left out and named: places, authors, addresses, reminders,
encrypted passages.
"""

import binascii
import codecs
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html.entities import html5
from pathlib import PurePosixPath
from xml.parsers import expat

from peerjournal.formats.dates import read_date
from peerjournal.formats.held import Held
from peerjournal.formats.html import to_markdown
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, ImportedFile, Remarks, Wishes
from peerjournal.formats.markdown_text import escaped, file_link
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.text import tidy_file_name

NAME = "enex"
TITLE = "Evernote (ENEX)"
_PIECE = 1 << 18
_LARGEST = 200 << 20  # bytes of a note with its files, as base64; Evernote's own limit is lower
_CRYPT = re.compile(r"<en-crypt\b[^>]*>.*?</en-crypt\s*>", re.DOTALL | re.IGNORECASE)
_LEFT_OUT = {
    "latitude": "a place", "place-name": "a place", "author": "an author", "source-url": "where a page was clipped",
    "reminder-time": "a reminder",
}  # fmt: skip
_TYPES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "audio/wav": ".wav",
}


def recognises(source: Source) -> bool:
    """Whether it is XML whose root is `en-export`."""
    return source.is_file and re.search(rb"<en-export[\s>]", source.head(most=4096)) is not None


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The notes, one after another. A file that breaks off gives those before, and a remark."""
    ids, some = Identities(), False
    for note in _notes(source, remarks):
        some = True
        yield _entry(note, source, ids, remarks, wishes)
    if not some:
        raise FileUnreadable(source.path, "no-entries")


@dataclass(slots=True)
class _Resource:
    data: bytes = b""
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Note:
    fields: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    tasks: list[dict[str, str]] = field(default_factory=list)
    resources: list[_Resource] = field(default_factory=list)


class _Refused(Exception):
    """The file declares entities, or is larger than any note."""


class _Reader:
    """Gathers notes from expat's events."""

    def __init__(self, remarks: Remarks, encoding: str | None) -> None:
        self.done: list[_Note] = []
        self._remarks = remarks
        self._path: list[str] = []
        self._note: _Note | None = None
        self._text: list[str] = []
        self._size = 0
        self.parser = expat.ParserCreate(encoding)
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._refuse
        # What the DTD would say of `&nbsp;` is known here; without this a file without a DTD breaks off there.
        self.parser.UseForeignDTD(True)
        self.parser.SkippedEntityHandler = self._named

    def _refuse(self, *_: object) -> None:
        raise _Refused

    def _named(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._characters(html5.get(f"{name};", f"&{name};"))

    def _start(self, name: str, _: Mapping[str, str]) -> None:
        if len(self._path) > 30:
            raise _Refused
        self._path.append(name)
        self._text = []
        if name == "note":
            self._note, self._size = _Note(), 0
        elif self._note is not None and name == "resource":
            self._note.resources.append(_Resource())
        elif self._note is not None and name == "task":
            self._note.tasks.append({})

    def _characters(self, data: str) -> None:
        self._size += len(data)
        if self._size > _LARGEST:
            raise _Refused
        if self._note is not None and self._path[-1] not in {"recognition", "alternate-data"}:
            self._text.append(data)

    def _end(self, name: str) -> None:
        self._path.pop()
        note, text = self._note, "".join(self._text)
        self._text = []
        if note is None:
            return
        if name == "note":
            self.done.append(note)
            self._note = None
        elif "resource" in self._path:
            if name == "data":
                note.resources[-1].data = self._decoded(text)
            else:
                note.resources[-1].fields[name] = text.strip()
        elif "task" in self._path:
            note.tasks[-1][name] = text.strip()
        elif name == "tag":
            note.tags.append(text.strip())
        elif len(self._path) >= 2:
            note.fields.setdefault(name, text if name == "content" else text.strip())

    def _decoded(self, untrusted_base64: str) -> bytes:
        try:
            return binascii.a2b_base64(untrusted_base64)
        except (binascii.Error, ValueError):
            self._remarks.skip("a file", "is damaged in the export")
            return b""


def _notes(source: Source, remarks: Remarks) -> Iterator[_Note]:
    with source.open(source.name) as file:
        is_wide = file.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    reader = _Reader(remarks, "utf-16" if is_wide else None)  # whatever it says itself: something wrote it anew
    some = False
    with source.open(source.name) as file:
        try:
            while piece := file.read(_PIECE):
                reader.parser.Parse(piece, False)
                some = some or bool(reader.done)
                while reader.done:
                    yield reader.done.pop(0)
            reader.parser.Parse(b"", True)
            yield from reader.done
        except _Refused:
            raise FileUnreadable(source.path, "too-large") from None
        except (expat.ExpatError, ValueError, LookupError):
            yield from reader.done
            if not some and not reader.done:
                raise FileUnreadable(source.path, "no-entries") from None
            remarks.skip("the rest of the file", "is damaged")


def _entry(note: _Note, source: Source, ids: Identities, remarks: Remarks, wishes: Wishes) -> Imported:
    held: dict[str, bytes] = {}
    by_hash: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for number, resource in enumerate(note.resources, start=1):
        name = _name(resource, number, kinds)
        kinds[name] = resource.fields.get("mime", "")
        if resource.data:
            held[name] = resource.data
            by_hash[hashlib.md5(resource.data, usedforsecurity=False).hexdigest()] = name
    inside = Held(source.path, held)
    files = tuple(
        ImportedFile(
            name, media_type=kind, source=inside if name in held else None, inside=name if name in held else ""
        )
        for name, kind in kinds.items()
    )
    moments = [_moment(note.fields.get(key, ""), what, remarks, wishes)
               for key, what in (("created", "a date"), ("updated", "a date of change"))]  # fmt: skip
    for key, what in _LEFT_OUT.items():
        if note.fields.get(key):
            remarks.skip(what, "has no place in the journal")
    title, content = note.fields.get("title", ""), note.fields.get("content", "")
    body = _body(content, by_hash, remarks)
    tasks = [
        f"- [{'x' if one.get('taskStatus') == 'completed' else ' '}] {escaped(one.get('title', ''))}"
        for one in note.tasks
    ]
    return Imported(
        source_id=ids.of(note.fields.get("created", ""), title, content),
        at=moments[0],
        title=title,
        body="\n\n".join(part for part in (body, "\n".join(tasks)) if part),
        tags=tuple(dict.fromkeys(tag for tag in note.tags if tag)),
        files=files,
        created_at=moments[0],
        updated_at=moments[1],
    )


def _body(untrusted_enml: str, by_hash: Mapping[str, str], remarks: Remarks) -> str:
    def medium(tag: str, given: Mapping[str, str]) -> str | None:
        if tag != "en-media":
            return None
        name = by_hash.get(given.get("hash", "").lower())
        if name is None:
            remarks.skip("a file in a text", "is not in the export")
            return ""
        return file_link(name, escaped(given.get("alt", "")))

    if "<en-crypt" in untrusted_enml:
        untrusted_enml, number = _CRYPT.subn("", untrusted_enml)
        for _ in range(min(number, 1000)):
            remarks.skip("an encrypted passage", "can't be read; decrypt it in Evernote before exporting")
    begin = untrusted_enml.find("<en-note")
    return to_markdown(untrusted_enml[max(begin, 0) :], medium)


def _name(resource: _Resource, number: int, taken: Mapping[str, str]) -> str:
    given = resource.fields.get("file-name", "")
    shown = "".join(one for one in given if one.isprintable()).strip(". ")
    name = tidy_file_name(shown) if shown else f"file-{number}{_TYPES.get(resource.fields.get('mime', ''), '')}"
    path = PurePosixPath(name)
    return name if name not in taken else f"{path.stem}-{number}{path.suffix}"


def _moment(text: str, what: str, remarks: Remarks, wishes: Wishes) -> datetime | None:
    try:
        return read_date(text, wishes.zone)[0] if text else None
    except BadDate:
        remarks.skip(what, "can't be read")
        return None
