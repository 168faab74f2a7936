"""Brings in entries from other files: all of them or none, nothing twice, and a report of what could not come along."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from peerjournal.actions import groups
from peerjournal.actions.attachments import media_type
from peerjournal.actions.entries import LONGEST_NAME, tidied
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.files import worded
from peerjournal.formats import IMPORTERS
from peerjournal.formats.imported import Imported, Remarks
from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.errors import BadValue, FileMissing, FileUnreadable, NotFound, WorldError
from peerjournal.model.ids import new_id
from peerjournal.model.moments import local, now
from peerjournal.model.reports import LossReport
from peerjournal.model.text import storable
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
    if not path.exists():
        raise FileMissing(path)
    if not path.is_dir():
        importer = _importer(path, format)
        if importer is None:
            raise FileUnreadable(path, "unknown-format")
        return [(path, importer)]
    found = [
        (file, importer)
        for file in sorted(path.rglob("*"))
        if file.is_file() and not file.is_symlink() and (importer := _importer(file, format)) is not None
    ]
    if not found:
        raise FileUnreadable(path, "unknown-format")
    return found


def _importer(path: Path, format: str) -> ModuleType | None:
    if format != "auto":
        if format not in FORMATS:
            raise BadValue("format", ", ".join(("auto", *FORMATS)))
        return next(importer for importer in IMPORTERS if format == importer.NAME)
    with worded(path), path.open("rb") as file:
        untrusted_head = file.read(_HEAD)
    return next((importer for importer in IMPORTERS if importer.recognises(untrusted_head, path)), None)


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
            source = Source(*found.source) if found.source else Source(self._importer.NAME, found.source_id)
            here = found.own_id is not None and self._vault.entries.find(found.own_id) is not None
            if here or (not found.own_id and self._vault.entries.has_source(source)):
                self._duplicates += 1
                continue
            own = found.own_id is not None
            try:
                entry = tidied(self._entry(found, source if not own or found.source else None))
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
        group_id = self._group(found.group) if found.group else None
        meeting_id = None
        if found.meeting is not None and group_id is not None:
            meeting_id = groups.meeting_at(self._vault, group_id, found.meeting).id
        feelings = tuple(Feeling(one.name[:LONGEST_NAME], one.intensity) for one in found.feelings)
        return Entry(
            id=found.own_id or new_id(), at=found.at or local(self._made.date()),
            all_day=found.all_day or found.at is None, title=found.title, body=found.body, feelings=feelings,
            scales=found.scales, tags=tuple(tag[:LONGEST_NAME] for tag in found.tags), group_id=group_id,
            meeting_id=meeting_id, tip_ids=found.tip_ids, attachments=tuple(self._files(found)),
            starred=found.starred, source=source, created_at=found.created_at or self._made,
            updated_at=found.updated_at or found.created_at or self._made,
        )  # fmt: skip

    def _group(self, name: str) -> str:
        if name not in self._groups:
            try:
                self._groups[name] = groups.find(self._vault, name).id
            except NotFound:
                self._groups[name] = groups.add(self._vault, name[:LONGEST_NAME]).id
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
            name = storable(file.name)[-LONGEST_NAME:]
            yield Attachment(new_id(), name, file.media_type or media_type(name), size, sha256)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(1 << 20):
        yield piece
