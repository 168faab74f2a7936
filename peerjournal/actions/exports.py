"""Writes entries as plain files that anything can read; or, asked for, as one age file that holds the same."""

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from peerjournal.actions import sealed_exports
from peerjournal.actions.export_formats import FORMATS, Format, chosen, suffix
from peerjournal.actions.going import EVERYTHING_OF_MINE, Going, Names, Terms
from peerjournal.actions.sealed_exports import Seal
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.files import fsync_folder, new_file, private_folder, settle, whole_file, worded, write_new, write_whole
from peerjournal.formats import jsonl, markdown
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import DamageFound, FileExists
from peerjournal.model.exits import Exit, leaving
from peerjournal.model.filters import EntryFilter
from peerjournal.model.form import entry_form
from peerjournal.model.group import Group
from peerjournal.model.person import Person
from peerjournal.model.provenance import Provenance
from peerjournal.model.reports import ExportReport
from peerjournal.vault.vault import Vault

__all__ = ["FORMATS", "Seal", "Terms", "count", "entry_forms", "entry_json", "refuse_damage", "run", "suffix"]


def run(
    vault: Vault, dest: Path, *, format: str, terms: Terms = EVERYTHING_OF_MINE, seal: Seal | None = None,
    progress: Progress = no_progress,
) -> ExportReport:  # fmt: skip
    """Writes the entries that the terms let through, oldest first, to a new file, or a folder for 'markdown'.

    Passages told in confidence never leave; those heard only when the terms say so. The report counts what was left
    out. Attachments are inside the file (html, pdf, dayone), or go beside: `<name>-files/` for a file, `attachments/`
    in a folder; people, by alias, go to `<name>-people.jsonl` or `people.jsonl`. With a seal all of it becomes one age
    file: of the file, or of a tar where there are several. Raises BadValue, FileExists when any of these is there,
    DiskFull, NotAllowed, and DamageFound before anything is written.
    """
    kind = chosen(format, dest)
    dest = Path.cwd() / dest
    if seal is not None and dest.suffix != ".age":
        dest = dest.with_name(f"{dest.name}.age")
    is_folder = kind.is_folder and seal is None
    with worded(dest):
        for path in (dest, *_also(vault, dest, kind, terms, is_folder=is_folder, sealed=seal is not None)):
            empty_folder = path == dest and is_folder and path.is_dir() and not any(path.iterdir())
            if os.path.lexists(path) and not empty_folder:
                raise FileExists(path)
    refuse_damage(vault, terms.where)
    private_folder(dest.parent)
    going = Going(vault, terms, progress)
    if seal is not None:
        sealed_exports.write(vault, dest, kind, going, seal, _people(vault, terms) if terms.with_aliases else b"")
    elif is_folder:
        _to_folder(vault, dest, going)
    else:
        _to_file(vault, dest, kind, going)
    return _report(going, dest)


def count(vault: Vault, where: EntryFilter) -> int:
    """How many entries an export would take."""
    return vault.entries.count_where(where)


def entry_json(vault: Vault, entry: Entry) -> dict[str, Any]:
    """The JSON form of one entry, with the names of its group and meeting."""
    return entry_form(entry, *Names(vault).of(entry))


def entry_forms(vault: Vault) -> Callable[[Entry], dict[str, Any]]:
    """`entry_json` for many entries: the names are looked up once, now."""
    names = Names(vault)
    return lambda entry: entry_form(entry, *names.of(entry))


def refuse_damage(vault: Vault, where: EntryFilter) -> None:
    """Reads everything once. Raises DamageFound, which names the damaged entries."""
    damaged = tuple((one.noun, one.id) for _, one in vault.entries.in_order(where) if isinstance(one, Damaged))
    if damaged:
        raise DamageFound(damaged)


def _report(going: Going, path: Path) -> ExportReport:
    heard, told = going.left_out[Provenance.HEARD], going.left_out[Provenance.CONFIDENCE]
    return ExportReport(going.count, path, heard, told, going.remarks.skipped, going.remarks.changed)


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
        yield jsonl.files_folder(dest)
    if terms.with_aliases:
        yield _people_file(dest)


def _to_file(vault: Vault, dest: Path, kind: Format, going: Going) -> None:
    made = [*_beside(vault, dest, kind, going.terms)]
    files = jsonl.files_folder(dest)
    try:
        with whole_file(dest, replace=False) as sink:
            kind.write(sink, going, vault.attachments)
            if files in made:
                _copy_attachments(vault, going.hashes, files)
                settle(files)
            if going.terms.with_aliases:
                write_whole(_people_file(dest), _people(vault, going.terms), replace=False)
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
            markdown.write(part, one.entry, one.group, one.meeting)
        _copy_attachments(vault, going.hashes, part / markdown.FILES)
        if going.terms.with_aliases:
            write_new(part / "people.jsonl", _people(vault, going.terms))
        settle(part)
        with worded(dest):
            if dest.exists():
                dest.rmdir()
            part.rename(dest)
            fsync_folder(dest.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _people_file(dest: Path) -> Path:
    return dest.with_name(f"{dest.stem}-people.jsonl")


def _unfinished(dest: Path) -> Path:
    return dest.with_name(f"{dest.name}.part")


def _copy_attachments(vault: Vault, hashes: set[str], folder: Path) -> None:
    for sha256 in sorted(hashes):
        path = private_folder(folder / sha256[:2]) / sha256
        with new_file(path) as file:
            for piece in vault.attachments.read(sha256):
                file.write(piece)


def _people(vault: Vault, terms: Terms) -> bytes:
    def out(text: str) -> str:
        return leaving(text, Exit.EXPORT, with_heard=terms.with_heard)

    groups = {one.id: one.name for one in vault.groups.all() if isinstance(one, Group)}
    lines = [
        json.dumps(
            {"alias": one.alias, "group": groups.get(one.group_id or ""), "connection": out(one.connection),
             "promise": out(one.promise)}, ensure_ascii=False,
        )
        for one in vault.people.shown() if isinstance(one, Person)
    ]  # fmt: skip
    return "".join(f"{line}\n" for line in lines).encode()
