"""Brings in entries from other files: all of them or none, nothing twice, and a report of what could not come along."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from peerjournal.actions import groups
from peerjournal.actions.attachments import media_type
from peerjournal.actions.entries import LONGEST_TITLE, tidied
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.files import worded
from peerjournal.formats import IMPORTERS, jsonl
from peerjournal.formats.imported import Imported, Remarks
from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.errors import BadValue, FileMissing, FileUnreadable, NotFound, WorldError
from peerjournal.model.ids import new_id
from peerjournal.model.moments import local, now
from peerjournal.model.reports import LossReport
from peerjournal.model.text import LONGEST_NAME, storable, tidy_file_name, tidy_tag
from peerjournal.vault.vault import Vault

FORMATS = tuple(importer.NAME for importer in IMPORTERS)
_HEAD = 64 << 10


class _DryRunDone(Exception):
    """Ends a dry run, so that its transaction is undone."""


def run(
    vault: Vault, paths: Sequence[Path], *, format: str = "auto", dry_run: bool = False,
    progress: Progress = no_progress,
) -> list[LossReport]:  # fmt: skip
    """Imports files, and all readable files of folders, in one transaction; `progress` counts entries.

    A dry run does the same work and undoes it. Raises FileMissing, FileUnreadable, DiskFull; then nothing was changed.
    """
    reports: list[LossReport] = []
    try:
        with vault.transaction(bulk=True):
            made = now()
            for source, importer in [found for path in paths for found in _sources(path, format)]:
                with worded(source):
                    reports.append(_Import(vault, source, importer, made, progress).run())
            if dry_run:
                raise _DryRunDone
    except _DryRunDone:
        pass
    return reports


def _sources(path: Path, format: str) -> list[tuple[Path, ModuleType]]:
    importers = [importer for importer in IMPORTERS if format in {"auto", importer.NAME}]
    if not importers:
        raise BadValue("format", ", ".join(("auto", *FORMATS)))
    with worded(path):
        if not path.exists():
            raise FileMissing(path)
        if path.is_dir():
            files = [file for file in sorted(path.rglob("*")) if file.is_file() and not file.is_symlink()]
        elif format != "auto":
            return [(path, importers[0])]
        else:
            files = [path]
    found = [(file, importer) for file in files if (importer := _importer(file, importers)) is not None]
    # A file that hangs on an entry is no journal of its own, whatever is in it.
    attached = [folder for file, _ in found if (folder := jsonl.files_folder(file)).is_dir()]
    found = [(file, importer) for file, importer in found if not any(file.is_relative_to(one) for one in attached)]
    if not found:
        raise FileUnreadable(path, "unknown-format")
    return found


def _importer(path: Path, importers: list[ModuleType]) -> ModuleType | None:
    with worded(path), path.open("rb") as file:
        untrusted_head = file.read(_HEAD)
    return next((importer for importer in importers if importer.recognises(untrusted_head, path)), None)


class _Import:
    """One source on its way in."""

    def __init__(self, vault: Vault, path: Path, importer: ModuleType, made: datetime, progress: Progress) -> None:
        self._vault, self._path, self._importer, self._made, self._progress = vault, path, importer, made, progress
        self._remarks = Remarks()
        self._entries = self._attachments = self._duplicates = 0
        self._groups: dict[str, str] = {}

    def run(self) -> LossReport:
        """Brings the source in, and tells what came of it."""
        self._vault.entries.write_new(self._new())
        return LossReport(
            self._path.name, self._importer.NAME, self._entries, self._attachments, self._duplicates,
            self._remarks.skipped, self._remarks.changed,
        )  # fmt: skip

    def _new(self) -> Iterator[Entry]:
        for found in self._importer.read(self._path, self._remarks):
            format, id = found.source or (self._importer.NAME, found.source_id)
            source = Source(storable(format), storable(id))
            here = found.own_id is not None and self._vault.entries.find(found.own_id) is not None
            if here or (not found.own_id and self._vault.entries.has_source(source)):
                self._duplicates += 1
                continue
            own = found.own_id is not None
            try:
                entry = tidied(self._entry(found, source if not own or found.source else None))
                entry = replace(entry, attachments=tuple(self._files(found)))
            except BadValue:
                self._remarks.skip("an entry", "has a name or text longer than an entry can hold")
                continue
            self._entries += 1
            if self._entries % 500 == 0:
                self._progress(self._entries, 0)
            yield entry

    def _entry(self, found: Imported, source: Source | None) -> Entry:
        if found.at is None:
            self._remarks.change("an entry", "has no date; it is dated today")
        title, body = self._title_and_body(found)
        group_id = self._group(self._short(found.group)) if found.group and found.group.strip() else None
        meeting_id = None
        if found.meeting is not None and group_id is not None:
            meeting_id = groups.meeting_at(self._vault, group_id, found.meeting).id
        elif found.meeting is not None:
            self._remarks.skip("a meeting", "belongs to no group")
        feelings = tuple(Feeling(self._short(one.name), one.intensity) for one in found.feelings)
        return Entry(
            id=found.own_id or new_id(), at=found.at or local(self._made.date()),
            all_day=found.all_day or found.at is None, title=title, body=body, feelings=feelings,
            scales=found.scales, tags=tuple(self._short(tidy_tag(tag)) for tag in found.tags), group_id=group_id,
            meeting_id=meeting_id, tip_ids=found.tip_ids, starred=found.starred, source=source,
            created_at=found.created_at or self._made,
            updated_at=found.updated_at or found.created_at or self._made,
        )  # fmt: skip

    def _title_and_body(self, found: Imported) -> tuple[str, str]:
        if len(found.title) <= LONGEST_TITLE:
            return found.title, found.body
        self._remarks.change("a title", "is too long for one; the whole of it begins the text")
        return found.title[:LONGEST_TITLE], f"{found.title}\n\n{found.body}"

    def _short(self, untrusted_name: str) -> str:
        name = " ".join(storable(untrusted_name).split())
        if len(name) > LONGEST_NAME:
            self._remarks.change("a name", f"is cut to {LONGEST_NAME} characters")
        return name[:LONGEST_NAME].rstrip()

    def _group(self, name: str) -> str:
        if name not in self._groups:
            try:
                self._groups[name] = groups.find(self._vault, name).id
            except NotFound:
                self._groups[name] = groups.add(self._vault, name).id
        return self._groups[name]

    def _files(self, found: Imported) -> Iterator[Attachment]:
        for file in found.files:
            if file.path is None:
                self._remarks.skip("an attachment", "its file is not with the source")
                continue
            try:
                with worded(file.path), file.path.open("rb") as opened:
                    sha256, size = self._vault.attachments.add(_pieces(opened))
            except (WorldError, OSError):
                self._remarks.skip("an attachment", "its file can't be read")
                continue
            self._attachments += 1
            name, kind = tidy_file_name(file.name), storable(file.media_type)[:LONGEST_NAME]
            yield Attachment(new_id(), name, kind or media_type(name), size, sha256)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(1 << 20):
        yield piece
