"""jrnl (https://jrnl.sh): its journals of all versions, in a file or a folder, encrypted or not, and its exports.

A journal is read as jrnl 4.6 reads it, but what that throws away (text before the first entry) is kept. Times have no
zone there. Lost: nothing but the stars, which Markdown exports leave out themselves.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from peerjournal.formats import jrnl_exports
from peerjournal.formats.dates import placed
from peerjournal.formats.encodings import decoded
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.jrnl_encrypted import opened, version
from peerjournal.formats.jrnl_exports import Exported
from peerjournal.formats.jrnl_text import day_order, heading_date, headings_of, is_journal, parts, tags, written
from peerjournal.formats.json_text import BadJson
from peerjournal.formats.source import HEAD, Source
from peerjournal.formats.text_pieces import TextPieces, lines, text_pieces
from peerjournal.formats.xml_text import BadXml
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "jrnl"
TITLE = "jrnl"

_DAY = re.compile(r"(?:[^/]+/)?(\d{4})/([01]\d)/([0-3]\d)\.txt")
_LARGEST = 64 << 20  # bytes of an encrypted journal, which is read whole
_NO_DATE = "has a date that can't be read"


def recognises(source: Source) -> bool:
    """A text with jrnl's headings, one of its exports, an encrypted journal, or a folder or archive of such."""
    if source.is_file:
        head = source.head()
        return bool(version(head, source.size(source.names[0]), source.name)) or _is_text(head, source.name)
    days = [name for name in source.names if _day(name)]
    if days:
        # A journal in a folder of what was chosen is one with it only where nothing else lies there.
        whole = all("/" in name for name in source.names) and len(source.folders()) == 1
        return (whole or any(name[:4].isdigit() and name[4:5] == "/" for name in days)) and any(
            _is_text(source.head(name)) for name in days[:5]
        )
    files = [name for name in source.names if "/" not in name]
    first = [name for name in files if name.lower().endswith((".md", ".json"))][:5]
    return len(first) > 1 and all(
        jrnl_exports.kind(_text(source.head(name)) or "", name) in {"yaml", "json", "markdown", "entry"}
        for name in first
    )


def _is_text(untrusted_head: bytes, name: str = "") -> bool:
    head = _text(untrusted_head)
    return head is not None and (bool(jrnl_exports.kind(head, name)) or is_journal(head))


def _text(untrusted: bytes) -> str | None:
    """As text; a head may end inside a character."""
    for cut in (0, 1, 2, 3) if len(untrusted) >= HEAD else (0,):
        found = decoded(untrusted[: len(untrusted) - cut])
        if found is not None and (found[1].startswith("utf") or (cut == 0 and len(untrusted) < HEAD)):
            return found[0].replace("\r\n", "\n")
    found = decoded(untrusted)
    return found[0].replace("\r\n", "\n") if found else None


def _day(name: str) -> date | None:
    found = _DAY.fullmatch(name)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries. Raises FileUnreadable: no entries, encrypted, wrong password, too large."""
    ids = Identities()
    good = False
    has_days = not source.is_file and any(map(_day, source.names))
    for name in source.names:
        day = None if source.is_file else _day(name)
        if has_days and day is None:
            remarks.skip(f"file {name}", "is not one of the journal's days (YYYY/MM/DD.txt)")
            continue
        for found in _file(source, name, day, remarks, wishes, ids):
            good = True
            yield found
    if not good:
        raise FileUnreadable(source.path, "no-entries")


def _file(
    source: Source, name: str, day: date | None, remarks: Remarks, wishes: Wishes, ids: Identities
) -> Iterator[Imported]:
    which = version(source.head(name), source.size(name), name) if source.is_file else 0
    pieces = _Opened(source.path, _opened(source, name, which, wishes)) if which else text_pieces(source, name)
    if pieces is None:
        remarks.skip(f"file {name}", "is not text")
        return
    kind = jrnl_exports.kind(next(iter(pieces), "")[:HEAD].replace("\r\n", "\n"), name)
    if kind and not day:
        try:
            yield from _exported(_of_kind(kind, pieces), remarks, wishes, ids)
        except (BadJson, BadXml):
            if source.is_file:
                raise FileUnreadable(source.path, f"it is not complete {kind.upper()}") from None
            remarks.skip(f"file {name}", f"is not complete {kind.upper()}")
        return
    yield from _journal(pieces, day, remarks, wishes, ids)


@dataclass(frozen=True, slots=True)
class _Opened:
    """The text of an encrypted journal, which is held whole."""

    path: Path
    whole: str

    def __iter__(self) -> Iterator[str]:
        return iter((self.whole.lstrip("\ufeff"),))

    def lines(self) -> Iterator[str]:
        return lines(self, self.path)


def _opened(source: Source, name: str, which: int, wishes: Wishes) -> str:
    if not wishes.password:
        raise FileUnreadable(source.path, "encrypted")
    whole = opened(source.read(name, _LARGEST), wishes.password, which)
    if whole is None:
        raise FileUnreadable(source.path, "wrong-password")
    return whole


def _of_kind(kind: str, pieces: TextPieces | _Opened) -> Iterable[Exported | None]:
    if kind == "json":
        return jrnl_exports.from_json(pieces)
    if kind == "xml":
        return jrnl_exports.from_xml(_as_bytes(pieces))
    if kind == "yaml":
        return [jrnl_exports.from_yaml("".join(pieces))]
    if kind == "entry":
        return [jrnl_exports.from_entry("".join(pieces))]
    return jrnl_exports.from_markdown(pieces.lines())


def _as_bytes(pieces: Iterable[str]) -> Iterator[bytes]:
    """As expat takes them; what the text says of its encoding was true of the file's bytes."""
    for number, piece in enumerate(pieces):
        plain = piece if number else re.sub(r"\A\s*<\?xml[^>]*>", "", piece)
        yield plain.encode("utf-8", "replace")


def _exported(
    found: Iterable[Exported | None], remarks: Remarks, wishes: Wishes, ids: Identities
) -> Iterator[Imported]:
    for number, one in enumerate(found, start=1):
        if one is None:
            remarks.skip(f"entry {number}", "is not an entry of jrnl")
            continue
        when = heading_date(one.when.replace("T", " ", 1), wishes.day_first)
        try:
            at = placed(when[0], when[1], wishes.zone) if when else None
        except BadDate:
            at = None
        if at is None:
            remarks.skip(f"the date of entry {number}", "can't be read")
        yield Imported(
            source_id=ids.unique(one.id) if one.id else ids.of(one.when, one.title, one.body),
            at=at,
            all_day=when is not None and when[1] is None,
            title=one.title,
            body=one.body,
            tags=one.tags,
            starred=one.starred,
        )


def _journal(
    pieces: TextPieces | _Opened, day: date | None, remarks: Remarks, wishes: Wishes, ids: Identities
) -> Iterator[Imported]:
    shown, is_open = day_order(pieces.lines())
    day_first = wishes.day_first if wishes.day_first is not None else shown
    if day_first is None and is_open:
        remarks.change("dates like 03/04/2020", "are read with the month first; it can be said otherwise")
    headings = headings_of(pieces.lines(), day_first, day)
    before, number = "", 0
    for one in written(pieces.lines(), headings) if headings is not None else ():
        if one.day is None:
            before = one.text.strip()
            continue
        number += 1
        title, body, starred = parts(one.text)
        said = one.text
        if before:
            remarks.change("text before the first entry", "stands at the end of that entry")
            body, said, before = f"{body}\n\n{before}".strip(), f"{said}\n{before}", ""
        try:
            at = placed(one.day, one.at, wishes.zone)
        except BadDate:
            at = None
            remarks.skip(f"entry {number}", _NO_DATE)
        yield Imported(
            source_id=ids.of(one.day.isoformat(), str(one.at), title, body),
            at=at,
            all_day=one.at is None,
            title=title,
            body=body,
            tags=tags(said),
            starred=starred,
        )
