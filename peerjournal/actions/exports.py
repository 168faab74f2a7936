"""Writes entries as plain files that anything can read. They are not encrypted, and the faces say so."""

import contextlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.files import fsync_folder, new_file, private_folder, settle, whole_file, worded, write_new, write_whole
from peerjournal.formats import EXPORTERS, jsonl, markdown
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BadValue, DamageFound, FileExists
from peerjournal.model.exits import Exit, leaving, left_out
from peerjournal.model.filters import EntryFilter
from peerjournal.model.form import entry_form
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import to_iso
from peerjournal.model.person import Person
from peerjournal.model.provenance import Provenance
from peerjournal.model.reports import ExportReport
from peerjournal.vault.vault import Vault

FORMATS = tuple(exporter.NAME for exporter in EXPORTERS)


def run(
    vault: Vault, dest: Path, *, format: str, where: EntryFilter = EntryFilter(), with_aliases: bool = False,
    with_heard: bool = False, progress: Progress = no_progress,
) -> ExportReport:  # fmt: skip
    """Writes the entries a filter lets through, oldest first, to a new file ('jsonl') or folder ('markdown').

    Passages told in confidence never leave; those heard only `with_heard`. The report counts what was left out.

    Attachments go beside: `<name>-files/` for a file, `attachments/` in a folder. `with_aliases` adds the people, by
    alias, in `<name>-people.jsonl` or `people.jsonl`. Raises FileExists when any of these is there, DiskFull,
    NotAllowed, and DamageFound before anything is written.
    """
    if format not in FORMATS:
        raise BadValue("format", ", ".join(FORMATS))
    one_file = format == jsonl.NAME
    dest = Path.cwd() / dest
    with worded(dest):
        for path in (dest, *(_beside(vault, dest, where, with_aliases) if one_file else (_unfinished(dest),))):
            if os.path.lexists(path) and (path != dest or one_file or not path.is_dir() or any(path.iterdir())):
                raise FileExists(path)
    refuse_damage(vault, where)
    private_folder(dest.parent)
    going = _Going(vault, where, with_heard, progress)
    return (_to_file if one_file else _to_folder)(vault, dest, going, with_aliases)


def entry_json(vault: Vault, entry: Entry) -> dict[str, Any]:
    """The JSON form of one entry, with the names of its group and meeting."""
    return _Names(vault).form(entry)


def entry_forms(vault: Vault) -> Callable[[Entry], dict[str, Any]]:
    """`entry_json` for many entries: the names are looked up once, now."""
    return _Names(vault).form


def refuse_damage(vault: Vault, where: EntryFilter) -> None:
    """Reads everything once. Raises DamageFound, which names the damaged entries."""
    damaged = tuple((one.noun, one.id) for _, one in vault.entries.in_order(where) if isinstance(one, Damaged))
    if damaged:
        raise DamageFound(damaged)


class _Names:
    """The names of groups and the moments of meetings, which entries hold by id."""

    def __init__(self, vault: Vault) -> None:
        self.groups = {one.id: one.name for one in vault.groups.all() if isinstance(one, Group)}
        self.meetings = {one.id: to_iso(one.at) for one in vault.meetings.all() if isinstance(one, Meeting)}

    def of(self, entry: Entry) -> tuple[str | None, str | None]:
        """The group's name and the meeting's moment."""
        return self.groups.get(entry.group_id or ""), self.meetings.get(entry.meeting_id or "")

    def form(self, entry: Entry) -> dict[str, Any]:
        """The entry's JSON form."""
        return entry_form(entry, *self.of(entry))


class _Going:
    """The entries on their way out, as they may leave, and what they are."""

    def __init__(self, vault: Vault, where: EntryFilter, with_heard: bool, progress: Progress) -> None:
        self._vault, self.where, self._with_heard, self._progress = vault, where, with_heard, progress
        self.count = 0
        self.hashes: set[str] = set()
        self._left_out: Counter[Provenance] = Counter()

    def entries(self) -> Iterator[Entry]:
        """Every entry, oldest first. Raises RowDamaged."""
        total = self._vault.entries.count_where(self.where)
        for _, found in self._vault.entries.in_order(self.where):
            self.count += 1
            entry = self._vault.entries.whole(found)
            self.hashes.update(one.sha256 for one in entry.attachments)
            self._left_out.update(left_out(entry.body, Exit.EXPORT, with_heard=self._with_heard))
            yield replace(entry, body=leaving(entry.body, Exit.EXPORT, with_heard=self._with_heard))
            if self.count % 200 == 0 or self.count == total:
                self._progress(self.count, total)

    def report(self, path: Path) -> ExportReport:
        """What was written, and what was not."""
        return ExportReport(
            self.count, path, self._left_out[Provenance.HEARD], self._left_out[Provenance.CONFIDENCE]
        )  # fmt: skip


def _to_file(vault: Vault, dest: Path, going: _Going, with_aliases: bool) -> ExportReport:
    names = _Names(vault)
    files = jsonl.files_folder(dest)
    made = [*_beside(vault, dest, going.where, with_aliases)]
    try:
        with whole_file(dest, replace=False) as sink:
            jsonl.write(sink, map(names.form, going.entries()))
            _copy_attachments(vault, going.hashes, files)
            if going.hashes:
                settle(files)
            if with_aliases:
                write_whole(_people_file(dest), _people(vault), replace=False)
    except BaseException:
        for path in made:
            shutil.rmtree(path, ignore_errors=True)
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return going.report(dest)


def _beside(vault: Vault, dest: Path, where: EntryFilter, with_aliases: bool) -> Iterator[Path]:
    """What an export to a file puts beside it."""
    if vault.entries.count_where(replace(where, has_attachment=True)):
        yield jsonl.files_folder(dest)
    if with_aliases:
        yield _people_file(dest)


def _people_file(dest: Path) -> Path:
    return dest.with_name(f"{dest.stem}-people.jsonl")


def _unfinished(dest: Path) -> Path:
    return dest.with_name(f"{dest.name}.part")


def _to_folder(vault: Vault, dest: Path, going: _Going, with_aliases: bool) -> ExportReport:
    names = _Names(vault)
    part = _unfinished(dest)
    try:
        private_folder(part)
        for entry in going.entries():
            markdown.write(part, entry, *names.of(entry))
        _copy_attachments(vault, going.hashes, part / markdown.FILES)
        if with_aliases:
            write_new(part / "people.jsonl", _people(vault))
        settle(part)
        with worded(dest):
            if dest.exists():
                dest.rmdir()
            part.rename(dest)
            fsync_folder(dest.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return going.report(dest)


def _copy_attachments(vault: Vault, hashes: set[str], folder: Path) -> None:
    for sha256 in sorted(hashes):
        path = private_folder(folder / sha256[:2]) / sha256
        with new_file(path) as file:
            for piece in vault.attachments.read(sha256):
                file.write(piece)


def _people(vault: Vault) -> bytes:
    groups = _Names(vault).groups
    lines = [
        json.dumps(
            {"alias": one.alias, "group": groups.get(one.group_id or ""), "connection": one.connection,
             "promise": one.promise}, ensure_ascii=False,
        )
        for one in vault.people.shown() if isinstance(one, Person)
    ]  # fmt: skip
    return "".join(f"{line}\n" for line in lines).encode()
