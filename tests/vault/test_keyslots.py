"""A passphrase opens the vault from any keyboard, its successor replaces it, and nothing else opens it."""

import json
import unicodedata
from pathlib import Path

import pytest

from peerjournal.actions import entries, vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.model.errors import EmptyPassphrase, HeaderAltered, WrongPassphrase
from peerjournal.vault.header import NAME, SPARE
from peerjournal.vault.keyslots import passphrase_bytes, passphrase_cost, replaced
from peerjournal.vault.vault import Vault
from tests.vaults import CHEAP, PASSPHRASE, digests, written


def opens(folder: Path, passphrase: str) -> bool:
    try:
        vaults.lock(vaults.unlock(folder, passphrase))
    except WrongPassphrase:
        return False
    return True


@pytest.mark.parametrize(
    "passphrase", ["Zo\u00eb am Fl\u00fcsschen", "\ud55c\uad6d", "\u212bngstr\u00f6m", "naïve", "日記 "]
)
def test_a_passphrase_opens_the_vault_however_its_accents_are_typed(tmp_path: Path, passphrase: str) -> None:
    folder = tmp_path / "Journal"
    vaults.lock(vaults.create(folder, passphrase, cost=CHEAP))
    assert opens(folder, unicodedata.normalize("NFD", passphrase))
    assert opens(folder, unicodedata.normalize("NFC", passphrase))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("lantern", "Lantern"),
        ("lantern", "lantern "),
        ("lantern", "lantern\n"),
        ("ﬁre", "fire"),
        ("a", "aa"),
        ("é", "e"),
    ],
)
def test_anything_else_is_the_wrong_passphrase_and_changes_nothing(tmp_path: Path, right: str, wrong: str) -> None:
    folder = tmp_path / "Journal"
    vaults.lock(vaults.create(folder, right, cost=CHEAP))
    before = digests(folder)
    assert not opens(folder, wrong)
    assert digests(folder) == before


@pytest.mark.parametrize("passphrase", ["x", " ", "\x00", "long " * 5_000, "bytes no keyboard has \udcff", "🔑"])
def test_any_passphrase_but_an_empty_one_will_do(tmp_path: Path, passphrase: str) -> None:
    folder = tmp_path / "Journal"
    vaults.lock(vaults.create(folder, passphrase, cost=CHEAP))
    assert opens(folder, passphrase)


def test_an_empty_passphrase_makes_no_vault_and_changes_none(tmp_path: Path, vault: Vault) -> None:
    before = digests(vault.folder)
    with pytest.raises(EmptyPassphrase):
        vaults.create(tmp_path / "new", "", cost=CHEAP)
    with pytest.raises(EmptyPassphrase):
        vaults.change_passphrase(vault, "")
    assert not (tmp_path / "new").exists()
    assert digests(vault.folder) == before


def test_a_new_passphrase_opens_and_the_old_one_does_not(vault: Vault) -> None:
    entry = written(vault, "still here")
    vaults.change_passphrase(vault, "another lantern")
    written(vault, "the vault stays open meanwhile")
    vaults.lock(vault)
    assert not opens(vault.folder, PASSPHRASE)
    again = vaults.unlock(vault.folder, "another lantern")
    assert entries.get(again, entry.id) == entry
    assert {one.kind for one in vaults.notices(again)} <= {"kit-missing"}
    vaults.lock(again)


def test_a_change_keeps_the_cost_of_a_guess_and_takes_a_new_salt(vault: Vault) -> None:
    before = json.loads((vault.folder / NAME).read_bytes())["slots"]
    vaults.change_passphrase(vault, PASSPHRASE)
    after = json.loads((vault.folder / NAME).read_bytes())["slots"]
    assert passphrase_cost(vault.header) == CHEAP
    (old,) = (slot for slot in before if slot["kind"] == "passphrase")
    (new,) = (slot for slot in after if slot["kind"] == "passphrase")
    assert old["kdf"]["salt"] != new["kdf"]["salt"]
    assert [slot for slot in before if slot["kind"] == "recovery"] == [
        slot for slot in after if slot["kind"] == "recovery"
    ]


def test_the_cost_can_be_raised_with_the_passphrase(vault: Vault) -> None:
    vault.change_passphrase(PASSPHRASE, Argon2Cost(16384, 2, 1))
    vaults.lock(vault)
    again = vaults.unlock(vault.folder, PASSPHRASE)
    assert passphrase_cost(again.header) == Argon2Cost(16384, 2, 1)
    vaults.lock(again)


def test_an_old_header_put_back_opens_with_the_old_passphrase_and_is_told(vault: Vault) -> None:
    old = (vault.folder / NAME).read_bytes()
    vaults.change_passphrase(vault, "another lantern")
    vaults.lock(vault)
    for name in (NAME, SPARE):
        (vault.folder / name).write_bytes(old)
    again = vaults.unlock(vault.folder, PASSPHRASE)
    assert "rolled-back" in {one.kind for one in vaults.notices(again)}
    vaults.lock(again)


def test_the_parameters_of_a_slot_cannot_be_changed_under_it(vault: Vault) -> None:
    vaults.lock(vault)
    header = vault.header
    (slot,) = (slot for slot in header.slots if slot["kind"] == "passphrase")
    cheaper = {**slot, "kdf": {**slot["kdf"], "iterations": 2}}
    data = header._replace(slots=replaced(header.slots, cheaper)).to_bytes()
    for name in (NAME, SPARE):
        (vault.folder / name).write_bytes(data)
    with pytest.raises((WrongPassphrase, HeaderAltered)):
        vaults.unlock(vault.folder, PASSPHRASE)


def test_a_passphrase_is_one_form_in_bytes() -> None:
    assert passphrase_bytes("cafe\u0301") == passphrase_bytes("café") == "café".encode()
