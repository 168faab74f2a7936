"""The bytes of attachments come back as they were, are kept once, and damage to them is noticed and healed."""

import hashlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.model.errors import RowDamaged
from peerjournal.vault.attachments import CHUNK
from peerjournal.vault.vault import Vault
from tests.vaults import sql, undone


def stored(vault: Vault, data: bytes, pieces: int = 1) -> str:
    size = len(data) // pieces + 1
    with vault.transaction():
        sha256, length = vault.attachments.add(data[n : n + size] for n in range(0, len(data), size))
    assert length == len(data)
    return sha256


def read(vault: Vault, sha256: str) -> bytes:
    return b"".join(vault.attachments.read(sha256))


def some(size: int) -> bytes:
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17])
@pytest.mark.parametrize("pieces", [1, 7])
def test_bytes_of_any_size_come_back_however_they_came(vault: Vault, size: int, pieces: int) -> None:
    data = some(size)
    sha256 = stored(vault, data, pieces)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert read(vault, sha256) == data
    assert vault.attachments.all() == [(sha256, size)]
    assert all(length <= CHUNK for (length,) in sql(vault, "SELECT length(data) FROM chunk"))


def test_random_pieces_of_random_bytes_come_back(vault: Vault) -> None:
    @settings(max_examples=40)
    @given(st.lists(st.binary(max_size=200), max_size=8))
    def comes_back(pieces: list[bytes]) -> None:
        with undone(vault):
            sha256, _ = vault.attachments.add(pieces)
            assert read(vault, sha256) == b"".join(pieces)

    comes_back()


def test_the_same_content_is_kept_once(vault: Vault) -> None:
    data = some(CHUNK + 5)
    assert stored(vault, data) == stored(vault, data, 3)
    assert vault.attachments.total() == len(data)
    assert sql(vault, "SELECT count(*) FROM chunk") == [(2,)]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE chunk SET data = zeroblob(length(data)) WHERE number = 1",
        "UPDATE chunk SET data = substr(data, 1, 100) WHERE number = 1",
        "UPDATE chunk SET sha256 = zeroblob(32) WHERE number = 0",
        "UPDATE chunk SET number = 5 WHERE number = 1",
        "DELETE FROM chunk WHERE number = 1",
        "DELETE FROM chunk WHERE number = 0",
        "DELETE FROM chunk",
    ],
)
def test_damage_is_noticed_while_reading_and_healed_when_the_same_file_comes_again(vault: Vault, damage: str) -> None:
    data = some(2 * CHUNK - 3)
    sha256 = stored(vault, data)
    sql(vault, damage)
    with pytest.raises(RowDamaged):
        read(vault, sha256)
    assert stored(vault, data) == sha256
    assert read(vault, sha256) == data


def test_content_that_is_not_there_is_damage_not_an_empty_file(vault: Vault) -> None:
    with pytest.raises(RowDamaged):
        read(vault, "0" * 64)


def test_a_file_that_breaks_off_leaves_nothing_and_does_not_hinder_the_next(vault: Vault) -> None:
    def breaking() -> object:
        yield some(CHUNK + 1)
        raise OSError("the drive was pulled out")

    with vault.transaction():
        with pytest.raises(OSError, match="pulled out"):
            vault.attachments.add(breaking())  # type: ignore[arg-type]
        sha256, _ = vault.attachments.add([b"the next"])
    assert vault.attachments.all() == [(sha256, 8)]
    assert sql(vault, "SELECT count(*) FROM chunk") == [(1,)]


def test_only_what_is_named_is_kept(vault: Vault) -> None:
    kept, gone = stored(vault, b"kept"), stored(vault, b"gone")
    with vault.transaction():
        vault.attachments.keep_only({kept, "0" * 64})
    assert vault.attachments.has(kept)
    assert not vault.attachments.has(gone)
    assert sql(vault, "SELECT count(*) FROM chunk") == [(1,)]
