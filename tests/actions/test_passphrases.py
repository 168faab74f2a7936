"""Who changes the passphrase or sees the recovery key has to know what opens the journal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from peerjournal.actions import passphrases, recovery, vaults
from peerjournal.model.errors import EmptyPassphrase, WrongPassphrase
from peerjournal.vault.vault import Vault
from tests.actions.journal import CHEAP

OLD = "the old passphrase"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = vaults.create(tmp_path / "Mine.peerjournal", OLD, cost=CHEAP)
    yield made
    vaults.lock(made)


def opens(vault: Vault, passphrase: str) -> bool:
    """Whether a passphrase would open it."""
    try:
        passphrases.prove(vault, passphrase)
    except WrongPassphrase:
        return False
    return True


def test_a_new_passphrase_takes_the_place_of_the_old_one(vault: Vault) -> None:
    passphrases.change(vault, OLD, "the new one")
    assert opens(vault, "the new one")
    assert not opens(vault, OLD)


def test_who_does_not_know_it_changes_nothing(vault: Vault) -> None:
    for wrong in ("", "not it", OLD.upper()):
        with pytest.raises((WrongPassphrase, EmptyPassphrase)):
            passphrases.change(vault, wrong, "the new one")
    assert opens(vault, OLD)


def test_an_empty_new_one_is_refused(vault: Vault) -> None:
    with pytest.raises(EmptyPassphrase):
        passphrases.change(vault, OLD, "")
    assert opens(vault, OLD)


@pytest.mark.parametrize("form", ["key", "words", "numbered"])
def test_who_forgot_it_has_the_recovery_key(vault: Vault, form: str) -> None:
    key = recovery.key(vault)
    numbered = "\n".join(f"{number}. {word}" for number, word in enumerate(key.words, start=1))
    passphrases.change(vault, {"key": key.text, "words": " ".join(key.words), "numbered": numbered}[form], "new")
    assert opens(vault, "new")
    assert not opens(vault, OLD)


def test_another_journals_key_is_no_proof(vault: Vault, tmp_path: Path) -> None:
    other = vaults.create(tmp_path / "Other.peerjournal", "x", cost=CHEAP)
    key = recovery.key(other)
    vaults.lock(other)
    assert not opens(vault, key.text)


def test_a_passphrase_may_look_like_recovery_words(tmp_path: Path) -> None:
    other = vaults.create(tmp_path / "Other.peerjournal", "x", cost=CHEAP)
    words = " ".join(recovery.key(other).words)
    vaults.lock(other)
    mine = vaults.create(tmp_path / "Mine.peerjournal", words, cost=CHEAP)
    assert opens(mine, words)
    vaults.lock(mine)


def test_the_key_is_shown_to_who_knows_the_passphrase(vault: Vault) -> None:
    assert passphrases.show_key(vault, OLD) == recovery.key(vault)
    with pytest.raises(WrongPassphrase):
        passphrases.show_key(vault, "not it")


def test_a_new_key_is_made_for_who_knows_the_passphrase(vault: Vault) -> None:
    before = recovery.key(vault)
    with pytest.raises(WrongPassphrase):
        passphrases.new_key(vault, "not it")
    assert recovery.key(vault) == before
    after = passphrases.new_key(vault, OLD)
    assert after == recovery.key(vault) != before
