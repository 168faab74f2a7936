"""A transaction is all or nothing, one process owns a vault, and what changed is told once."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from peerjournal.actions import attachments, entries, groups, search, tips, trash, vaults
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import NotFound, VaultDamaged, VaultExists, VaultInUse, VaultNewer, WrongPassphrase
from peerjournal.vault.connection import PAGE
from peerjournal.vault.vault import Vault
from tests.vaults import CHEAP, PASSPHRASE, digests, mode, opened_again, sql, whole, written

REPOSITORY = Path(__file__).resolve().parents[2]


class Failed(Exception):
    """Something goes wrong in the middle."""


@contextlib.contextmanager
def failing(vault: Vault, *, bulk: bool = False) -> Iterator[None]:
    """A transaction that ends with an error after its block."""
    failed = False
    try:
        with vault.transaction(bulk=bulk):
            yield
            raise Failed
    except Failed:
        failed = True
    assert failed


@pytest.mark.parametrize("bulk", [False, True])
def test_an_error_undoes_everything_marks_index_history_and_files_included(vault: Vault, bulk: bool) -> None:
    kept = written(vault, "a lantern", tags=("night",))
    vault.take_changes()
    with failing(vault, bulk=bulk):
        entries.save(vault, replace(kept, body="a harbour", tags=("day",)))
        written(vault, "another", tags=("other",), feelings=(Feeling("calm"),))
        attachments.attach_bytes(vault, kept, "a.txt", b"bytes")
        tips.tried(vault, tips.add(vault, "Cold water", situations=("night",)).id, before=5)
        trash.trash(vault, groups.add(vault, "Thursday").id)
        assert search.find(vault, "another").total == 1
    assert entries.get(vault, kept.id) == kept
    assert entries.count(vault) == 1
    assert entries.tags(vault) == [("night", 1)]
    assert not entries.feelings(vault)
    assert not entries.history(vault, kept.id)
    assert not tips.ranked(vault)
    assert not groups.all(vault)
    assert not vault.attachments.all()
    assert [search.find(vault, word).total for word in ("lantern", "harbour", "another", "water")] == [1, 0, 0, 0]
    assert not vault.take_changes()
    assert vaults.check(vault, full=True).ok


def test_after_an_undone_transaction_everything_goes_on(vault: Vault) -> None:
    with failing(vault, bulk=True):
        written(vault, "undone")
    written(vault, "a lantern")
    with vault.transaction(bulk=True):
        written(vault, "two lanterns", days=1)
    assert search.find(vault, "lantern*").total == 2
    assert vaults.check(vault, full=True).ok


def test_a_transaction_within_another_is_part_of_it(vault: Vault) -> None:
    with failing(vault), vault.transaction(), vault.transaction(bulk=True):
        written(vault, "deep inside")
    assert entries.count(vault) == 0
    with vaults.together(vault):
        for number in range(3):
            written(vault, str(number))
    assert entries.count(vault) == 3


def test_what_is_saved_is_in_the_database_file_and_not_in_its_log(vault: Vault) -> None:
    for number in range(3):
        written(vault, f"entry {number}")
        assert (vault.folder / "vault.db-wal").stat().st_size == 0


def test_saving_goes_on_while_a_long_list_is_being_read(vault: Vault) -> None:
    for number in range(5):
        written(vault, str(number), days=number)
    reading = vault.entries.in_order()
    next(reading)
    written(vault, "in between", days=9)
    assert [whole(entry).body for _, entry in reading][:4] == ["1", "2", "3", "4"]
    written(vault, "after", days=10)
    assert (vault.folder / "vault.db-wal").stat().st_size == 0
    again = opened_again(vault)
    assert entries.count(again) == 7
    vaults.lock(again)


def test_what_changed_is_told_once_and_only_when_it_lasts(vault: Vault) -> None:
    vault.take_changes()
    entry = written(vault, "new")
    assert vault.take_changes() == {"entry"}
    assert not vault.take_changes()
    entries.save(vault, entry)
    assert not vault.take_changes(), "saving what is there already changes nothing"
    entries.save(vault, replace(entry, body="changed"))
    tips.add(vault, "a tip")
    assert vault.take_changes() == {"entry", "revision", "tip"}


def test_only_what_changes_something_counts_as_a_generation(vault: Vault) -> None:
    before = vault.state.generation()
    entry = written(vault, "new")
    entries.save(vault, entry)
    entries.page(vault)
    with failing(vault):
        written(vault, "undone")
    assert vault.state.generation() == before + 1


def test_a_vault_has_one_owner_at_a_time_who_is_named(vault: Vault) -> None:
    with pytest.raises(VaultInUse) as caught:
        vaults.unlock(vault.folder, "even with a wrong passphrase")
    assert (caught.value.holder, caught.value.pid) == ("terminal", os.getpid())
    again = opened_again(vault)
    vaults.lock(again)
    vaults.lock(again)


def test_another_process_is_told_who_has_it_and_gets_it_when_that_one_dies(vault: Vault) -> None:
    vaults.lock(vault)
    program = (
        "import sys, time; from pathlib import Path; from peerjournal.actions import vaults;"
        " held = vaults.unlock(Path(sys.argv[1]), sys.argv[2], holder='window');"
        " print('open', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(vault.folder), PASSPHRASE]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with pytest.raises(VaultInUse) as caught:
            vaults.unlock(vault.folder, PASSPHRASE)
        assert (caught.value.holder, caught.value.pid) == ("window", child.pid)
        child.kill()
        child.wait()
        vaults.lock(vaults.unlock(vault.folder, PASSPHRASE))


def test_a_wrong_passphrase_does_not_keep_the_vault(vault: Vault) -> None:
    vaults.lock(vault)
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            vaults.unlock(vault.folder, "wrong")
    vaults.lock(vaults.unlock(vault.folder, PASSPHRASE))


def test_a_new_vault_is_private_whole_and_alone_in_its_folder(vault: Vault) -> None:
    assert mode(vault.folder) == 0o700
    written(vault, "something")
    assert {path.name: mode(path) for path in vault.folder.iterdir()} == dict.fromkeys(
        ("vault.db", "vault.db-wal", "vault.header", "vault.header.bak", "vault.lock", "vault.holder"), 0o600
    )
    vaults.lock(vault)
    assert {path.name for path in vault.folder.iterdir()} <= {
        "vault.db",
        "vault.header",
        "vault.header.bak",
        "vault.lock",
    }


def test_a_vault_is_never_made_over_anything(vault: Vault, tmp_path: Path) -> None:
    vaults.lock(vault)
    before = digests(vault.folder)
    with pytest.raises(VaultExists) as caught:
        vaults.create(vault.folder, "x", cost=CHEAP)
    assert caught.value.is_vault
    assert digests(vault.folder) == before
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"a")
    with pytest.raises(VaultExists) as caught:
        vaults.create(tmp_path / "photos", "x", cost=CHEAP)
    assert not caught.value.is_vault
    (tmp_path / "a file").write_bytes(b"a")
    with pytest.raises(VaultExists):
        vaults.create(tmp_path / "a file", "x", cost=CHEAP)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Journal.peerjournal", "a file", "photos"]


def test_an_empty_folder_becomes_a_vault_and_missing_parents_are_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir(mode=0o755)
    for folder in (tmp_path / "empty", tmp_path / "a" / "b" / "Journal"):
        vaults.lock(vaults.create(folder, "x", cost=CHEAP))
        assert mode(folder) == 0o700


@pytest.mark.parametrize("how", ["missing", "empty", "foreign", "truncated", "swapped"])
def test_a_wrong_database_is_damage_and_no_new_one_is_made(vault: Vault, other_vault: Vault, how: str) -> None:
    vaults.lock(vault)
    vaults.lock(other_vault)
    database = vault.folder / "vault.db"
    data = database.read_bytes()
    database.unlink()
    if how != "missing":
        made = {
            "empty": b"",
            "foreign": b"x" * 8192,
            "truncated": data[:PAGE],
            "swapped": (other_vault.folder / "vault.db").read_bytes(),
        }
        database.write_bytes(made[how])
    before = digests(vault.folder)
    with pytest.raises(VaultDamaged) as caught:
        vaults.unlock(vault.folder, PASSPHRASE)
    assert caught.value.part == ("missing-database" if how == "missing" else "database")
    assert digests(vault.folder) == before


def test_a_database_of_a_newer_version_is_left_alone(vault: Vault) -> None:
    sql(vault, "PRAGMA user_version = 9999")
    with pytest.raises(VaultNewer):
        opened_again(vault)


def test_a_restored_link_to_what_never_was_is_not_found(vault: Vault) -> None:
    with pytest.raises(NotFound):
        written(vault, "x", group_id="0190f5e4-1111-7222-8333-444455556666")
    assert entries.count(vault) == 0
