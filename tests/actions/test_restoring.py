"""A journal made out of a backup is the same journal, and whatever was in its place is kept."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from peerjournal.actions import backups, recovery, vaults
from peerjournal.crypto import Identity
from peerjournal.model.errors import (
    BackupDamaged,
    BackupKeyWrong,
    DiskFull,
    EmptyPassphrase,
    FileMissing,
    Stopped,
    StorageFailed,
    VaultExists,
    VaultInUse,
    WorldError,
    WrongPassphrase,
)
from peerjournal.vault.vault import Vault
from tests.actions.journal import CHEAP, PASSPHRASE, filled, held, held_in
from tests.backup.journals import Journal, tar_of
from tests.corpus import build
from tests.disks import largest_file, small_disk
from tests.samples import EMPTY, numbered

NEW = "a new passphrase"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = filled(tmp_path / "Diary.peerjournal")
    yield made
    vaults.lock(made)


@pytest.fixture
def backup(vault: Vault, tmp_path: Path) -> Path:
    """A backup of everything."""
    return backups.make(vault, tmp_path / "mine.age").path


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(one.name for one in folder.iterdir())


def test_everything_comes_back_in_a_new_folder(vault: Vault, backup: Path, tmp_path: Path) -> None:
    build(vault, 300)
    path = backups.make(vault, tmp_path / "more.age").path
    into = tmp_path / "a" / "b" / "Restored.peerjournal"
    report = backups.restore(path, into, NEW, vault=vault, cost=CHEAP)
    assert (report.folder, report.previous) == (into, None)
    assert report.counts == backups.verify(path, vault=vault).counts
    assert held_in(into, NEW) == held(vault)
    assert names(into.parent) == [into.name]
    assert backups.make(vaults.unlock(into, NEW), tmp_path / "again.age").counts == report.counts


def test_the_order_of_what_was_written_in_one_moment_is_kept(vault: Vault, tmp_path: Path) -> None:
    same = [replace(EMPTY, id=numbered(99 - place)) for place in range(20)]
    with vault.transaction(bulk=True):
        vault.entries.write_new(same)
    path = backups.make(vault, tmp_path / "more.age").path
    backups.restore(path, tmp_path / "new", NEW, vault=vault, cost=CHEAP)
    restored = vaults.unlock(tmp_path / "new", NEW)
    assert [one for _, one in restored.entries.in_order(trash=True)] == [
        one for _, one in vault.entries.in_order(trash=True)
    ]
    vaults.lock(restored)


def test_a_restored_journal_is_another_vault_with_its_own_passphrase_and_the_same_recovery_key(
    vault: Vault, backup: Path, tmp_path: Path
) -> None:
    key = recovery.key(vault).text
    into = backups.restore(backup, tmp_path / "new", NEW, identity=key, cost=CHEAP).folder
    with pytest.raises(WrongPassphrase):
        vaults.unlock(into, PASSPHRASE)
    restored = vaults.unlock_with_recovery(into, key)
    assert recovery.key(restored).text == key
    assert restored.header.vault_id != vault.header.vault_id
    assert {notice.kind for notice in vaults.notices(restored)} == set()
    vaults.lock(restored)


def test_whether_the_person_has_the_kit_is_not_forgotten(vault: Vault, backup: Path, tmp_path: Path) -> None:
    backups.restore(backup, tmp_path / "new", NEW, vault=vault, cost=CHEAP)
    restored = vaults.unlock(tmp_path / "new", NEW)
    assert {notice.kind for notice in vaults.notices(restored)} == {"kit-missing"}
    vaults.lock(restored)


def test_out_of_a_backup_with_a_passphrase_comes_a_new_recovery_key(vault: Vault, tmp_path: Path) -> None:
    path = backups.make(vault, tmp_path / "own.age", passphrase="its own", work_factor=4).path
    backups.restore(path, tmp_path / "new", NEW, passphrase="its own", cost=CHEAP)
    restored = vaults.unlock(tmp_path / "new", NEW)
    assert recovery.key(restored).text != recovery.key(vault).text
    assert {notice.kind for notice in vaults.notices(restored)} == {"kit-missing"}
    assert held(restored) == held(vault)
    vaults.lock(restored)


def test_the_journal_that_was_there_is_kept_beside_and_so_is_the_next(
    vault: Vault, backup: Path, tmp_path: Path
) -> None:
    key, whole = recovery.key(vault).text, held(vault)
    vaults.lock(vault)
    into = vault.folder
    first = backups.restore(backup, into, NEW, identity=key, cost=CHEAP)
    second = backups.restore(backup, into, "third", identity=key, cost=CHEAP)
    assert first.previous == into.with_name("Diary.peerjournal-before-restore")
    assert second.previous == into.with_name("Diary.peerjournal-before-restore-2")
    for folder, passphrase in ((first.previous, PASSPHRASE), (second.previous, NEW), (into, "third")):
        assert held_in(folder, passphrase) == whole
    assert names(tmp_path) == sorted([into.name, first.previous.name, second.previous.name, backup.name])


@pytest.mark.parametrize("gone", ["vault.db", "vault.header", "vault.header.bak"])
def test_a_journal_that_is_past_opening_is_replaced_and_kept_too(
    gone: str, vault: Vault, backup: Path, tmp_path: Path
) -> None:
    key, whole = recovery.key(vault).text, held(vault)
    vaults.lock(vault)
    (vault.folder / gone).unlink()
    left = {path.name: path.read_bytes() for path in vault.folder.iterdir()}
    report = backups.restore(backup, vault.folder, NEW, identity=key, cost=CHEAP)
    assert report.previous is not None
    assert held_in(vault.folder, NEW) == whole
    assert {name: (report.previous / name).read_bytes() for name in left} == left


def test_a_folder_through_a_link_is_replaced_where_it_really_lies(vault: Vault, backup: Path, tmp_path: Path) -> None:
    key, whole = recovery.key(vault).text, held(vault)
    vaults.lock(vault)
    (tmp_path / "link").symlink_to(vault.folder)
    report = backups.restore(backup, tmp_path / "link", NEW, identity=key, cost=CHEAP)
    assert (report.folder, (tmp_path / "link").is_symlink()) == (vault.folder, True)
    assert held_in(tmp_path / "link", NEW) == whole


def test_an_empty_folder_will_do_and_one_with_other_things_will_not(vault: Vault, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    backups.restore(backup, tmp_path / "empty", NEW, vault=vault, cost=CHEAP)
    assert held_in(tmp_path / "empty", NEW) == held(vault)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").touch()
    for taken in (tmp_path / "photos", backup):
        with pytest.raises(VaultExists) as refused:
            backups.restore(backup, taken, NEW, vault=vault, cost=CHEAP)
        assert not refused.value.is_vault
    assert names(tmp_path / "photos") == ["cat.jpg"]


def test_a_journal_in_use_is_left_alone(vault: Vault, backup: Path, tmp_path: Path) -> None:
    before = names(tmp_path)
    with pytest.raises(VaultInUse):
        backups.restore(backup, vault.folder, NEW, vault=vault, cost=CHEAP)
    assert names(tmp_path) == before
    assert held(vault) == {**held(vault)}


def test_what_is_refused_changes_nothing(vault: Vault, backup: Path, tmp_path: Path) -> None:
    key = recovery.key(vault).text
    vaults.lock(vault)
    into = vault.folder
    before = {path.name: path.read_bytes() for path in into.iterdir()}
    damaged = tmp_path / "damaged.age"
    damaged.write_bytes(backup.read_bytes()[:-100])
    refusals: list[tuple[type[WorldError], Path, str, str]] = [
        (BackupDamaged, damaged, NEW, key),
        (BackupKeyWrong, backup, NEW, Identity.generate().text()),
        (EmptyPassphrase, backup, "", key),
        (FileMissing, tmp_path / "none.age", NEW, key),
    ]
    for error, path, passphrase, identity in refusals:
        with pytest.raises(error):
            backups.restore(path, into, passphrase, identity=identity, cost=CHEAP)
    assert {path.name: path.read_bytes() for path in into.iterdir()} == before
    assert names(tmp_path) == sorted([into.name, backup.name, damaged.name])


def test_stopping_at_any_point_leaves_everything_as_it_was(vault: Vault, backup: Path, tmp_path: Path) -> None:
    key, whole = recovery.key(vault).text, held(vault)
    vaults.lock(vault)
    points: list[int] = []
    before = names(tmp_path)
    backups.restore(backup, tmp_path / "new", NEW, identity=key, cost=CHEAP, progress=lambda n, _: points.append(n))
    shutil.rmtree(tmp_path / "new")
    assert points == sorted(points)
    for stop_at in range(len(points)):
        left = iter(range(stop_at))

        def stop(_done: int, _total: int, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Stopped

        with pytest.raises(Stopped):
            backups.restore(backup, vault.folder, NEW, identity=key, cost=CHEAP, progress=stop)
        assert names(tmp_path) == before
    assert held_in(vault.folder) == whole


def test_a_full_disk_leaves_everything_as_it_was(vault: Vault, backup: Path, tmp_path: Path) -> None:
    key, whole = recovery.key(vault).text, held(vault)
    vaults.lock(vault)
    before = names(tmp_path)
    for most in (100, 4096, 150_000, 400_000, 1_000_000):
        with largest_file(most), pytest.raises((DiskFull, StorageFailed)):
            backups.restore(backup, vault.folder, NEW, identity=key, cost=CHEAP)
        assert names(tmp_path) == before, most
    assert held_in(vault.folder) == whole


@pytest.mark.parametrize("kib", [1300, 1600, 2000, 2500])
def test_a_disk_that_fills_up_is_left_empty(kib: int, vault: Vault, backup: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    with small_disk(small, kib):
        with pytest.raises(DiskFull):
            backups.restore(backup, small / "new", NEW, vault=vault, cost=CHEAP)
        assert names(small) == []


def test_what_a_restore_that_was_cut_short_left_is_cleared_away_if_it_is_that(
    vault: Vault, backup: Path, tmp_path: Path
) -> None:
    left = tmp_path / "new.restoring"
    left.mkdir()
    (left / "vault.db").touch()
    (left / "notes.txt").touch()
    with pytest.raises(VaultExists):
        backups.restore(backup, tmp_path / "new", NEW, vault=vault, cost=CHEAP)
    (left / "notes.txt").unlink()
    backups.restore(backup, tmp_path / "new", NEW, vault=vault, cost=CHEAP)
    assert not left.exists()
    in_use = filled(tmp_path / "other.restoring")
    with pytest.raises(VaultInUse):
        backups.restore(backup, tmp_path / "other", NEW, vault=vault, cost=CHEAP)
    assert held(in_use) == held(vault)
    vaults.lock(in_use)


def test_files_and_folders_are_for_this_person_only(vault: Vault, backup: Path, tmp_path: Path) -> None:
    into = backups.restore(backup, tmp_path / "new", NEW, vault=vault, cost=CHEAP).folder
    assert into.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in into.iterdir()} == {0o600}


def test_the_archive_inside_is_the_same_bytes_before_and_after(vault: Vault, backup: Path, tmp_path: Path) -> None:
    backups.restore(backup, tmp_path / "new", NEW, vault=vault, cost=CHEAP)
    restored = vaults.unlock(tmp_path / "new", NEW)
    again = backups._Held(restored)
    assert tar_of(again) == tar_of(backups._Held(vault)) == tar_of(Journal())
    vaults.lock(restored)
