"""A table for spreadsheets (RFC 4180, UTF-8 with a byte order mark, as Excel needs it to read other scripts).

Several values in one cell stand with ';' between them. Attachments lie in a folder beside. A cell that a spreadsheet
would take for a formula gets an apostrophe before it (OWASP, "CSV injection"): words of others may be among them.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from peerjournal.formats.imported import Remarks
from peerjournal.formats.leaving import Files, Leaving
from peerjournal.model.form import entry_form

NAME = "csv"
TITLE = "CSV"
SUFFIX = ".csv"
FILES_INSIDE = False
COLUMNS = (
    "id", "at", "date", "time", "title", "text", "feelings", "scales", "tags", "group", "meeting", "starred",
    "attachments", "created_at", "updated_at", "tips", "left_out", "source",
)  # fmt: skip
# The signs that begin a formula, and their wide forms, which a spreadsheet may take for them.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write(sink: BinaryIO, leaving: Iterable[Leaving], files: Files, remarks: Remarks) -> None:
    """Writes the head and one row an entry."""
    del files
    sink.write(b"\xef\xbb\xbf")
    sink.write(_line(COLUMNS))
    for one in leaving:
        row = tuple(_cells(one))
        safe = tuple(_no_formula(cell) for cell in row)
        if safe != row:
            remarks.change("a cell that looked like a formula", "has an apostrophe before it")
        sink.write(_line(safe))


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()


def _cells(one: Leaving) -> Iterator[str]:
    entry = one.entry
    form = entry_form(entry, one.group, one.meeting)
    day, _, time = form["at"].partition("T")
    feelings = (f.name if f.intensity is None else f"{f.name}={f.intensity}" for f in entry.feelings)
    yield from (entry.id, form["at"], day, "" if entry.all_day else time[:5], entry.title, entry.body)
    yield "; ".join(feelings)
    yield "; ".join(f"{key}={value}" for key, value in entry.scales.items())
    yield "; ".join(entry.tags)
    yield from (one.group or "", one.meeting or "", "yes" if entry.starred else "")
    yield "; ".join(f"{file.name} ({file.sha256[:2]}/{file.sha256})" for file in entry.attachments)
    yield from (form["created_at"] or "", form["updated_at"] or "")
    yield from ("; ".join(entry.tip_ids), "yes" if entry.left_out else "")
    yield f"{entry.source.format} {entry.source.id}" if entry.source else ""


def _no_formula(cell: str) -> str:
    return f"'{cell}" if _is_risky(cell) else cell


def _is_risky(cell: str) -> bool:
    """Also of a cell that has such an apostrophe already, so that it can be told which are ours."""
    bare = cell.lstrip("'")
    return bare.lstrip().startswith(_FORMULA) or bare.startswith(("\t", "\r"))


def unguarded(untrusted_cell: str) -> str:
    """A cell of ours without the apostrophe that the export put before it."""
    rest = untrusted_cell.removeprefix("'")
    return rest if rest != untrusted_cell and _is_risky(rest) else untrusted_cell
