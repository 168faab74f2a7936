"""Brings in entries from other files: all of them or none, nothing twice, and a report of what could not come along."""

from collections.abc import Sequence
from pathlib import Path

from peerjournal.actions.import_batches import Ledger, batches, undo
from peerjournal.actions.import_entries import Choices
from peerjournal.actions.import_sources import AUTO, FORMATS, TITLES, journals
from peerjournal.actions.importing import Importing
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.formats.imported import Wishes
from peerjournal.model.moments import now
from peerjournal.model.provenance import Provenance
from peerjournal.model.reports import LossReport
from peerjournal.vault.vault import Vault

__all__ = ["AUTO", "FORMATS", "TITLES", "Choices", "Provenance", "Wishes", "batches", "run", "undo"]
_NO_CHOICES = Choices()


class _DryRunDone(Exception):
    """Ends a dry run, so that what it made (groups) is undone."""


def run(
    vault: Vault, paths: Sequence[Path], *, format: str = AUTO, dry_run: bool = False, choices: Choices = _NO_CHOICES,
    progress: Progress = no_progress,
) -> list[LossReport]:  # fmt: skip
    """Imports files, folders and archives in one transaction; `progress` counts entries.

    A dry run reads all the same and writes nothing. Raises FileMissing, FileUnreadable, NotAllowed, DiskFull; then
    nothing was changed.
    """
    reports: list[LossReport] = []
    made, ledger = now(), Ledger(vault)
    try:
        with vault.transaction(bulk=not dry_run):
            for path in paths:
                with journals(path, format) as (found, _):
                    for journal in found:
                        importing = Importing(vault, journal, choices, made, ledger, progress, dry_run=dry_run)
                        reports.append(importing.run())
            if dry_run:
                raise _DryRunDone
            ledger.close(reports)
    except _DryRunDone:
        pass
    return reports
