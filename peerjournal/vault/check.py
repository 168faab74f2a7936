"""Looks a vault over: header, database, every row, the index, every attachment."""

from collections.abc import Callable

from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry, Revision
from peerjournal.model.errors import RowDamaged, VaultDamaged, WorldError
from peerjournal.model.reports import CheckReport, Problem
from peerjournal.vault import header as headers
from peerjournal.vault.vault import Vault

Progress = Callable[[int, int], None]


def check(vault: Vault, *, full: bool, progress: Progress) -> CheckReport:
    """Every row against its checksum; with `full` also every page, the index, and every byte of the attachments."""
    problems = _header(vault)
    total, stored = 0, dict[str, int]()
    try:
        total = sum(table.count() for table in vault.nouns())
        stored = dict(vault.attachments.all())
    except VaultDamaged:
        problems.append(Problem("database"))
    counts: dict[str, int] = {}
    named: set[str] = set()
    done = 0
    for table in vault.nouns():
        counts[table.noun] = 0
        try:
            for noun in table.all():
                counts[table.noun] += 1
                done += 1
                if done % 500 == 0:
                    progress(done, total)
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
        problems += _index(vault)
        problems += _contents(vault, stored)
    progress(total, total)
    return CheckReport(full, counts, tuple(problems))


def _header(vault: Vault) -> list[Problem]:
    try:
        _, differs = headers.read(vault.folder)
    except WorldError:
        return [Problem("header")]
    return [Problem("header")] if differs else []


def _index(vault: Vault) -> list[Problem]:
    try:
        vault.search.prove()
        wrong = [Problem("index", "entry", id) for id in vault.entries.wrongly_marked()]
        if vault.marks.without_entry():
            wrong.append(Problem("index"))
    except WorldError:  # after a damaged page, writing (which proving the index is) can be refused as not allowed
        return [Problem("index")]
    return wrong


def _contents(vault: Vault, stored: dict[str, int]) -> list[Problem]:
    problems = []
    for sha256 in stored:
        try:
            for _ in vault.attachments.read(sha256):
                pass
        except (RowDamaged, VaultDamaged):
            problems.append(Problem("attachment", "attachment", sha256))
    return problems
