"""A backup holds everything the journal does, opens with age and tar alone, and is refused when it is not whole."""

import itertools
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from peerjournal.actions import backups, drafts, entries, recovery, trash, vaults
from peerjournal.crypto import Identity
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry
from peerjournal.model.errors import (
    BackupDamaged,
    BackupKeyWrong,
    BackupNotProven,
    DamageFound,
    DiskFull,
    EmptyPassphrase,
    FileExists,
    FileMissing,
    RecoveryKeyUnreadable,
    Stopped,
)
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.model.records import from_line
from peerjournal.vault.vault import Vault
from tests.actions.journal import CHEAP, filled, held, held_in
from tests.corpus import build
from tests.disks import small_disk
from tests.samples import ALL, CONTENTS, ENTRY, numbered


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = filled(tmp_path / "Anna & ich.peerjournal")
    yield made
    vaults.lock(made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(one.name for one in folder.iterdir())


def test_it_is_named_after_the_day_and_the_journal_and_a_second_one_does_not_cover_it(
    vault: Vault, folder: Path
) -> None:
    first, second = backups.make(vault, folder), backups.make(vault, folder)
    name = f"PeerJournal-{now().date()}-Anna-ich"
    assert names(folder) == [f"{name}-2.age", f"{name}.age"]
    assert (first.path, second.path) == (folder / f"{name}.age", folder / f"{name}-2.age")
    assert first.counts == second.counts == {noun: len(values) for noun, values in ALL.items()} | {"attachment": 2}
    assert first.entries == 3


def test_the_recovery_key_opens_it_in_every_form_and_so_does_the_vault(vault: Vault, folder: Path) -> None:
    report = backups.make(vault, folder / "mine.age")
    key = recovery.key(vault)
    assert backups.verify(report.path, vault=vault) == report
    assert backups.verify(report.path, identity=key.text) == report
    assert backups.verify(report.path, identity=" ".join(key.words)) == report


def test_a_passphrase_of_its_own_opens_it_in_any_unicode_form(vault: Vault, folder: Path) -> None:
    report = backups.make(vault, folder, passphrase="Caf\u00e9", work_factor=4)
    assert backups.verify(report.path, passphrase="Cafe\u0301") == report
    with pytest.raises(BackupKeyWrong):
        backups.verify(report.path, passphrase="Cafe")
    with pytest.raises(BackupKeyWrong):
        backups.verify(report.path, vault=vault)


def test_an_older_recovery_key_still_opens_an_older_backup(vault: Vault, folder: Path) -> None:
    old = recovery.key(vault).text
    report = backups.make(vault, folder)
    recovery.new_key(vault)
    with pytest.raises(BackupKeyWrong):
        backups.verify(report.path, vault=vault)
    assert backups.verify(report.path, identity=old, vault=vault) == report


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
def test_age_and_tar_show_the_same_entries_without_the_program(vault: Vault, folder: Path) -> None:
    build(vault, 200)
    report = backups.make(vault, folder)
    (folder / "key.txt").write_text(recovery.key(vault).text + "\n")
    (folder / "out").mkdir()
    command = f"age -d -i key.txt '{report.path.name}' | tar x -C out"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, check=True)
    assert done.stderr == b""
    lines = (folder / "out/records/entry.jsonl").read_bytes().splitlines()
    found = [from_line("entry", line) for line in lines]
    assert found == [entry for _, entry in vault.entries.in_order(trash=True)]
    texts = {path.stem[-36:]: path.read_text() for path in (folder / "out/entries").rglob("*.md")}
    shown = {entry.id: entry.body for entry in found if entry.trashed_at is None}
    assert texts.keys() == shown.keys()
    assert len(texts) == 202
    assert all(body in texts[id] for id, body in shown.items())
    for sha256, data in CONTENTS.items():
        assert (folder / f"out/attachments/{sha256[:2]}/{sha256}").read_bytes() == data
    assert json.loads((folder / "out/manifest.json").read_text())["counts"] == report.counts


def test_the_trash_and_earlier_versions_are_in_it(vault: Vault, folder: Path) -> None:
    entry = entries.save(vault, entries.new(title="first"))
    changed = entries.save(vault, Entry(entry.id, entry.at, title="second"))
    report = backups.make(vault, folder)
    assert report.counts["entry"] == 4
    assert report.counts["revision"] == 2
    assert entries.get(vault, changed.id).title == "second"


def damage(vault: Vault, statement: str, *parameters: str) -> None:
    """Changes rows as a failing disk would: past the program, leaving their checksums as they were."""
    vault._connection.execute(statement, parameters)


def test_a_damaged_row_stops_it_and_is_named(vault: Vault, folder: Path) -> None:
    damage(vault, "UPDATE entry SET body = 'other words' WHERE id = ?", ENTRY.id)
    damage(vault, "UPDATE tip SET how = ''")
    with pytest.raises(DamageFound) as found:
        backups.make(vault, folder)
    assert found.value.rows == (("tip", numbered(21)), ("entry", ENTRY.id))
    assert names(folder) == []


def test_a_damaged_attachment_stops_it_and_is_named(vault: Vault, folder: Path) -> None:
    sha256 = ENTRY.attachments[0].sha256
    damage(vault, "UPDATE chunk SET data = zeroblob(length(data)) WHERE blob = ? AND number = 1", sha256)
    with pytest.raises(DamageFound) as found:
        backups.make(vault, folder)
    assert found.value.rows == (("attachment", sha256),)
    damage(vault, "DELETE FROM blob")
    with pytest.raises(DamageFound) as found:
        backups.make(vault, folder)
    assert found.value.rows == tuple(("attachment", one) for one in sorted(CONTENTS))
    assert names(folder) == []


def test_what_cannot_be_done_leaves_nothing(vault: Vault, folder: Path) -> None:
    (folder / "mine.age").write_bytes(b"precious")
    with pytest.raises(FileExists):
        backups.make(vault, folder / "mine.age")
    with pytest.raises(FileMissing):
        backups.make(vault, folder / "unplugged" / "backups")
    with pytest.raises(EmptyPassphrase):
        backups.make(vault, folder, passphrase="")

    def stop(done: int, total: int) -> None:
        if done > 10:
            raise Stopped

    with pytest.raises(Stopped):
        backups.make(vault, folder, progress=stop)
    assert names(folder) == ["mine.age"]
    assert (folder / "mine.age").read_bytes() == b"precious"


def test_what_is_no_key_is_told_from_the_wrong_key(vault: Vault, folder: Path) -> None:
    report = backups.make(vault, folder)
    with pytest.raises(RecoveryKeyUnreadable):
        backups.verify(report.path, identity="AGE-SECRET-KEY-1QQQ")
    with pytest.raises(BackupKeyWrong):
        backups.verify(report.path, identity=Identity.generate().text())
    with pytest.raises(EmptyPassphrase):
        backups.verify(report.path, passphrase="")
    with pytest.raises(FileMissing):
        backups.verify(folder / "none.age", vault=vault)
    (folder / "x.age").write_bytes(report.path.read_bytes()[:-1])
    with pytest.raises(BackupDamaged):
        backups.verify(folder / "x.age", vault=vault)


def test_progress_is_in_hundredths_and_ends_with_all(vault: Vault, folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    backups.make(vault, folder, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (100, 100)


@pytest.mark.parametrize("kib", [64, 256, 1024, 1240])
def test_a_full_disk_leaves_no_file_and_no_false_word(kib: int, vault: Vault, folder: Path) -> None:
    with small_disk(folder, kib):
        with pytest.raises(DiskFull):
            backups.make(vault, folder)
        assert names(folder) == []
    assert backups.make(vault, folder).path.is_file()


def meanwhile(vault: Vault, change: Callable[[int], object]) -> Callable[[int, int], None]:
    """A progress that does something to the vault whenever it is told something, as the window does."""
    told = itertools.count()

    def share(_done: int, _total: int) -> None:
        change(next(told))

    return share


def test_what_is_saved_meanwhile_is_in_it_and_nothing_is_left_out_or_twice(vault: Vault, folder: Path) -> None:
    build(vault, 2000)
    first = next(entry for _, entry in vault.entries.in_order())
    later = datetime(2090, 1, 1, tzinfo=UTC)
    assert isinstance(first, Entry)

    def move_once(told: int) -> None:  # from what was read already to what is read later
        if told == 3:
            entries.save(vault, replace(first, at=later, title="moved"))
            entries.save(vault, entries.new(title="new", group_id=None))

    report = backups.make(vault, folder, progress=meanwhile(vault, move_once))
    assert report.entries == 2004
    restored = backups.restore(report.path, folder / "new", "x", vault=vault, cost=CHEAP).folder
    assert held_in(restored, "x") == held(vault)


def test_somebody_who_saves_all_the_time_cannot_keep_it_from_being_made(vault: Vault, folder: Path) -> None:
    build(vault, 1000)
    report = backups.make(vault, folder, progress=meanwhile(vault, lambda _: entries.save(vault, entries.new())))
    assert report.entries > 1003
    assert backups.verify(report.path, vault=vault) == report


def test_drafts_kept_meanwhile_do_not_make_it_begin_again(vault: Vault, folder: Path) -> None:
    build(vault, 1000)
    told: list[int] = []

    def type_on(number: int) -> None:
        told.append(number)
        drafts.keep(vault, Draft(numbered(77), "entry", None, {"body": "x" * number}, 0))

    backups.make(vault, folder / "a.age", progress=lambda *_: told.append(0))
    quiet = len(told)
    told.clear()
    backups.make(vault, folder / "b.age", progress=meanwhile(vault, type_on))
    assert len(told) <= quiet + 2


def test_emptying_the_trash_meanwhile_is_no_damage(vault: Vault, folder: Path) -> None:
    vault.entries.put(replace(ENTRY, trashed_at=ENTRY.at))
    vault.revisions.forget(ENTRY.id)

    def empty_when_rows_are_read(told: int) -> None:
        if told == 1:  # the first piece of a file is on its way
            trash.empty_trash(vault)

    report = backups.make(vault, folder, progress=meanwhile(vault, empty_when_rows_are_read))
    assert (report.entries, report.counts["attachment"]) == (1, 0)


def test_an_entry_that_could_not_be_restored_stops_a_backup(vault: Vault, tmp_path: Path) -> None:
    odd = Entry(new_id(), now(), scales={"hope": 1000}, created_at=now(), updated_at=now())
    with vault.transaction():
        vault.entries.write(odd)
    with pytest.raises(BackupNotProven):
        backups.make(vault, tmp_path / "a.age")
    assert not (tmp_path / "a.age").exists()
