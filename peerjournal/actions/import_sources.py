"""Finds out what a chosen file, folder or archive is: one journal as a whole, or several in its parts."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from peerjournal.actions.wording import reason
from peerjournal.files import worded
from peerjournal.formats import IMPORTERS, json_table, jsonl, notes, own_csv, table, text
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadValue, FileMissing, FileUnreadable, WorldError
from peerjournal.model.reports import Remark

AUTO = "auto"
_UNKNOWN = "is in no format known here"
_NO_NAME = "are links, or have names that lead elsewhere or that no file can have"
_PLAIN = "is a plain text beside a journal; choose it by itself to bring it in"
FORMATS = tuple(importer.NAME for importer in IMPORTERS)
TITLES = {importer.NAME: importer.TITLE for importer in IMPORTERS}


@dataclass(frozen=True, slots=True)
class Journal:
    """A source and what reads it."""

    source: Source
    importer: ModuleType
    label: str  # its name within what was chosen


@contextlib.contextmanager
def journals(path: Path, format: str = AUTO, *, mapped: bool = False) -> Iterator[tuple[list[Journal], list[Remark]]]:
    """The journals in what was chosen, and the files that stay behind with why; it is closed when the block ends.

    The whole is asked first, then each folder of it, the outermost first, then single files. A format that was named
    reads a file whatever it looks like; with columns that were `mapped`, a file of no known form is read as the table
    or the JSON that it must be. Raises FileMissing, FileUnreadable, NotAllowed, BadValue.
    """
    importers = tuple(one for one in IMPORTERS if format in {AUTO, one.NAME})
    if not importers:
        raise BadValue("format", ", ".join((AUTO, *FORMATS)))
    with worded(path), contextlib.ExitStack() as opened:
        if not path.exists():
            raise FileMissing(path)
        source = opened.enter_context(Source(path))
        search = _Search(importers, opened)
        search.look(source, source.name)
        search.prefer_journals()
        if source.refused:
            search.unknown.append(Remark(f"{source.refused:,} of its files", _NO_NAME))
        if not search.found and format != AUTO:
            search.found.append(Journal(source, importers[0], source.name))
        if not search.found and mapped and source.is_file:
            is_json = source.head(most=64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}
            search.found.append(Journal(source, json_table if is_json else table, source.name))
            search.unknown.clear()
        if not search.found:
            raise search.error or FileUnreadable(path, "unknown-format")
        yield search.found, search.unknown


class _Search:
    def __init__(self, importers: tuple[ModuleType, ...], opened: contextlib.ExitStack) -> None:
        self._importers, self._opened = importers, opened
        self.found: list[Journal] = []
        self.unknown: list[Remark] = []
        self.error: WorldError | None = None

    def look(self, source: Source, label: str, below: str = "") -> None:
        """Takes a source as it is, or goes through its parts."""
        importer = self._importer(source)
        if importer is notes:  # which takes any folder with Markdown in it: another program's may be wrapped in another
            source, importer = self._unwrapped(source)
        if importer is not None:
            self.found.append(Journal(source, importer, label))
        elif source.is_file:
            self.unknown.append(Remark(label, _UNKNOWN))
        else:
            self._go_through(source, below)

    def _importer(self, source: Source) -> ModuleType | None:
        return next((one for one in self._importers if one.recognises(source)), None)

    def _unwrapped(self, source: Source) -> tuple[Source, ModuleType]:
        inner = source
        while len(inner.folders()) == 1 and all("/" in name for name in inner.names):
            inner = inner.within(inner.folders()[0])
            found = self._importer(inner)
            if found not in {None, notes}:
                return inner, found
        return source, notes

    def prefer_journals(self) -> None:
        """Beside a journal a plain text is a note about it, or the same once more: it is named and left there."""
        plain = [one for one in self.found if one.importer is text]
        if plain and len(plain) < len(self.found):
            self.found = [one for one in self.found if one.importer is not text]
            self.unknown += [Remark(one.label, _PLAIN) for one in plain]

    def _go_through(self, source: Source, below: str) -> None:
        hanging: set[str] = set()
        for name in (name for name in source.names if "/" not in name):
            before = len(self.found)
            try:
                part = source.single(name)
                self._opened.callback(part.close)
                self.look(part, f"{below}{name}", f"{below}{name}/")
            except FileUnreadable as error:
                self.error = self.error or error
                self.unknown.append(Remark(f"{below}{name}", reason(error)))
            if len(self.found) > before and self.found[-1].importer in {jsonl, json_table, own_csv}:
                # What hangs on an entry is no journal of its own, whatever is in it.
                hanging |= set(jsonl.files_folders(name))
        for folder in source.folders():
            if folder not in hanging:
                self.look(source.within(folder), f"{below}{folder}", f"{below}{folder}/")
