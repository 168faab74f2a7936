"""One plain text file in any old encoding: a diary where its lines that are dates begin the entries, else one entry."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import dropwhile
from pathlib import PurePosixPath
from string import whitespace

from peerjournal.formats.date_headings import is_date_only, parts
from peerjournal.formats.dates import find_day, placed
from peerjournal.formats.encodings import decoded
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.source import HEAD, Source
from peerjournal.formats.text_pieces import text_pieces
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "text"
TITLE = "A plain text file"
_ENDINGS = {".txt", ".text", ".log", ".diary", ".journal", ".jrnl"}
_MARKUP = ("<?xml", "<!doctype", "<html", "{\\rtf", "begin:vcalendar", "%pdf", "age-encryption.org", "-----begin")
_NAMES = {"license", "copying", "makefile", "dockerfile", "thumbs"}


def recognises(source: Source) -> bool:
    """Whether it is text, called as texts are, and nothing with a form of its own."""
    path = PurePosixPath(source.name)
    if (
        not source.is_file
        or path.suffix.lower() not in _ENDINGS
        or path.stem.lower() in _NAMES
        or path.stem.startswith(".")
    ):
        return False
    head = source.head()
    found = decoded(head) or decoded(head[: head.rfind(b"\n") + 1] if len(head) == HEAD else b"\x00")
    if found is None or not found[0].replace("\ufeff", "").strip():  # nothing but space and marks of order
        return False
    start = found[0].lstrip("\ufeff" + whitespace)[:40].lower()
    return not start.startswith(_MARKUP) and not (start[0] in "{[" and ('"' in start or start[1:2] in "{["))


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entry, or the entries."""
    whole = text_pieces(source, source.name)
    if whole is None:
        raise FileUnreadable(source.path, "not-text")
    if whole.encoding != "utf-8":
        remarks.change("the file", f"was read as {whole.encoding}")
    ids = Identities()

    def lines() -> Iterator[str]:
        return (line.rstrip("\x1a") for line in dropwhile(lambda line: not line, whole.lines()))

    pieces = parts(lines, wishes.day_first, headings_only=False)
    if pieces is not None:
        for piece in pieces:
            at = _placed(piece.day, piece.at, remarks, wishes) if piece.day is not None else None
            is_day = at is not None and piece.at is None
            yield Imported(
                source_id=ids.of(str(piece.day), str(piece.at), piece.text), at=at, all_day=is_day, body=piece.text
            )
        return
    text = "\n".join(lines()).strip("\n")
    if not text.strip():
        raise FileUnreadable(source.path, "no-entries")
    stem = PurePosixPath(source.name).stem
    day = find_day(stem.replace("_", "-"), wishes.day_first)
    at = _placed(day[0], None, remarks, wishes) if day is not None else None
    title = "" if at is not None and is_date_only(stem) else stem
    yield Imported(source_id=ids.of(title, str(at), text), at=at, all_day=at is not None, title=title, body=text)


def _placed(day: date, at: time | None, remarks: Remarks, wishes: Wishes) -> datetime | None:
    try:
        return placed(day, at, wishes.zone)
    except BadDate:
        remarks.skip("a date", "is out of range")
        return None
