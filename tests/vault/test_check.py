"""A check names what is wrong, wherever it is, and changes nothing."""

from dataclasses import replace

import pytest

from peerjournal.actions import attachments, entries, tips, trash, vaults
from peerjournal.model.entry import Entry
from peerjournal.model.errors import Stopped
from peerjournal.model.reports import Problem
from peerjournal.vault.header import SPARE
from peerjournal.vault.vault import Vault
from tests.vaults import PASSPHRASE, digests, sql, written


@pytest.fixture
def entry(vault: Vault) -> Entry:
    """An entry with all that is derived from one, and a history."""
    first = written(vault, "日記 lantern", title="Ü", tags=("night", "日記"))
    attached = attachments.attach_bytes(vault, first, "a.txt", b"bytes")
    tips.add(vault, "a tip")
    trash.trash(vault, written(vault, "gone", tags=("trash",)).id)
    return attached


def test_a_sound_vault_is_found_so_and_counted(vault: Vault, entry: Entry) -> None:
    for full in (False, True):
        report = vaults.check(vault, full=full)
        assert report.ok
        assert report.full is full
        assert {noun: number for noun, number in report.counts.items() if number} == {
            "entry": 2, "tip": 1, "revision": 1, "attachment": 1,
        }  # fmt: skip


def test_a_check_changes_no_byte(vault: Vault, entry: Entry) -> None:
    before = digests(vault.folder)
    vaults.check(vault, full=True)
    assert digests(vault.folder) == before


def test_progress_goes_up_to_the_end_and_may_stop_it(vault: Vault) -> None:
    with vault.transaction():
        for number in range(1100):
            written(vault, str(number))
    seen: list[tuple[int, int]] = []
    vaults.check(vault, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (1100, 1100)

    def stop(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        vaults.check(vault, progress=stop)


def test_a_full_check_tells_how_far_it_is_beyond_the_rows_and_may_be_stopped_there(vault: Vault) -> None:
    with vault.transaction(bulk=True):
        for number in range(600):
            written(vault, str(number))
    told: list[tuple[int, int]] = []
    vaults.check(vault, full=True, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (told[-1][1], told[-1][1])
    assert len([done for done, _ in told if 600 < done < told[-1][1]]) >= 3, "pages, index, marks"

    def stop(done: int, total: int) -> None:
        if done > total / 2:
            raise Stopped

    with pytest.raises(Stopped):
        vaults.check(vault, full=True, progress=stop)


@pytest.mark.parametrize("statement", ["UPDATE entry SET starred = 1 - starred", "UPDATE entry SET title = 'other'"])
def test_a_damaged_row_is_named(vault: Vault, entry: Entry, statement: str) -> None:
    sql(vault, f"{statement} WHERE id = ?", entry.id)
    assert Problem("row", "entry", entry.id) in vaults.check(vault).problems


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body_index = 'other' WHERE body_index IS NOT NULL",
        "UPDATE entry SET tags_index = NULL WHERE tags_index IS NOT NULL",
        "UPDATE entry SET day = day + 1",
        "UPDATE entry SET key = key - 8",
        "DELETE FROM mark WHERE kind = 'tag'",
        "UPDATE mark SET folded = 'day' WHERE folded = 'night'",
        "INSERT INTO mark VALUES ('tag', 'ghost', 8, 'ghost')",
        "INSERT INTO search (search) VALUES ('delete-all')",
        "INSERT INTO search (rowid, title, body, tags) VALUES (8, 'ghost', '', '')",
        "UPDATE tip SET title_index = 'other'",
    ],
)
def test_whatever_is_derived_and_wrong_is_found_by_the_full_check(vault: Vault, entry: Entry, statement: str) -> None:
    sql(vault, statement)
    report = vaults.check(vault, full=True)
    assert not report.ok
    assert {problem.part for problem in report.problems} == {"index"}


def test_an_index_made_anew_is_sound_again(vault: Vault, entry: Entry) -> None:
    sql(vault, "INSERT INTO search (search) VALUES ('delete-all')")
    with vault.transaction():
        vault.search.rebuild()
    assert vaults.check(vault, full=True).ok


def test_bytes_that_are_gone_are_missed_also_by_an_earlier_state(vault: Vault, entry: Entry) -> None:
    (attachment,) = entry.attachments
    entries.save(vault, replace(entry, attachments=()))
    assert vaults.check(vault).ok
    sql(vault, "DELETE FROM blob")
    assert vaults.check(vault).problems == (Problem("attachment", "attachment", attachment.sha256),)


def test_bytes_that_changed_are_found_by_the_full_check(vault: Vault, entry: Entry) -> None:
    sql(vault, "UPDATE chunk SET data = X'00'")
    assert vaults.check(vault).ok
    (problem,) = vaults.check(vault, full=True).problems
    assert (problem.part, problem.id) == ("attachment", entry.attachments[0].sha256)


def test_a_header_that_differs_from_its_copy_is_found(vault: Vault) -> None:
    (vault.folder / SPARE).write_bytes(b"")
    assert vaults.check(vault).problems == (Problem("header"),)


def test_a_flipped_byte_in_the_file_is_found(vault: Vault, entry: Entry) -> None:
    vaults.lock(vault)
    path = vault.folder / "vault.db"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    again = vaults.unlock(vault.folder, PASSPHRASE)
    assert "database" in {problem.part for problem in vaults.check(again, full=True).problems}
    vaults.lock(again)
