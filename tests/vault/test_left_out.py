"""A column that came later: rows from before it still agree with their checksum, and no change of it goes unnoticed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from peerjournal.actions import entries, vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.vault.rows import digest
from peerjournal.vault.vault import Vault

_BEFORE = 18  # content columns that the first schema had


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A new vault."""
    made = vaults.create(tmp_path / "Mine", "correct horse", cost=Argon2Cost(8192, 1, 1))
    yield made
    vaults.lock(made)


def _first(vault: Vault) -> Entry | Damaged:
    return entries.page(vault).rows[0].entry


def test_a_row_that_is_not_left_out_has_the_checksum_it_had_before_there_was_such_a_thing(vault: Vault) -> None:
    saved = entries.save(vault, entries.new(title="An evening", body="words"))
    stored = vault.entries._connection.execute("SELECT sha256 FROM entry").fetchone()[0]
    assert stored == digest(vault.entries.to_values(saved)[:_BEFORE])


def test_an_entry_can_be_left_out_and_taken_in_again(vault: Vault) -> None:
    saved = entries.save(vault, entries.new(body="words", left_out=True))
    assert entries.get(vault, saved.id).left_out
    entries.save(vault, replace(saved, left_out=False))
    assert not entries.get(vault, saved.id).left_out
    assert entries.history(vault, saved.id) == [], "no word of it was changed"


@pytest.mark.parametrize("left_out", [False, True])
def test_a_flag_that_was_tampered_with_is_seen_as_damage(vault: Vault, left_out: bool) -> None:
    entries.save(vault, entries.new(body="words", left_out=left_out))
    vault.entries._connection.execute("UPDATE entry SET left_out = 1 - left_out")
    assert isinstance(_first(vault), Damaged)
