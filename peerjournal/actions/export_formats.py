"""The kinds of files that entries leave as, each with its way to write them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from peerjournal.actions.going import Going
from peerjournal.formats import EXPORTERS, html_export, jrnl_export, jsonl, markdown, print_html
from peerjournal.formats.leaving import Files
from peerjournal.model.errors import BadValue, RowDamaged
from peerjournal.model.form import entry_form

FORMATS = tuple(exporter.NAME for exporter in EXPORTERS)

Write = Callable[[BinaryIO, Going, Files], None]


@dataclass(frozen=True, slots=True)
class Format:
    """`write` makes one file; Markdown, a folder of files, has none. `files_inside`: attachments are in the file."""

    name: str
    write: Write | None
    files_inside: bool = False


def chosen(name: str, dest: Path) -> Format:
    """The format of this name; jrnl's is JSON where the file's name ends so. Raises BadValue."""
    if name not in FORMATS:
        raise BadValue("format", ", ".join(FORMATS))
    exporter = next(one for one in EXPORTERS if name == one.NAME)
    if exporter is markdown:
        return Format(name, None)
    if exporter is jsonl:
        return Format(name, _lines)
    if exporter is print_html:
        return Format(name, _pdf, files_inside=True)
    if exporter is html_export:
        return Format(name, _page, files_inside=True)
    if exporter is jrnl_export and dest.name.removesuffix(".age").endswith(".json"):
        return Format(name, _with(jrnl_export.write_json), files_inside=True)
    return Format(name, _with(exporter.write), files_inside=exporter.FILES_INSIDE)


def suffix(name: str) -> str:
    """How the file's name ends by default; '' for a folder."""
    exporter: ModuleType = next(one for one in EXPORTERS if name == one.NAME)
    return getattr(exporter, "SUFFIX", ".jsonl" if exporter is jsonl else "")


def _with(write: Callable[..., None]) -> Write:
    def run(sink: BinaryIO, going: Going, files: Files) -> None:
        entries = going.entries()  # begins new remarks
        write(sink, entries, files, going.remarks)

    return run


def _lines(sink: BinaryIO, going: Going, files: Files) -> None:
    del files
    jsonl.write(sink, (entry_form(one.entry, one.group, one.meeting) for one in going.entries()))


def _page(sink: BinaryIO, going: Going, files: Files) -> None:
    entries = going.entries()
    html_export.write(sink, entries, files, going.remarks, going.years())


def _pdf(sink: BinaryIO, going: Going, files: Files) -> None:
    from peerjournal.paper import journal_pdf  # brings Qt, which only this needs

    def picture(sha256: str) -> bytes:
        try:
            return b"".join(files.read(sha256))
        except RowDamaged:
            return b""

    boxes = journal_pdf.write(sink, print_html.chapters(going.entries(), journal_pdf.spoken), picture)
    going.remarks.change("a letter", "no font of this computer has it, and a box stands in its place", times=boxes)
