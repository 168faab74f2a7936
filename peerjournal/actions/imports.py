"""Brings in entries from other files: all of them or none, nothing twice, and a report of what could not come along."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from peerjournal.actions.import_batches import Ledger
from peerjournal.actions.import_batches import batches as batches  # for the faces, as what follows is
from peerjournal.actions.import_batches import undo as undo
from peerjournal.actions.import_entries import Choices as Choices
from peerjournal.actions.import_guard import Look
from peerjournal.actions.import_sources import AUTO as AUTO
from peerjournal.actions.import_sources import FORMATS as FORMATS
from peerjournal.actions.import_sources import TITLES as TITLES
from peerjournal.actions.import_sources import journals
from peerjournal.actions.importing import Importing
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.actions.wording import reason
from peerjournal.formats import tables
from peerjournal.formats.imported import Wishes as Wishes
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable, WorldError
from peerjournal.model.moments import now
from peerjournal.model.provenance import Provenance as Provenance
from peerjournal.model.reports import LossReport, Remark, Review
from peerjournal.vault.vault import Vault

_NO_CHOICES = Choices()
_NAMED = 100  # files of a folder that are no journal
_LARGE = 64 << 20  # bytes of what is imported at once, from which on the room for a log beside it counts


def run(
    vault: Vault, paths: Sequence[Path], *, format: str = AUTO, dry_run: bool = False, choices: Choices = _NO_CHOICES,
    progress: Progress = no_progress,
) -> list[LossReport]:  # fmt: skip
    """Imports files, folders and archives in one transaction; `progress` counts entries.

    A dry run reads all the same and writes nothing. Raises FileMissing, FileUnreadable, NotAllowed, DiskFull; then
    nothing was changed.
    """
    ledger = Ledger(vault)
    if dry_run:
        return list(_reports(vault, paths, format, choices, ledger, progress, dry_run=True))
    with vault.transaction(bulk=True, logged=not _is_large(paths)):
        reports = list(_reports(vault, paths, format, choices, ledger, progress, dry_run=False))
        ledger.close(reports)
    return reports


def review(
    vault: Vault, paths: Sequence[Path], *, format: str = AUTO, choices: Choices = _NO_CHOICES,
    progress: Progress = no_progress,
) -> Review:  # fmt: skip
    """What an import would bring, and in how many of its entries the guard finds other people's details."""
    look = Look()
    reports = list(_reports(vault, paths, format, choices, Ledger(vault), progress, look, dry_run=True))
    return Review(tuple(reports), look.looked, look.found)


def _is_large(paths: Sequence[Path]) -> bool:
    """Whether it fills so much that it should need no room beside; a folder is not gone through for that."""
    with contextlib.suppress(OSError):
        return sum(path.stat().st_size for path in paths) > _LARGE
    return False


def columns(path: Path) -> list[str]:
    """The headings of a file that is a table with more than one; none of anything else."""
    with contextlib.suppress(WorldError, OSError), Source(path) as source:
        table = tables.of_head(source.head()) if source.is_file else None
        return [one for one in table.headings if one] if table is not None and len(table.headings) > 1 else []
    return []


def _reports(
    vault: Vault, paths: Sequence[Path], format: str, choices: Choices, ledger: Ledger, progress: Progress,
    look: Look | None = None, *, dry_run: bool,
) -> Iterator[LossReport]:  # fmt: skip
    made = now()
    for path in paths:
        with journals(path, format, mapped=bool(choices.wishes.columns)) as (found, unknown):
            reports: list[LossReport] = []
            left: list[tuple[str, FileUnreadable]] = []
            for journal in found:
                importing = Importing(vault, journal, choices, made, ledger, progress, look=look, dry_run=dry_run)
                try:
                    reports.append(importing.run())
                except FileUnreadable as error:
                    # One empty or locked file among many is named; one that turns out damaged half-way stops all.
                    if importing.has_begun or len(found) == 1:
                        raise
                    left.append((journal.label, error))
            if not reports and left:
                raise left[0][1]
            if reports:
                remarks = (*(Remark(label, reason(error)) for label, error in left), *_most(unknown))
                reports[-1] = replace(reports[-1], skipped=(*reports[-1].skipped, *remarks))
            yield from reports


def _most(remarks: Sequence[Remark]) -> Iterator[Remark]:
    """The files that stay behind, up to a number: nothing stays behind in silence."""
    yield from remarks[:_NAMED]
    if len(remarks) > _NAMED:
        yield Remark(f"{len(remarks) - _NAMED:,} more files", "are in no format known here")
