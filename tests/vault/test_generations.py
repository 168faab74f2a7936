"""A computer that saw a newer state of a vault tells when an older one lies in its place."""

import json
import shutil
from pathlib import Path

import pytest

from peerjournal import places
from peerjournal.actions import vaults
from peerjournal.vault import generations
from peerjournal.vault.vault import Vault
from tests.vaults import PASSPHRASE, mode, opened_again, written


@pytest.fixture(autouse=True)
def fresh_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has been seen yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))


def notices(vault: Vault) -> set[str]:
    return {one.kind for one in vaults.notices(vault)}


def copied(vault: Vault, to: Path) -> Path:
    """A copy of a locked vault's folder."""
    return Path(shutil.copytree(vault.folder, to))


def test_an_older_copy_put_back_is_told_once(vault: Vault, tmp_path: Path) -> None:
    written(vault, "first")
    vaults.lock(vault)
    older = copied(vault, tmp_path / "older")
    again = vaults.unlock(vault.folder, PASSPHRASE)
    assert "rolled-back" not in notices(again)
    written(again, "second")
    vaults.lock(again)
    shutil.rmtree(vault.folder)
    older.rename(vault.folder)
    told = vaults.unlock(vault.folder, PASSPHRASE)
    assert "rolled-back" in notices(told)
    once = opened_again(told)
    assert "rolled-back" not in notices(once)
    vaults.lock(once)


def test_a_newer_state_from_another_computer_is_welcome(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vaults.lock(vault)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    elsewhere = vaults.unlock(vault.folder, PASSPHRASE)
    written(elsewhere, "written elsewhere")
    vaults.lock(elsewhere)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    again = vaults.unlock(vault.folder, PASSPHRASE)
    assert "rolled-back" not in notices(again)
    vaults.lock(again)


def test_what_is_remembered_is_an_id_and_a_number_in_a_private_file(vault: Vault) -> None:
    written(vault, "a canary sentence")
    vaults.lock(vault)
    (path,) = places.state_folder().iterdir()
    assert json.loads(path.read_bytes()) == {vault.header.vault_id: 2}
    assert mode(path) == 0o600
    assert not path.is_relative_to(vault.folder)


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b'{"%s": "x"}', b"[" * 9000])
def test_a_spoiled_memory_keeps_nobody_out(vault: Vault, data: bytes) -> None:
    vaults.lock(vault)
    path = next(places.state_folder().iterdir())
    path.write_bytes(data)
    again = opened_again(vaults.unlock(vault.folder, PASSPHRASE))
    assert "rolled-back" not in notices(again)
    vaults.lock(again)
    assert generations.seen(vault.header.vault_id) == 1


def test_where_nothing_can_be_remembered_the_vault_opens_all_the_same(vault: Vault, tmp_path: Path) -> None:
    vaults.lock(vault)
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "state").write_bytes(b"a file where the folder should be")
    again = vaults.unlock(vault.folder, PASSPHRASE)
    vaults.lock(again)


def test_several_vaults_are_remembered_side_by_side(vault: Vault, other_vault: Vault) -> None:
    for _ in range(3):
        written(other_vault, "more")
    vaults.lock(vault)
    vaults.lock(other_vault)
    assert generations.seen(vault.header.vault_id) == 1
    assert generations.seen(other_vault.header.vault_id) == 4
    generations.remember(other_vault.header.vault_id, 2)
    assert generations.seen(other_vault.header.vault_id) == 4
