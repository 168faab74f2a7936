"""JSON Lines: one entry a line, `{date or at, text or body, title?, tags?, ...}`; our own export has all its fields."""

import codecs
import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.own_form import Empty, entry
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "jsonl"
TITLE = "PeerJournal, or other JSON Lines"
_LONGEST_LINE = 64 << 20


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
    seen = Identities()
    with source.open(source.name) as file:
        for number, line in enumerate(_wide(source) or _lines(file, source), start=1):
            if not line.strip():
                continue
            try:
                fields = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
                if not isinstance(fields, dict):
                    raise ValueError("not an object")  # noqa: TRY004 - one kind of unreadable line
                found = entry(fields, seen, partial(place, source), remarks)
            except (ValueError, RecursionError, BadDate) as error:
                remarks.skip(f"line {number}", _WHY.get(type(error), "is not a JSON object"))
                continue
            good += 1
            yield found
    if not good:
        raise FileUnreadable(source.path, "no-entries")


_WHY: dict[type[Exception], str] = {
    BadDate: "has a date that can't be read",
    UnicodeDecodeError: "is not UTF-8 text",
    RecursionError: "is nested too deeply",
    Empty: "has no text",
}


def _wide(source: Source) -> list[bytes]:
    """The lines of a file in UTF-16, which no program writes but a person's shell may have made; none of any other."""
    with source.open(source.names[0]) as file:
        if file.read(2) not in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            return []
    return [one.encode() for one in source.read(source.names[0]).decode("utf-16", "replace").split("\n")]


def _lines(file: BinaryIO, source: Source) -> Iterator[bytes]:
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise FileUnreadable(source.path, "line-too-long")
        yield line


def files_folders(name: str) -> tuple[str, str]:
    """Where the attachments of an export lie beside it: by its name, or by all of it where another had that one."""
    return f"{Path(name).stem}-files", f"{name}-files"


def place(source: Source, sha256: str) -> tuple[Source, str]:
    """Where the file with this SHA-256 lies: a source, and its name there."""
    usual, own = (f"{folder}/{sha256[:2]}/{sha256}" for folder in files_folders(source.path.name))
    return source.beside, own if own in source.beside else usual


def write(sink: BinaryIO, forms: Iterable[dict[str, Any]]) -> None:
    """Writes entries in the JSON form of `model.form`, one a line, in UTF-8."""
    for form in forms:
        sink.write(json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode())
        sink.write(b"\n")
