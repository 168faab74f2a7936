"""The safeguarding log opens with its own passphrase only, and nothing of it is found, counted or exported."""

from pathlib import Path

import pytest

from peerjournal.actions import backups, exports, safeguarding, search, vaults
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import (
    BadValue,
    EmptyPassphrase,
    NoSafeguardingLog,
    RowDamaged,
    SafeguardingLogThere,
    WrongLogPassphrase,
)
from peerjournal.vault.vault import Vault
from tests.actions.decrypted import holds
from tests.vaults import DAWN, PASSPHRASE, opened_again, sql

OWN = "a second lantern"
CANARY = "safeguardcanary"


def test_notes_are_there_for_whoever_has_its_passphrase(vault: Vault) -> None:
    with pytest.raises(NoSafeguardingLog):
        safeguarding.unlock(vault, OWN)
    key = safeguarding.begin(vault, OWN)
    first = safeguarding.add(vault, key, f"{CANARY} 聞", to_whom="the lead on duty", group="Circle", at=DAWN)
    again = opened_again(vault)
    assert safeguarding.exists(again)
    opened = safeguarding.unlock(again, OWN)
    second = safeguarding.add(again, opened, "called back")
    assert safeguarding.notes(again, opened) == [first, second]
    assert "raw" not in repr(opened)
    for wrong in (PASSPHRASE, "x"):
        with pytest.raises(WrongLogPassphrase):
            safeguarding.unlock(again, wrong)
    with pytest.raises(EmptyPassphrase):
        safeguarding.unlock(again, "")
    with pytest.raises(SafeguardingLogThere):
        safeguarding.begin(again, "another")
    with pytest.raises(BadValue):
        safeguarding.add(again, opened, " ")
    again.close()


def test_nothing_of_it_is_readable_found_counted_or_exported(vault: Vault, tmp_path: Path) -> None:
    key = safeguarding.begin(vault, OWN)
    safeguarding.add(vault, key, CANARY, to_whom=CANARY)
    assert not holds(vault, CANARY)
    assert not search.find(vault, CANARY).hits
    assert "safeguarding" not in vaults.stats(vault).counts
    exports.run(vault, tmp_path / "a.jsonl", format="jsonl")
    assert b"safeguard" not in (tmp_path / "a.jsonl").read_bytes()


def test_it_comes_back_from_a_backup_still_sealed(vault: Vault, tmp_path: Path) -> None:
    note = safeguarding.add(vault, safeguarding.begin(vault, OWN), CANARY)
    report = backups.make(vault, tmp_path / "b.age")
    backups.restore(report.path, tmp_path / "again", "new words here", vault=vault)
    again = vaults.unlock(tmp_path / "again", "new words here")
    assert safeguarding.notes(again, safeguarding.unlock(again, OWN)) == [note]
    again.close()


def test_its_passphrase_can_be_changed_by_whoever_has_it_open(vault: Vault, other_vault: Vault) -> None:
    key = safeguarding.begin(vault, OWN)
    note = safeguarding.add(vault, key, "a note")
    safeguarding.change_passphrase(vault, key, "a third lantern")
    with pytest.raises(WrongLogPassphrase):
        safeguarding.unlock(vault, OWN)
    assert safeguarding.notes(vault, safeguarding.unlock(vault, "a third lantern")) == [note]
    with pytest.raises(WrongLogPassphrase):
        safeguarding.change_passphrase(vault, safeguarding.begin(other_vault, OWN), "theirs")


def test_a_note_that_is_damaged_is_named(vault: Vault) -> None:
    key = safeguarding.begin(vault, OWN)
    note = safeguarding.add(vault, key, "a note")
    sql(vault, "UPDATE safeguarding SET sealed = 'AAAA' WHERE id = ?", note.id)
    assert safeguarding.notes(vault, key) == [Damaged("safeguarding", note.id)]
    sql(vault, "UPDATE safeguarding SET sealed = 'AAAA'")
    with pytest.raises(RowDamaged):
        safeguarding.unlock(vault, OWN)
