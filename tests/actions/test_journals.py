"""Journals as folders: their names, and one that takes the place of another without either being lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from peerjournal.actions import backups, entries, journals, vaults
from peerjournal.model.errors import NoVault, Stopped, VaultInUse
from peerjournal.vault.vault import Vault
from tests.actions.journal import CHEAP


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = vaults.create(tmp_path / "Mine.peerjournal", "a passphrase", cost=CHEAP)
    entries.save(made, entries.new(title="before the backup"))
    yield made
    vaults.lock(made)


def titles(folder: Path, passphrase: str) -> list[str]:
    """The titles in a locked journal."""
    opened = vaults.unlock(folder, passphrase)
    found = [entry.title for _, entry in opened.entries.in_order()]  # type: ignore[union-attr]
    vaults.lock(opened)
    return found


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Evenings", "Evenings.peerjournal"),
        ("  My   own\tjournal ", "My own journal.peerjournal"),
        ("a/b\\c: d?", "a b c d.peerjournal"),
        ("../../etc", "etc.peerjournal"),
        ("日記", "日記.peerjournal"),
        ("Evenings.peerjournal", "Evenings.peerjournal"),
        ("", "Journal.peerjournal"),
        (" . ", "Journal.peerjournal"),
        ("/", "Journal.peerjournal"),
        ("x" * 300, "x" * 80 + ".peerjournal"),
    ],
)
def test_a_name_becomes_a_folder_that_every_system_takes(name: str, folder: str, tmp_path: Path) -> None:
    assert journals.folder_for(name) == vaults.default_folder().parent / folder
    assert journals.folder_for(name, tmp_path / "Mine.peerjournal") == tmp_path / folder


def test_a_free_name_is_found_beside_those_that_are_taken(tmp_path: Path) -> None:
    for expected in ("Mine", "Mine 2", "Mine 3"):
        folder = journals.free_folder("Mine", tmp_path / "Mine.peerjournal")
        assert journals.name_of(folder) == expected
        folder.mkdir()


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("PeerJournal-2026-11-23-Anna-ich.age", "Anna-ich"),
        ("PeerJournal-2026-11-23-Anna-ich-2.age", "Anna-ich"),
        ("backup.age", ""),
    ],
)
def test_a_backups_name_tells_the_journals(file: str, name: str) -> None:
    assert journals.name_in(Path("stick") / file) == name


def test_a_restored_journal_takes_the_place_and_the_other_is_kept(vault: Vault, tmp_path: Path) -> None:
    made = backups.make(vault, tmp_path / "backup.age")
    entries.save(vault, entries.new(title="after it"))
    beside = journals.restore_beside(vault, made.path, "new", cost=CHEAP)
    assert entries.count(vault) == 2
    assert journals.is_journal(beside)
    vaults.lock(vault)
    before = journals.take_place(beside, vault.folder)
    assert not beside.exists()
    assert titles(vault.folder, "new") == ["before the backup"]
    assert titles(before, "a passphrase") == ["before the backup", "after it"]


def test_a_restore_that_is_stopped_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    made = backups.make(vault, tmp_path / "backup.age")

    def stop(done: int, _total: int) -> None:
        if done > 50:
            raise Stopped

    with pytest.raises(Stopped):
        journals.restore_beside(vault, made.path, "new", progress=stop, cost=CHEAP)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["Mine.peerjournal", "backup.age"]


def test_an_open_journal_keeps_its_place(vault: Vault, tmp_path: Path) -> None:
    made = backups.make(vault, tmp_path / "backup.age")
    beside = journals.restore_beside(vault, made.path, "new", cost=CHEAP)
    with pytest.raises(VaultInUse):
        journals.take_place(beside, vault.folder)
    assert titles(beside, "new") == ["before the backup"]


def test_nothing_takes_the_place_that_is_no_journal(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    vaults.lock(vault)
    with pytest.raises(NoVault):
        journals.take_place(tmp_path / "empty", vault.folder)
    assert titles(vault.folder, "a passphrase") == ["before the backup"]
