"""One source on its way in: what its importer finds comes in once, and what can't is named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from peerjournal.actions import agreements, entries
from peerjournal.actions.attachments import media_type
from peerjournal.actions.import_batches import Ledger
from peerjournal.actions.import_counts import Counts
from peerjournal.actions.import_entries import Choices, EntriesComing, digest
from peerjournal.actions.import_groups import GroupsComing
from peerjournal.actions.import_guard import Look
from peerjournal.actions.import_sources import Journal
from peerjournal.actions.vaults import Progress
from peerjournal.files import worded
from peerjournal.formats.containers import DAMAGED
from peerjournal.formats.imported import Found, Imported, ImportedFile, ImportedGroup, Remarks
from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry, Source
from peerjournal.model.errors import BadValue, DiskFull, FileUnreadable, Stopped, WorldError
from peerjournal.model.ids import new_id
from peerjournal.model.reports import LossReport
from peerjournal.model.text import LONGEST_NAME, storable, tidy_file_name
from peerjournal.vault.vault import Vault

_A_STEP = 500
_AT_ONCE, _ENOUGH = 4_000, 8 << 20  # entries, or characters of theirs, that are looked up and written together
_NOT_THERE = "is not with the source"  # how importers say it, with the file's name


class Importing:
    """All of one source, entry by entry. A dry run looks at everything and writes neither entries nor files."""

    def __init__(
        self, vault: Vault, journal: Journal, choices: Choices, made: datetime, ledger: Ledger,
        progress: Progress, *, look: Look | None = None, dry_run: bool,
    ) -> None:  # fmt: skip
        self._vault, self._journal, self._choices, self._ledger = vault, journal, choices, ledger
        self._progress, self._look, self._dry_run = progress, look, dry_run
        self._remarks, self._counts = Remarks(), Counts()
        self._groups = GroupsComing(vault, ledger, self._counts, self._remarks, dry_run=dry_run)
        self._entries = EntriesComing(self._groups, choices, self._remarks, made)
        self._seen = ledger.seen
        self._here_before: set[Source | str] = set()
        self._begun = False
        self._nowhere = 0

    @property
    def has_begun(self) -> bool:
        """Whether anything came of the source so far."""
        return self._begun

    def run(self) -> LossReport:
        """Brings the source in, and tells what came of it."""
        with worded(self._journal.source.path):
            for some in self._found():
                self._look_up(some)
                if self._dry_run:
                    self._look_at(self._coming(some))
                else:
                    self._vault.entries.write_new(self._coming(some))
                    self._seen.clear()  # what was written is found like all that is here
        if not any(one.why == _NOT_THERE for one in self._remarks.skipped):  # else they have been named
            for _ in range(self._nowhere):
                self._remarks.skip("an attachment", "its file is not with the source")
        return self._counts.report(self._journal, self._remarks)

    def _found(self) -> Iterator[list[Found]]:
        """What the importer finds, some at a time."""
        some: list[Found] = []
        size = 0
        found_here = self._journal.importer.read(self._journal.source, self._remarks, self._choices.wishes)
        for number, found in enumerate(found_here, start=1):
            if number % _A_STEP == 0:
                self._progress(number, 0)
            self._begun = True
            some.append(found)
            size += len(found.body) if isinstance(found, Imported) else 0
            if len(some) >= _AT_ONCE or size >= _ENOUGH:
                yield some
                some, size = [], 0
        if some:
            yield some

    def _look_up(self, some: list[Found]) -> None:
        """Which of them are here already."""
        imported = [found for found in some if isinstance(found, Imported)]
        own_ids = [found.own_id for found in imported if found.own_id is not None]
        sources = [self._source(found) for found in imported if found.own_id is None]
        self._here_before = self._vault.entries.here(own_ids, sources)

    def _coming(self, some: list[Found]) -> Iterator[Entry]:
        for found in some:
            try:
                entry = self._one(found)
            except BadValue:
                self._remarks.skip("an entry", "has a name or text longer than an entry can hold")
                continue
            if entry is not None:
                yield entry

    def _look_at(self, entries: Iterator[Entry]) -> None:
        for entry in entries:
            if self._look is not None:
                self._look.at(f"{entry.title}\n\n{entry.body}")

    def _source(self, found: Imported) -> Source:
        format, id = found.source or (self._journal.importer.NAME, found.source_id)
        return Source(storable(format), storable(id))

    def _one(self, found: Found) -> Entry | None:
        if not isinstance(found, Imported):
            self._groups.take_group(found) if isinstance(found, ImportedGroup) else self._groups.take_meeting(found)
            return None
        source = self._source(found)
        name = source if found.own_id is None else found.own_id
        mark = hash(name)
        now_as, came_as = digest(found), self._seen.get(mark)
        if came_as is not None or name in self._here_before:
            if came_as is None:
                self._compare(found, source, now_as)
            elif came_as != hash(now_as):
                self._remarks.skip(_named(found), "comes twice, with different content; the first one is kept")
            self._counts.duplicates += 1
            return None
        entry = self._entries.entry(found, source if found.own_id is None or found.source else None)
        allowed = agreements.within(self._vault, entry)
        if allowed.body != entry.body:
            self._remarks.change("an entry", "the agreement of its group keeps out what others said")
        entry = replace(allowed, attachments=tuple(self._files(found))) if found.files else allowed
        self._seen[mark] = hash(now_as)
        self._counts.note(entry, undated=found.at is None)
        if not self._dry_run:
            self._ledger.note(entry.id, now_as)
        return entry

    def _compare(self, found: Imported, source: Source, now_as: str) -> None:
        """What is here already may have changed at the source; what was changed here is never written over."""
        old = self._here(found, source)
        came_as = None if old is None else self._ledger.digest_of(old.id)
        if old is None or came_as == now_as:
            return
        if came_as is None:  # no earlier import brought it: it was written here, or came a moment ago
            if not self._entries.has_words(old, found):
                self._remarks.skip(_named(found), "is here already with another text; the one here is kept")
            return
        if self._ledger.is_edited(old):
            self._remarks.skip(
                f"the entry of {old.at.date().isoformat()}", "changed at its source and here since; yours is kept"
            )
            return
        self._counts.updates += 1
        if self._choices.update:
            self._counts.updated += 1
            if not self._dry_run:
                new = self._entries.updated(old, found)
                if len(found.files) != len(old.attachments):
                    new = replace(new, attachments=tuple(self._files(found)))
                entries.save(self._vault, new)
                self._ledger.note(old.id, now_as, updated=True)

    def _here(self, found: Imported, source: Source) -> Entry | None:
        table = self._vault.entries
        if found.own_id is not None:
            old = table.find(found.own_id)
        else:
            old = next(table.where("WHERE source_id = ? AND source_format = ?", source.id, source.format), None)
        return old if isinstance(old, Entry) and old.trashed_at is None else None

    def _files(self, found: Imported) -> Iterator[Attachment]:
        for file in found.files:
            if file.path is None and file.source is None:
                self._nowhere += 1
                self._counts.missing += 1
                continue
            try:
                sha256, size = self._stored(file)
            except (DiskFull, Stopped):
                raise
            except (WorldError, OSError):
                self._remarks.skip("an attachment", "its file can't be read")
                self._counts.missing += 1
                continue
            self._counts.attachments += 1
            name, kind = tidy_file_name(file.name), storable(file.media_type)[:LONGEST_NAME]
            yield Attachment(new_id(), name, kind or media_type(name), size, sha256)

    def _stored(self, file: ImportedFile) -> tuple[str, int]:
        if self._dry_run:
            with _opened(file) as opened:
                return "", sum(map(len, islice(_pieces(opened), 1)))
        with worded(self._journal.source.path), _opened(file) as opened:
            return self._vault.attachments.add(_pieces(opened))


def _named(found: Imported) -> str:
    return f"an entry of {found.at.date().isoformat()}" if found.at is not None else "an entry"


def _opened(file: ImportedFile) -> BinaryIO:
    return file.source.open(file.inside) if file.source is not None else (file.path or Path()).open("rb")


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    try:
        while piece := file.read(1 << 20):
            yield piece
    except DAMAGED:
        raise FileUnreadable(Path(getattr(file, "name", "")), "damaged-archive") from None
