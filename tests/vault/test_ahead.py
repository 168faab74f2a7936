"""A vault's key can be begun by its folder and passphrase alone, and opens it; nothing that is begun is believed."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from peerjournal.crypto.argon import Begun
from peerjournal.crypto.kdf import Argon2Cost
from peerjournal.model.errors import VaultDamaged, WrongPassphrase
from peerjournal.vault import ahead, header, keyslots
from peerjournal.vault.header import NAME, Header

MASTER = bytes(range(32))


def written(folder: Path, passphrase: str, cost: Argon2Cost | None = None) -> Header:
    """A header with both kinds of slots, in its place."""
    cost = cost or Argon2Cost(8192, 1, 1)
    slots = (
        keyslots.recovery_slot("an id", MASTER, bytes([9]) + bytes(31)),
        keyslots.passphrase_slot("an id", MASTER, passphrase, cost),
    )
    found = Header("an id", 1, slots).sealed(MASTER)
    header.write(folder, found)
    return found


def given(begun: Begun, passphrase: bytes, found: Header) -> bool:
    """Whether it still gives the key of a header's passphrase."""
    kdf = found.slots[1]["kdf"]
    salt = base64.b64decode(kdf["salt"])
    return begun.take((passphrase, salt, kdf["memory_kib"], kdf["iterations"], kdf["lanes"])) is not None


@pytest.mark.parametrize("passphrase", ["correct horse", "cafe\u0301", "caf\u00e9", "鳥\udcff", " "])
def test_what_was_begun_opens_the_vault(tmp_path: Path, passphrase: str) -> None:
    found = written(tmp_path, passphrase, Argon2Cost(9000, 2, 3))
    secret = keyslots.passphrase_bytes(passphrase)
    begun, again = ahead.begin(str(tmp_path), passphrase), ahead.begin(str(tmp_path), passphrase)
    assert begun is not None
    assert again is not None
    assert given(again, secret, found), "it is the key that the header asks for"
    assert keyslots.open_with_passphrase(found, passphrase, begun) == MASTER
    assert not given(begun, secret, found), "it was taken to open the vault"


def test_what_was_begun_with_another_passphrase_opens_nothing_and_hinders_nothing(tmp_path: Path) -> None:
    found = written(tmp_path, "right")
    begun = ahead.begin(str(tmp_path), "wrong")
    assert keyslots.open_with_passphrase(found, "right", begun) == MASTER
    with pytest.raises(WrongPassphrase):
        keyslots.open_with_passphrase(found, "wrong", begun)


def test_a_cost_that_nobody_writes_is_not_begun_on(tmp_path: Path) -> None:
    written(tmp_path, "right")
    path = tmp_path / NAME
    whole = path.read_bytes()
    for hostile in (b'"memory_kib":9999999999', b'"memory_kib":-1', b'"memory_kib":1e4', b'"memory_kib":"8192"'):
        path.write_bytes(whole.replace(b'"memory_kib":8192', hostile))
        assert ahead.begin(str(tmp_path), "right") is None
        with pytest.raises(VaultDamaged):
            header.read_bytes(path.read_bytes(), tmp_path)


@pytest.mark.parametrize(
    "damage",
    [lambda raw: raw[:0], lambda raw: raw[:200], lambda raw: raw.replace(b":", b","), lambda raw: bytes(len(raw))],
    ids=["empty", "cut short", "altered", "zeros"],
)
def test_a_damaged_header_is_no_error_yet(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    written(tmp_path, "right")
    path = tmp_path / NAME
    path.write_bytes(damage(path.read_bytes()))
    assert ahead.begin(str(tmp_path), "right") is None


def test_a_missing_vault_is_no_error_yet(tmp_path: Path) -> None:
    assert ahead.begin(str(tmp_path / "nowhere"), "right") is None
