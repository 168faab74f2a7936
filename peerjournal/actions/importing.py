"""One source on its way in: what its importer finds becomes entries of ours, and what can't is named."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from peerjournal.actions import groups
from peerjournal.actions.attachments import media_type
from peerjournal.actions.entries import LONGEST_TITLE, tidied
from peerjournal.actions.import_counts import Counts
from peerjournal.actions.import_sources import Journal
from peerjournal.actions.vaults import Progress
from peerjournal.files import worded
from peerjournal.formats.imported import (
    NO_WISHES,
    Found,
    Imported,
    ImportedFile,
    ImportedGroup,
    ImportedMeeting,
    Remarks,
    Wishes,
)
from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.errors import BadValue, NotFound, WorldError
from peerjournal.model.ids import new_id
from peerjournal.model.moments import local
from peerjournal.model.provenance import Provenance, fenced
from peerjournal.model.reports import LossReport
from peerjournal.model.text import LONGEST_NAME, storable, tidy_file_name, tidy_tag
from peerjournal.vault.vault import Vault

MOST_TAGS = 1000  # of one entry; more is no journal any more


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decides about an import: how to read it, whose words it holds, which group it belongs to."""

    wishes: Wishes = NO_WISHES
    provenance: Provenance = Provenance.MINE
    group: str = ""
    update: bool = False


class Importing:
    """All of one source, entry by entry; `review` does what `run` does without writing entries and files."""

    def __init__(
        self, vault: Vault, journal: Journal, choices: Choices, made: datetime, progress: Progress, *, dry_run: bool
    ) -> None:
        self._vault, self._journal, self._choices, self._made = vault, journal, choices, made
        self._progress, self._dry_run = progress, dry_run
        self._remarks = Remarks()
        self._counts = Counts()
        self._seen: set[int] = set()
        self._groups: dict[str, str] = {}

    def run(self) -> LossReport:
        """Brings the source in, and tells what came of it."""
        new = self._new()
        if self._dry_run:
            for entry in new:
                self._counts.note(entry)
        else:
            self._vault.entries.write_new(self._noted(new))
        return self._counts.report(self._journal, self._remarks)

    def _noted(self, new: Iterator[Entry]) -> Iterator[Entry]:
        for entry in new:
            self._counts.note(entry)
            yield entry

    def _new(self) -> Iterator[Entry]:
        journal = self._journal
        with worded(journal.source.path):
            for number, found in enumerate(
                journal.importer.read(journal.source, self._remarks, self._choices.wishes), start=1
            ):
                if number % 500 == 0:
                    self._progress(number, 0)
                try:
                    entry = self._one(found)
                except BadValue:
                    self._remarks.skip("an entry", "has a name or text longer than an entry can hold")
                    continue
                if entry is not None:
                    yield entry

    def _one(self, found: Found) -> Entry | None:
        if not isinstance(found, Imported):
            self._take_group(found) if isinstance(found, ImportedGroup) else self._take_meeting(found)
            return None
        format, id = found.source or (self._journal.importer.NAME, found.source_id)
        source = Source(storable(format), storable(id))
        if self._is_here(found, source):
            self._counts.duplicates += 1
            return None
        own = found.own_id is not None
        entry = tidied(self._entry(found, source if not own or found.source else None))
        return replace(entry, attachments=tuple(self._files(found)))

    def _is_here(self, found: Imported, source: Source) -> bool:
        mark = hash(found.own_id or source)
        if mark in self._seen:
            return True
        self._seen.add(mark)
        if found.own_id is not None:
            return self._vault.entries.find(found.own_id) is not None
        return self._vault.entries.has_source(source)

    def _take_group(self, found: ImportedGroup) -> None:
        self._counts.groups += 1
        name = self._short(found.name)
        if not name or self._has_group(name):
            self._counts.duplicates += 1
            return
        made = groups.add(self._vault, name, rrule=found.rrule, first_at=found.first_at, agreement=found.agreement)
        self._groups[name] = made.id

    def _take_meeting(self, found: ImportedMeeting) -> None:
        self._counts.meetings += 1
        meeting = groups.meeting_at(self._vault, self._group(self._short(found.group)), found.at)
        if meeting.topic or meeting.note:
            self._counts.duplicates += 1
            return
        told = replace(meeting, topic=found.topic, note=found.note, attended=found.attended)
        groups.save_meeting(self._vault, told)

    def _entry(self, found: Imported, source: Source | None) -> Entry:
        if found.at is None:
            self._counts.undated += 1
            self._remarks.change("an entry", "has no date; it is dated today")
        title, body = self._title_and_body(found)
        group = self._choices.group or found.group or ""
        group_id = self._group(self._short(group)) if group.strip() else None
        meeting_id = None
        if found.meeting is not None and group_id is not None:
            meeting_id = groups.meeting_at(self._vault, group_id, found.meeting).id
        elif found.meeting is not None:
            self._remarks.skip("a meeting", "belongs to no group")
        feelings = tuple(Feeling(self._short(one.name), one.intensity) for one in found.feelings)
        return Entry(
            id=found.own_id or new_id(), at=found.at or local(self._made.date()),
            all_day=found.all_day or found.at is None, title=title, body=body, feelings=feelings,
            scales=found.scales, tags=tuple(self._tags(found)), group_id=group_id,
            meeting_id=meeting_id, tip_ids=found.tip_ids, starred=found.starred, source=source,
            created_at=found.created_at or self._made,
            updated_at=found.updated_at or found.created_at or self._made,
        )  # fmt: skip

    def _tags(self, found: Imported) -> Iterator[str]:
        for tag in islice(found.tags, MOST_TAGS):
            yield self._short(tidy_tag(tag))
        if len(found.tags) > MOST_TAGS:
            self._remarks.skip("tags of an entry", f"only the first {MOST_TAGS:,} come along")

    def _title_and_body(self, found: Imported) -> tuple[str, str]:
        title, body = found.title, found.body
        if len(title) > LONGEST_TITLE:
            self._remarks.change("a title", "is too long for one; the whole of it begins the text")
            title, body = title[:LONGEST_TITLE], f"{title}\n\n{body}"
        if self._choices.provenance is not Provenance.MINE and body.strip():
            body = fenced(body, self._choices.provenance)
        return title, body

    def _short(self, untrusted_name: str) -> str:
        name = " ".join(storable(untrusted_name).split())
        if len(name) > LONGEST_NAME:
            self._remarks.change("a name", f"is cut to {LONGEST_NAME} characters")
        return name[:LONGEST_NAME].rstrip()

    def _has_group(self, name: str) -> bool:
        try:
            groups.find(self._vault, name)
        except NotFound:
            return False
        return True

    def _group(self, name: str) -> str:
        if name not in self._groups:
            try:
                self._groups[name] = groups.find(self._vault, name).id
            except NotFound:
                self._groups[name] = groups.add(self._vault, name).id
        return self._groups[name]

    def _files(self, found: Imported) -> Iterator[Attachment]:
        for file in found.files:
            if file.path is None and file.source is None:
                self._remarks.skip("an attachment", "its file is not with the source")
                self._counts.missing += 1
                continue
            try:
                sha256, size = self._stored(file)
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
                return "", len(opened.read(1))
        with worded(self._journal.source.path), _opened(file) as opened:
            return self._vault.attachments.add(_pieces(opened))


def _opened(file: ImportedFile) -> BinaryIO:
    return file.source.open(file.inside) if file.source is not None else (file.path or Path()).open("rb")


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(1 << 20):
        yield piece
