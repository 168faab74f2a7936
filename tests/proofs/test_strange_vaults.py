"""A folder that is not, or not quite, the vault it seems to be: named, left as it is, and never made into a new one."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from peerjournal.actions import entries, vaults
from peerjournal.model.errors import NoVault, VaultDamaged, VaultExists
from peerjournal.vault import header as headers
from peerjournal.vault.connection import PAGE
from tests.proofs.soundness import CHEAP, made, prove_sound, save_one, whole_saves
from tests.proofs.texts import PASSPHRASE

DATABASE = "vault.db"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("strange") / "template.peerjournal", holding=3)


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A locked vault of three entries."""
    return Path(shutil.copytree(template, tmp_path / "one.peerjournal"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the lock's and an empty log."""
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "vault.lock"}
    return {name: data for name, data in files.items() if data or not name.endswith("-wal")}


def plain_sqlite(path: Path) -> None:
    """A database of another program."""
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE entry (id TEXT)")


def folder_instead(path: Path) -> None:
    """A folder of the file's name."""
    path.unlink()
    path.mkdir()


def other_vault(path: Path) -> None:
    """The same file out of another vault with the same passphrase."""
    other = made(path.parent.parent / "other.peerjournal", holding=1)
    path.write_bytes((other / path.name).read_bytes())


def other_header(path: Path) -> None:
    """Both copies of another vault's header."""
    other_vault(path)
    (path.parent / headers.SPARE).write_bytes(path.read_bytes())


SPOILT: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "missing database": (DATABASE, Path.unlink, "missing-database"),
    "empty database": (DATABASE, lambda path: path.write_bytes(b""), "database"),
    "short database": (DATABASE, lambda path: os.truncate(path, 1000), "database"),
    "first page only": (DATABASE, lambda path: os.truncate(path, PAGE), "database"),
    "zeros": (DATABASE, lambda path: path.write_bytes(bytes(path.stat().st_size)), "database"),
    "random bytes": (DATABASE, lambda path: path.write_bytes(os.urandom(path.stat().st_size)), "database"),
    "plain SQLite": (DATABASE, plain_sqlite, "database"),
    "a folder in its place": (DATABASE, folder_instead, "database"),
    "another vault's database": (DATABASE, other_vault, "database"),
    "another vault's header": (headers.NAME, other_header, "database"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPOILT)
def test_a_vault_with_a_strange_file_is_named_damaged_and_left_alone(folder: Path, kind: str) -> None:
    name, spoil, part = SPOILT[kind]
    spoil(folder / name)
    before = contents(folder) if kind != "a folder in its place" else {}
    with pytest.raises(VaultDamaged, check=lambda error: error.part == part):
        vaults.unlock(folder, PASSPHRASE)
    with pytest.raises(VaultExists):
        vaults.create(folder, PASSPHRASE, cost=CHEAP)
    if before:
        assert contents(folder) == before


@pytest.mark.parametrize("pages", [1, 2, 5, 20])
def test_a_database_cut_short_loses_nothing_in_silence(folder: Path, pages: int) -> None:
    os.truncate(folder / DATABASE, (folder / DATABASE).stat().st_size - PAGE * pages)
    with contextlib.suppress(VaultDamaged):
        vault = vaults.unlock(folder, PASSPHRASE)
        assert not vaults.check(vault, full=True).ok
        vaults.lock(vault)


def test_a_log_that_no_vault_wrote_is_not_believed(folder: Path) -> None:
    (folder / "vault.db-wal").write_bytes(os.urandom(200_000))
    vault = vaults.unlock(folder, PASSPHRASE)
    assert len(whole_saves(vault)) == 3
    prove_sound(vault)
    vaults.lock(vault)


@pytest.mark.parametrize("kind", ["nothing", "an empty folder", "a file", "other files", "a lock alone"])
def test_where_there_is_no_vault_none_is_made_by_opening(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "none.peerjournal"
    if kind == "a file":
        folder.write_text("not a vault")
    elif kind != "nothing":
        folder.mkdir()
    if kind in {"other files", "a lock alone"}:
        (folder / ("vault.lock" if "lock" in kind else "notes.txt")).write_text("")
    before = sorted(tmp_path.rglob("*"))
    for _ in range(2):
        with pytest.raises(NoVault):
            vaults.unlock(folder, PASSPHRASE)
    assert sorted(tmp_path.rglob("*")) == before


def kinds(vault: vaults.Vault) -> set[str]:
    """What the person is told after opening."""
    return {notice.kind for notice in vaults.notices(vault)}


def visit(folder: Path, passphrase: str = PASSPHRASE) -> set[str]:
    """Opens and closes a vault, and gives what was told."""
    vault = vaults.unlock(folder, passphrase)
    told = kinds(vault)
    vaults.lock(vault)
    return told


def write_on(folder: Path) -> None:
    """Saves one more entry."""
    vault = vaults.unlock(folder, PASSPHRASE)
    save_one(vault)
    vaults.lock(vault)


@pytest.mark.parametrize("what", ["everything", DATABASE])
def test_an_older_copy_put_back_is_told_of_once(folder: Path, tmp_path: Path, what: str) -> None:
    assert "rolled-back" not in visit(folder)
    older = Path(shutil.copytree(folder, tmp_path / "older"))
    write_on(folder)
    assert "rolled-back" not in visit(folder)
    if what == "everything":
        shutil.rmtree(folder)
        shutil.copytree(older, folder)
    else:
        shutil.copy(older / what, folder / what)
    vault = vaults.unlock(folder, PASSPHRASE)
    assert "rolled-back" in kinds(vault)
    assert entries.count(vault) == 3
    vaults.lock(vault)
    assert "rolled-back" not in visit(folder)


def test_an_older_header_put_back_is_told_of(folder: Path, tmp_path: Path) -> None:
    """It would bring back a passphrase that somebody changed because others knew it."""
    older = Path(shutil.copytree(folder, tmp_path / "older"))
    vault = vaults.unlock(folder, PASSPHRASE)
    vaults.change_passphrase(vault, "a new one")
    vaults.lock(vault)
    assert "rolled-back" not in visit(folder, "a new one")
    for name in (headers.NAME, headers.SPARE):
        shutil.copy(older / name, folder / name)
    assert "rolled-back" in visit(folder)


def test_an_older_copy_on_another_computer_opens_without_a_word(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the notice cannot do, so that nobody believes it could."""
    older = Path(shutil.copytree(folder, tmp_path / "older"))
    write_on(folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another computer"))
    assert "rolled-back" not in visit(older)
