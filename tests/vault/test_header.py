"""The header is believed only byte for byte; its copy heals it, and what is wrong with it is told apart."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import vaults
from peerjournal.model.errors import HeaderAltered, NoVault, VaultDamaged, VaultNewer, WrongPassphrase
from peerjournal.vault import header as headers
from peerjournal.vault.header import NAME, SPARE, canonical
from peerjournal.vault.vault import Vault
from tests.vaults import PASSPHRASE, mode


@pytest.fixture
def folder(vault: Vault) -> Path:
    """A locked vault's folder."""
    vaults.lock(vault)
    return vault.folder


def kinds(folder: Path) -> set[str]:
    """The notices of an opening."""
    opened = vaults.unlock(folder, PASSPHRASE)
    vaults.lock(opened)
    return {notice.kind for notice in vaults.notices(opened)}


def rewritten(folder: Path, **changes: Any) -> None:
    """Both copies, changed by somebody who can compute the checksum."""
    fields = json.loads((folder / NAME).read_bytes())
    del fields["checksum"]
    fields.update(changes)
    data = canonical({**fields, "checksum": hashlib.sha256(canonical(fields)).hexdigest()})
    for name in (NAME, SPARE):
        (folder / name).write_bytes(data)


def test_both_copies_are_the_same_private_and_in_canonical_form(folder: Path) -> None:
    data = (folder / NAME).read_bytes()
    assert (folder / SPARE).read_bytes() == data
    assert canonical(json.loads(data)) == data
    assert len(data) <= headers.LARGEST
    assert mode(folder / NAME) == mode(folder / SPARE) == 0o600


def test_the_header_says_nothing_of_the_person(folder: Path) -> None:
    fields = json.loads((folder / NAME).read_bytes())
    assert fields.keys() == {
        "magic", "format", "min_reader", "vault_id", "generation", "cipher", "slots", "mac", "checksum",
    }  # fmt: skip


@pytest.mark.parametrize("name", [NAME, SPARE])
@pytest.mark.parametrize("how", ["gone", "empty", "truncated", "flipped", "spaced"])
def test_one_damaged_copy_is_healed_from_the_other_and_the_person_hears_it(folder: Path, name: str, how: str) -> None:
    path = folder / name
    data = path.read_bytes()
    if how == "gone":
        path.unlink()
    else:
        flipped = data[:200] + bytes([data[200] ^ 1]) + data[201:]
        path.write_bytes({"empty": b"", "truncated": data[:-1], "flipped": flipped, "spaced": data + b" "}[how])
    assert "header-healed" in kinds(folder)
    assert path.read_bytes() == data
    assert "header-healed" not in kinds(folder)


def test_a_copy_that_is_older_is_brought_up_to_date(folder: Path) -> None:
    old = (folder / SPARE).read_bytes()
    vault = vaults.unlock(folder, PASSPHRASE)
    vaults.change_passphrase(vault, PASSPHRASE)
    vaults.lock(vault)
    (folder / SPARE).write_bytes(old)
    assert "header-healed" in kinds(folder)
    assert (folder / SPARE).read_bytes() == (folder / NAME).read_bytes() != old


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"null", b"[1]", b"[" * 20_000, b'{"checksum":1}', b"\xff\xfe", b" " * 20_000]
)
def test_two_damaged_copies_are_damage_never_a_wrong_passphrase_nor_a_new_vault(folder: Path, data: bytes) -> None:
    for name in (NAME, SPARE):
        (folder / name).write_bytes(data)
    with pytest.raises(VaultDamaged) as caught:
        vaults.unlock(folder, PASSPHRASE)
    assert caught.value.part == "header"
    assert sorted(path.name for path in folder.iterdir()) == sorted(["vault.db", NAME, SPARE, "vault.lock"])


def test_a_database_without_any_header_is_a_damaged_vault(folder: Path) -> None:
    (folder / NAME).unlink()
    (folder / SPARE).unlink()
    with pytest.raises(VaultDamaged):
        vaults.unlock(folder, PASSPHRASE)


def test_an_empty_folder_or_none_is_no_vault_and_stays_so(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path):
        with pytest.raises(NoVault):
            vaults.unlock(folder, PASSPHRASE)
    assert not list(tmp_path.iterdir())


def test_a_newer_header_is_told_apart_from_a_damaged_one(folder: Path) -> None:
    rewritten(folder, min_reader=2)
    with pytest.raises(VaultNewer):
        vaults.unlock(folder, PASSPHRASE)


@pytest.mark.parametrize(
    "changes",
    [{"magic": "Another vault"}, {"min_reader": "1"}, {"slots": 7}, {"vault_id": 5}, {"extra": 1}, {"generation": "x"}],
)
def test_a_header_of_another_shape_is_not_believed(folder: Path, changes: dict[str, Any]) -> None:
    rewritten(folder, **changes)
    with pytest.raises((VaultDamaged, VaultNewer)):
        vaults.unlock(folder, PASSPHRASE)


def test_a_header_altered_by_somebody_without_the_key_is_refused(folder: Path) -> None:
    rewritten(folder, generation=99)
    with pytest.raises(HeaderAltered):
        vaults.unlock(folder, PASSPHRASE)


def test_a_slot_of_another_vault_opens_nothing(folder: Path, other_vault: Vault) -> None:
    vaults.lock(other_vault)
    foreign = json.loads((other_vault.folder / NAME).read_bytes())["slots"]
    rewritten(folder, slots=foreign)
    with pytest.raises(WrongPassphrase):
        vaults.unlock(folder, PASSPHRASE)


@pytest.mark.parametrize(
    "kdf",
    [
        {"memory_kib": 1 << 30}, {"memory_kib": "8192"}, {"iterations": 0}, {"iterations": 1 << 40}, {"lanes": 99},
        {"lanes": True}, {"salt": 1}, {"salt": base64.b64encode(b"x").decode()}, {"salt": "not base64!"},
    ],
)  # fmt: skip
def test_hostile_costs_are_damage_before_any_work_is_done(folder: Path, kdf: dict[str, Any]) -> None:
    slots = json.loads((folder / NAME).read_bytes())["slots"]
    for slot in slots:
        if slot["kind"] == "passphrase":
            slot["kdf"].update(kdf)
    rewritten(folder, slots=slots)
    with pytest.raises(VaultDamaged):
        vaults.unlock(folder, PASSPHRASE)
