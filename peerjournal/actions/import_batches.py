"""What each import brought: kept while it comes in, listed, and undone."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.formats.remembered import Remembered
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import NotFound, RowDamaged
from peerjournal.model.ids import new_id
from peerjournal.model.import_batch import Arrival, Arrivals, Batch, BroughtIn
from peerjournal.model.moments import now
from peerjournal.model.reports import LossReport, Undone
from peerjournal.vault.vault import Vault

_A_ROW = 1000
_AT_ONCE = 400  # entries removed by one statement


class Ledger:
    """Writes down what an import brings, and remembers what earlier ones brought."""

    def __init__(self, vault: Vault) -> None:
        self._vault, self.batch_id = vault, new_id()
        self._held: list[Arrival] = []
        self.seen = Remembered()  # of all sources, what came and is not written yet: its name and digest, hashed
        self._earlier: dict[str, tuple[str, datetime]] | None = None
        self.group_ids: list[str] = []
        self.meeting_ids: list[str] = []

    def note(self, entry_id: str, digest: str, *, updated: bool = False) -> None:
        """An entry came, or was brought up to date."""
        self._held.append(Arrival(entry_id, digest, updated))
        if len(self._held) >= _A_ROW:
            self._write()

    def digest_of(self, entry_id: str) -> str | None:
        """What an entry was when it last came, or None if no import brought it."""
        found = self._remembered().get(entry_id)
        return found[0] if found else None

    def is_edited(self, entry: Entry) -> bool:
        """Whether an entry that once came was changed here since."""
        found = self._remembered().get(entry.id)
        return found is None or _was_edited(self._vault, entry, found[1])

    def _remembered(self) -> dict[str, tuple[str, datetime]]:
        if self._earlier is None:
            self._earlier = {}
            for batch in reversed(batches(self._vault)):
                for row in self._vault.arrivals.of(batch.id):
                    if isinstance(row, Arrivals):
                        self._earlier |= {one.entry_id: (one.digest, batch.at) for one in row.brought}
        return self._earlier

    def close(self, reports: list[LossReport]) -> None:
        """Puts the import down, unless it brought nothing."""
        self._write()
        sources = tuple(
            BroughtIn(one.source, one.format, one.entries, one.attachments, one.updated)
            for one in reports if one.entries or one.updated
        )  # fmt: skip
        if sources:
            # This moment and not the first one: what the import itself saved lies before it.
            made = Batch(self.batch_id, now(), sources, tuple(self.group_ids), tuple(self.meeting_ids))
            self._vault.batches.write(made)

    def _write(self) -> None:
        if self._held:
            self._vault.arrivals.write(Arrivals(new_id(), self.batch_id, tuple(self._held)))
            self._held = []


def batches(vault: Vault) -> list[Batch]:
    """The imports that can be undone, the latest first."""
    found = sorted((one for one in vault.batches.all() if isinstance(one, Batch)), key=lambda one: one.id)
    return found[::-1]


def undo(vault: Vault, id: str = "", progress: Progress = no_progress) -> Undone:
    """Takes an import (the latest by default) back: what it added goes, what it brought up to date is as it was.

    An entry that was changed here since stays, and is named. Raises NotFound, RowDamaged.
    """
    with vault.transaction():
        found = batches(vault)
        if not found:
            raise NotFound("import", id)
        batch = vault.batches.get(id) if id else found[0]
        undone = _Undoing(vault, batch, _since(vault, batch), progress).run()
        vault.arrivals.forget(batch.id)
        vault.batches.remove(batch.id)
        # While a damaged row may name a file, all stay: another time they may be told apart.
        with contextlib.suppress(RowDamaged):
            vault.attachments.keep_only(vault.entries.attached() | vault.revisions.attached())
    return undone


def _since(vault: Vault, batch: Batch) -> dict[str, datetime]:
    """When later imports brought entries up to date: that was no change by hand."""
    later = [one for one in batches(vault) if one.id > batch.id and any(source.updated for source in one.sources)]
    return {
        arrival.entry_id: one.at
        for one in reversed(later) for row in vault.arrivals.of(one.id) if isinstance(row, Arrivals)
        for arrival in row.brought if arrival.updated
    }  # fmt: skip


def _was_edited(vault: Vault, entry: Entry, since: datetime) -> bool:
    """Whether it was saved here after a moment; a source may have given it a time of change that is yet to come."""
    if entry.updated_at is None or entry.updated_at <= since:
        return False
    revisions = vault.revisions.of(entry.id)
    return any(isinstance(one, Damaged) or one.replaced_at > since for one in revisions)


class _Undoing:
    def __init__(self, vault: Vault, batch: Batch, since: dict[str, datetime], progress: Progress) -> None:
        self._vault, self._batch, self._since, self._progress = vault, batch, since, progress
        self._removed = self._restored = 0
        self._kept: list[str] = []
        self._going: list[str] = []

    def run(self) -> Undone:
        total = sum(one.entries + one.updated for one in self._batch.sources)
        for done, arrival in enumerate(self._arrivals(), start=1):
            self._take_back(arrival)
            if done % 200 == 0:
                self._progress(done, total)
        self._remove()
        meetings = sum(self._remove_unused(self._vault.meetings, "meeting_id", id) for id in self._batch.meeting_ids)
        groups = sum(self._remove_unused(self._vault.groups, "group_id", id) for id in self._batch.group_ids)
        return Undone(self._removed, self._restored, tuple(self._kept), groups, meetings)

    def _arrivals(self) -> Iterator[Arrival]:
        for row in list(self._vault.arrivals.of(self._batch.id)):
            yield from self._vault.arrivals.whole(row).brought

    def _take_back(self, arrival: Arrival) -> None:
        entry = self._vault.entries.find(arrival.entry_id)
        if entry is None:
            return
        if isinstance(entry, Damaged) or self._is_edited(entry):
            self._kept.append(arrival.entry_id)
        elif not arrival.updated:
            self._going.append(entry.id)
            if len(self._going) >= _AT_ONCE:
                self._remove()
        else:
            self._put_back(entry)

    def _remove(self) -> None:
        if self._going:
            self._vault.entries.remove_all(self._going)
            for id in self._going:
                self._vault.revisions.forget(id)
            self._removed += len(self._going)
            self._going = []

    def _is_edited(self, entry: Entry) -> bool:
        return _was_edited(self._vault, entry, max(self._batch.at, self._since.get(entry.id, self._batch.at)))

    def _put_back(self, entry: Entry) -> None:
        revisions = self._vault.revisions.of(entry.id)
        if not revisions or entry.id in self._since:
            self._kept.append(entry.id)
            return
        before = self._vault.revisions.whole(revisions[-1])
        self._vault.entries.put(replace(before.entry, trashed_at=entry.trashed_at))
        self._vault.revisions.remove(before.id)
        self._restored += 1

    def _remove_unused(self, table: Any, column: str, id: str) -> int:
        found = table.find(id)
        if found is None or isinstance(found, Damaged) or found.updated_at > self._batch.at:
            return 0
        for other in self._vault.nouns():
            if column in other.columns and next(other.where(f"WHERE {column} = ? LIMIT 1", id), None) is not None:
                return 0
        table.remove(id)
        return 1
