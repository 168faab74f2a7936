"""Backups that make themselves: when one is due, what is removed because of it, and what never is."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from peerjournal import places
from peerjournal.actions import backup_notes, backups, entries, recovery, schedule, vaults
from peerjournal.model.errors import DamageFound, FileMissing, Stopped
from peerjournal.model.moments import now
from peerjournal.vault.vault import Vault
from tests.actions.journal import CHEAP


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = vaults.create(tmp_path / "Mine.peerjournal", "a passphrase", cost=CHEAP)
    entries.save(made, entries.new(body="Cold water on wrists"))
    yield made
    vaults.lock(made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(one.name for one in folder.iterdir())


def aged(vault: Vault, folder: Path, days: int) -> Path:
    """A backup of this journal that says it is so many days old."""
    made = backups.make(vault, folder).path
    day = now().date() - timedelta(days=days)
    return made.rename(folder / f"PeerJournal-{day}-Mine.age")


def test_nothing_is_due_for_who_does_not_want_it(vault: Vault, folder: Path) -> None:
    assert schedule.due(vault, folder, "off", now()) is False
    assert schedule.run(vault, folder, "off") is None
    assert names(folder) == []


def test_the_first_is_due_at_once_and_the_next_when_its_day_has_come(vault: Vault, folder: Path) -> None:
    assert schedule.due(vault, folder, "daily", now())
    ran = schedule.run(vault, folder, "daily")
    assert ran is not None
    assert (ran.report.entries, ran.removed) == (1, 0)
    for every, days in (("daily", 1), ("weekly", 7)):
        assert not schedule.due(vault, folder, every, now() + timedelta(days=days - 1))
        assert schedule.due(vault, folder, every, now() + timedelta(days=days))
    assert schedule.run(vault, folder, "daily") is None


def test_one_made_by_hand_counts_if_it_is_in_the_same_folder(vault: Vault, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    backup_notes.make(vault, elsewhere)
    assert schedule.due(vault, folder, "daily", now())
    made = backup_notes.make(vault, folder)
    assert not schedule.due(vault, folder, "daily", now())
    made.path.unlink()
    assert schedule.due(vault, folder, "daily", now())


def test_a_clock_that_was_set_back_puts_nothing_off(vault: Vault, folder: Path) -> None:
    backup_notes.make(vault, folder)
    assert schedule.due(vault, folder, "weekly", now() - timedelta(days=400))


def test_a_disk_that_is_not_plugged_in_is_said_and_nothing_is_made_in_its_place(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        schedule.run(vault, tmp_path / "not plugged in", "daily")
    assert not (tmp_path / "not plugged in").exists()
    assert schedule.due(vault, tmp_path / "not plugged in", "daily", now())


def test_the_usual_folder_is_made_even_where_there_is_none_for_documents(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "new here"))
    usual = places.default_backups()
    assert not usual.parent.exists()
    assert schedule.default_folder() == usual
    ran = schedule.run(vault, usual, "daily")
    assert ran is not None
    assert ran.report.path.parent == usual


def test_older_ones_go_when_a_new_one_is_proven_and_not_before(vault: Vault, folder: Path) -> None:
    week = [aged(vault, folder, days) for days in range(1, 11)]
    with pytest.raises(Stopped):
        schedule.run(vault, folder, "daily", progress=_stop)
    assert len(names(folder)) == 10
    ran = schedule.run(vault, folder, "daily")
    assert ran is not None
    gone = [path for path in week if not path.exists()]
    assert ran.removed == len(gone) > 0
    assert all(path.exists() for path in week[:6])  # with the new one, seven days
    assert ran.report.path.exists()


def _stop(_done: int, _total: int) -> None:
    raise Stopped


def test_only_what_this_journal_made_is_ever_removed(vault: Vault, folder: Path, tmp_path: Path) -> None:
    other = vaults.create(tmp_path / "other" / "Mine.peerjournal", "another", cost=CHEAP)
    kept = [aged(other, folder, days) for days in (900, 901)]
    vaults.lock(other)
    written = folder / "PeerJournal-2019-01-01-Mine.age"
    written.write_text("my shopping list", encoding="utf-8")
    link = folder / "PeerJournal-2019-01-02-Mine.age"
    link.symlink_to(aged(vault, tmp_path, 903))
    future = folder / f"PeerJournal-{now().date() + timedelta(days=900)}-Mine.age"
    backups.make(vault, folder).path.rename(future)
    mine = [aged(vault, folder, days) for days in range(400, 1000, 31)]
    assert schedule.run(vault, folder, "daily") is not None
    assert all(path.exists() for path in (*kept, written, link, future))
    assert not all(path.exists() for path in mine)


def test_what_older_keys_open_stays(vault: Vault, folder: Path) -> None:
    old = [aged(vault, folder, days) for days in range(400, 1400, 31)]
    recovery.new_key(vault)
    ran = schedule.run(vault, folder, "weekly")
    assert ran is not None
    assert ran.removed == 0
    assert all(path.exists() for path in old)


def test_no_older_one_goes_for_one_that_could_not_be_made(vault: Vault, folder: Path) -> None:
    old = [aged(vault, folder, days) for days in range(1, 30)]
    with vault.transaction():
        vault._connection.execute("UPDATE entry SET title = 'altered behind our back'")
    with pytest.raises(DamageFound):
        schedule.run(vault, folder, "daily")
    assert all(path.exists() for path in old)


def test_the_journal_knows_when_a_backup_was_made_and_proven(vault: Vault, folder: Path) -> None:
    assert backup_notes.standing(vault) == backup_notes.Standing(vault.folder, has_kit=False)
    before = now()
    report = backup_notes.make(vault, folder)
    recovery.confirm_kit(vault)
    noted = backup_notes.standing(vault)
    assert (noted.path, noted.entries, noted.has_kit) == (report.path, 1, True)
    assert noted.made is not None
    assert noted.proven is not None
    assert before <= noted.proven <= now()
    backup_notes.prove(vault, report.path)
    again = backup_notes.standing(vault)
    assert again.proven is not None
    assert again.proven >= noted.proven
    assert again.made == noted.made


def test_one_that_only_a_passphrase_opens_is_not_proven_for_the_key(vault: Vault, folder: Path) -> None:
    backup_notes.make(vault, folder, passphrase="for a friend")
    noted = backup_notes.standing(vault)
    assert noted.made is not None
    assert noted.proven is None


def test_the_notes_change_what_watches_backups(vault: Vault, folder: Path) -> None:
    vault.take_changes()
    backup_notes.make(vault, folder)
    assert "backup" in vault.take_changes()
