"""Writes entries as plain files that anything can read; or, asked for, as one age file that holds the same."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from peerjournal.actions import export_beside, sealed_exports
from peerjournal.actions.export_formats import FORMATS, Format, Write, chosen, suffix
from peerjournal.actions.export_guard import KEEP, REPLACE, WAYS
from peerjournal.actions.going import EVERYTHING_OF_MINE, Going, Terms
from peerjournal.actions.sealed_exports import Seal
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.files import fsync_folder, new_file, private_folder, settle, whole_file, worded, write_new, write_whole
from peerjournal.formats import markdown
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BadValue, DamageFound, DetailsFound, FileExists
from peerjournal.model.filters import EntryFilter
from peerjournal.model.provenance import Provenance
from peerjournal.model.reports import ExportReport
from peerjournal.vault.vault import Vault

if TYPE_CHECKING:
    from peerjournal.actions.guarding import Reviewed

__all__ = [
    "FORMATS", "WAYS", "Seal", "Terms", "count", "details", "refuse_damage", "run",
    "suffix",
]  # fmt: skip


def run(
    vault: Vault, dest: Path, *, format: str, terms: Terms = EVERYTHING_OF_MINE, seal: Seal | None = None,
    progress: Progress = no_progress,
) -> ExportReport:  # fmt: skip
    """Writes the entries that the terms let through, oldest first, to a new file, or a folder for 'markdown'.

    Passages told in confidence never leave; those heard only when the terms say so. The report counts what was left
    out. Attachments are inside the file (html, pdf, dayone), or go beside: `<name>-files/` for a file, `attachments/`
    in a folder; people, by alias, go to `<name>-people.jsonl` or `people.jsonl`, the rest of what is here, where the
    terms say so, to `<name>-records.jsonl` or `records.jsonl`; <name> is without its ending, unless another file there
    is called so. With a seal all of it becomes one age file: of the file, or of a tar where there are several. Raises
    BadValue, FileExists when any of these is there, DiskFull, NotAllowed; DamageFound and, for terms that refuse other
    people's details, DetailsFound before anything is written.
    """
    if terms.guard not in WAYS:
        raise BadValue("guard", ", ".join(WAYS))
    kind = chosen(format, dest)
    dest = Path.cwd() / dest
    if seal is not None and dest.suffix != ".age":
        dest = dest.with_name(f"{dest.name}.age")
    is_folder = kind.write is None and seal is None
    with worded(dest):
        for path in (dest, *_also(vault, dest, kind, terms, is_folder=is_folder, sealed=seal is not None)):
            empty_folder = path == dest and is_folder and path.is_dir() and not any(path.iterdir())
            if os.path.lexists(path) and not empty_folder:
                raise FileExists(path)
    refuse_damage(vault, terms.where)
    terms = _decided(vault, terms, progress)
    private_folder(dest.parent)
    going = Going(vault, terms, progress)
    if seal is not None:
        sealed_exports.write(vault, dest, kind, going, seal)
    elif kind.write is None:
        _to_folder(vault, dest, going)
    else:
        _to_file(vault, dest, kind, kind.write, going)
    return _report(going, dest)


def count(vault: Vault, where: EntryFilter) -> int:
    """How many entries an export would take."""
    return vault.entries.count_where(where)


def details(vault: Vault, terms: Terms, progress: Progress = no_progress) -> "list[Reviewed]":
    """Other people's details in what would leave, each with what could stand in its place; '' is no entry's id."""
    from peerjournal.actions import guarding  # its word lists are read when they are first needed

    going = Going(vault, replace(terms, guard=KEEP, decided={}), progress, counts_details=False)
    beside = export_beside.texts(vault, going)
    rest = (Entry("", going.begun, body=text) for text in beside)
    return guarding.review(vault, chain((one.entry for one in going.entries()), rest))


def _decided(vault: Vault, terms: Terms, progress: Progress) -> Terms:
    if terms.guard == KEEP or terms.decided:
        return terms
    from peerjournal.actions.guarding import fold

    found = details(vault, terms, progress)
    if found and terms.guard != REPLACE:
        raise DetailsFound(len(found))
    decided: dict[tuple[str, str], str | None] = {
        (one.finding.kind, fold(one.finding.text)): one.suggestion for one in found
    }
    return replace(terms, decided=decided)


def refuse_damage(vault: Vault, where: EntryFilter) -> None:
    """Reads everything once. Raises DamageFound, which names the damaged entries."""
    damaged = tuple((one.noun, one.id) for _, one in vault.entries.in_order(where) if isinstance(one, Damaged))
    if damaged:
        raise DamageFound(damaged)


def _report(going: Going, path: Path) -> ExportReport:
    heard, told = going.left_out[Provenance.HEARD], going.left_out[Provenance.CONFIDENCE]
    guard = going.guard
    return ExportReport(
        going.count, path, heard, told, going.remarks.skipped, going.remarks.changed, guard.found, guard.looked,
        guard.replaced,
    )  # fmt: skip


def _also(
    vault: Vault, dest: Path, kind: Format, terms: Terms, *, is_folder: bool, sealed: bool
) -> Iterator[Path]:  # fmt: skip
    """What an export puts beside, or needs for a while."""
    if is_folder:
        yield _unfinished(dest)
    elif not sealed:
        yield from _beside(vault, dest, kind, terms)


def _beside(vault: Vault, dest: Path, kind: Format, terms: Terms) -> Iterator[Path]:
    if not kind.files_inside and vault.entries.count_where(replace(terms.where, has_attachment=True)):
        yield export_beside.placed(dest, export_beside.FILES)
    yield from (export_beside.placed(dest, name) for name in export_beside.names(terms))


def _to_file(vault: Vault, dest: Path, kind: Format, write: Write, going: Going) -> None:
    made = [*_beside(vault, dest, kind, going.terms)]
    files = export_beside.placed(dest, export_beside.FILES)
    try:
        with whole_file(dest, replace=False) as sink:
            write(sink, going, vault.attachments)
            if files in made:
                _copy_attachments(vault, going.places(ending=False), files)
                settle(files)
            for name, data in export_beside.files(vault, going).items():
                write_whole(export_beside.placed(dest, name), data, replace=False)
    except BaseException:
        for path in made:
            shutil.rmtree(path, ignore_errors=True)
            with contextlib.suppress(OSError):
                path.unlink()
        raise


def _to_folder(vault: Vault, dest: Path, going: Going) -> None:
    part = _unfinished(dest)
    try:
        private_folder(part)
        for one in going.entries():
            markdown.write(part, one)
        _copy_attachments(vault, going.places(ending=True), part / markdown.FILES)
        for name, data in export_beside.files(vault, going).items():
            write_new(part / name, data)
        settle(part)
        with worded(dest):
            if dest.exists():
                dest.rmdir()
            part.rename(dest)
            fsync_folder(dest.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _unfinished(dest: Path) -> Path:
    return dest.with_name(f"{dest.name}.part")


def _copy_attachments(vault: Vault, places: dict[str, str], folder: Path) -> None:
    for place, sha256 in places.items():
        path = private_folder((folder / place).parent) / Path(place).name
        with new_file(path) as file:
            for piece in vault.attachments.read(sha256):
                file.write(piece)
