"""Looks a vault over: header, database, every row, the index, every attachment."""

from collections.abc import Callable

from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import RowDamaged, Stopped, VaultDamaged, WorldError
from peerjournal.model.reports import CheckReport, Problem
from peerjournal.model.revision import Revision
from peerjournal.vault import header as headers
from peerjournal.vault.vault import Vault

Progress = Callable[[int, int], None]
_EVERY = 500
_PAGES, _INDEX = 2, 2  # how long proving all pages, and the index, takes as against all rows
_A_ROW = 16 << 10  # bytes of an attachment, which take about as long as a row


def check(vault: Vault, *, full: bool, progress: Progress) -> CheckReport:
    """Every row against its checksum; with `full` also every page, the index, and every byte of the attachments.

    `progress` is told again and again; what it raises ends the check.
    """
    problems = _header(vault)
    rows, stored = 0, dict[str, int]()
    try:
        rows = sum(table.count() for table in vault.nouns())
        stored = dict(vault.attachments.all())
    except VaultDamaged:
        problems.append(Problem("database"))
    steps = _Steps(progress, rows + (_PAGES + _INDEX + 1) * rows * full + sum(stored.values()) // _A_ROW * full)
    counts: dict[str, int] = {}
    named: set[str] = set()
    for table in vault.nouns():
        counts[table.noun] = 0
        try:
            for noun in table.all():
                counts[table.noun] += 1
                steps.done(1)
                if isinstance(noun, Damaged):
                    problems.append(Problem("row", noun.noun, noun.id))
                elif isinstance(noun, Entry):
                    named |= {one.sha256 for one in noun.attachments}
                elif isinstance(noun, Revision):
                    named |= {one.sha256 for one in noun.entry.attachments}
        except VaultDamaged:
            problems.append(Problem("database", table.noun))
    counts["attachment"] = len(stored)
    problems += [Problem("attachment", "attachment", sha256) for sha256 in sorted(named - stored.keys())]
    if full:
        problems += vault.damaged_pages()
        steps.done(_PAGES * rows)
        problems += _index(vault, steps, rows)
        problems += _contents(vault, stored, steps)
    progress(steps.total, steps.total)
    return CheckReport(full, counts, tuple(problems))


class _Steps:
    """Tells how far a check is, in rows' worth of time, every `_EVERY` of them."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self.total = progress, total
        self._at = 0

    def done(self, steps: int) -> None:
        """So much more."""
        before, self._at = self._at, self._at + steps
        if before // _EVERY != self._at // _EVERY:
            self._progress(min(self._at, self.total), self.total)


def _header(vault: Vault) -> list[Problem]:
    try:
        _, differs = headers.read(vault.folder)
    except WorldError:
        return [Problem("header")]
    return [Problem("header")] if differs else []


def _index(vault: Vault, steps: _Steps, rows: int) -> list[Problem]:
    wrong: list[Problem] = []
    try:
        vault.search.prove()
        steps.done(_INDEX * rows)
        for id in vault.entries.wrongly_marked():
            steps.done(1)
            if id is not None:
                wrong.append(Problem("index", "entry", id))
        if vault.marks.without_entry():
            wrong.append(Problem("index"))
    except Stopped:
        raise
    except WorldError:  # after a damaged page, writing (which proving the index is) can be refused as not allowed
        return [Problem("index")]
    return wrong


def _contents(vault: Vault, stored: dict[str, int], steps: _Steps) -> list[Problem]:
    problems = []
    for sha256 in stored:
        try:
            for piece in vault.attachments.read(sha256):
                steps.done(len(piece) // _A_ROW)
        except (RowDamaged, VaultDamaged):
            problems.append(Problem("attachment", "attachment", sha256))
    return problems
