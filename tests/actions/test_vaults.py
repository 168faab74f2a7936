"""A vault is made, opened, counted and described without saying more than it should."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from peerjournal import places
from peerjournal.actions import attachments, entries, groups, recovery, tips, trash, vaults
from peerjournal.model.errors import NoVault, WrongRecoveryKey
from peerjournal.vault.vault import Vault
from tests.vaults import CHEAP, DAWN, PASSPHRASE, opened_again, written


def test_there_is_a_vault_once_it_was_made(tmp_path: Path, vault: Vault) -> None:
    assert vaults.exists(vault.folder)
    assert not vaults.exists(tmp_path)
    assert not vaults.exists(tmp_path / "nowhere")
    assert vaults.default_folder() == places.default_vault()


def test_counts_are_of_what_is_not_in_the_trash(vault: Vault) -> None:
    first = attachments.attach_bytes(vault, written(vault, "two words", title="A title"), "a.txt", b"12345")
    entries.save(vault, replace(first, body="three words now"))
    trash.trash(vault, written(vault, "not these").id)
    tip = tips.add(vault, "a tip")
    tips.tried(vault, tip.id)
    groups.add_meeting(vault, groups.add(vault, "Thursday").id, DAWN)
    stats = vaults.stats(vault)
    expected = {
        "entry": 1, "tip": 1, "try": 1, "group": 1, "meeting": 1, "attachment": 1, "revision": 2, "trash": 1,
        "person": 0,
    }  # fmt: skip
    assert {noun: stats.counts[noun] for noun in expected} == expected
    assert stats.words == 5
    assert stats.attachment_bytes == 5
    assert stats.bytes == sum(path.stat().st_size for path in vault.folder.iterdir())


@pytest.mark.parametrize(
    ("passphrase", "score"),
    [("", 0), ("password", 0), ("correct horse battery staple", 4), ("x" * 5000, 0), ("日記日記日記", None)],
)
def test_a_passphrase_is_judged_however_long_or_odd(passphrase: str, score: int | None) -> None:
    strength = vaults.passphrase_strength(passphrase)
    assert 0 <= strength.score <= 4
    assert score is None or abs(strength.score - score) <= 1
    assert strength.guesses_log10 >= 0


def test_the_recovery_key_and_its_words_open_the_vault_and_no_other(tmp_path: Path, vault: Vault) -> None:
    entry = written(vault, "one")
    key = recovery.key(vault)
    vaults.lock(vault)
    for secret in (key.text, key.text.lower(), " ".join(key.words), "  ".join(key.words).upper()):
        opened = vaults.unlock_with_recovery(vault.folder, secret)
        assert entries.get(opened, entry.id) == entry
        vaults.lock(opened)
    other = vaults.create(tmp_path / "other", PASSPHRASE, cost=CHEAP)
    vaults.lock(other)
    with pytest.raises(WrongRecoveryKey):
        vaults.unlock_with_recovery(other.folder, key.text)
    with pytest.raises(NoVault):
        vaults.unlock_with_recovery(tmp_path, key.text)


def test_without_a_kit_the_person_is_told_until_there_is_one(vault: Vault) -> None:
    assert "kit-missing" in {one.kind for one in vaults.notices(vault)}
    recovery.confirm_kit(vault)
    again = opened_again(vault)
    assert vaults.notices(again) == ()
    again.close()


def test_a_vault_may_be_opened_in_one_thread_and_used_in_another(vault: Vault) -> None:
    done: list[object] = []

    def work(call: Callable[[], object]) -> None:
        thread = threading.Thread(target=lambda: done.append(call()))
        thread.start()
        thread.join()

    work(lambda: written(vault, "from another thread").body)
    work(lambda: vaults.lock(vault))
    assert done == ["from another thread", None]
    again = vaults.unlock(vault.folder, PASSPHRASE)
    assert entries.count(again) == 1
    again.close()
