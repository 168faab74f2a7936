"""What is written in bulk is what would have been written one by one: the same rows, keys, marks and index."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.actions import entries as journal
from peerjournal.actions import search, vaults
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.errors import Stopped
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, sql, undone, written

MANY = 9_000  # more than two statements index
words = st.lists(st.sampled_from(["lantern", "日記", "Ka\u0308se", "e\u0301", "東京。雨", "\x00", '"'])).map(" ".join)
# Moments so near to one another that some seconds are full, and in no order.
moments = st.integers(0, 40).map(lambda tenths: DAWN + timedelta(seconds=tenths / 10))
new_entries = st.builds(
    Entry, id=st.uuids().map(str), at=moments, title=words, body=words,
    feelings=st.lists(st.builds(Feeling, words, st.integers(0, 10)), max_size=2).map(tuple),
    scales=st.dictionaries(words, st.integers(0, 10), max_size=2),
    tags=st.lists(words, max_size=3, unique=True).map(tuple), starred=st.booleans(), left_out=st.booleans(),
    source=st.none() | st.builds(Source, words, words), created_at=moments, updated_at=moments,
    trashed_at=st.none() | moments,
)  # fmt: skip


def held(vault: Vault) -> list[list[Any]]:
    """All that a vault has of entries, to the last byte."""
    return [sql(vault, f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in ("entry", "mark")]


def test_entries_written_in_bulk_are_those_written_one_by_one(vault: Vault) -> None:
    @settings(max_examples=60)
    @given(st.lists(new_entries, max_size=30, unique_by=lambda one: one.id), st.integers(0, 30))
    def the_same(some: list[Entry], already: int) -> None:
        with undone(vault):
            for entry in some:
                vault.entries.put(entry)
            one_by_one = held(vault)
        with undone(vault):
            for entry in some[:already]:
                vault.entries.put(entry)
            vault.entries.deferral.begin()
            vault.entries.write_new(some[already:])
            vault.entries.deferral.end()
            assert held(vault) == one_by_one
            vault.search.prove()

    the_same()
    assert vaults.check(vault, full=True).ok


def many(number: int = MANY, *, newest_first: bool = False) -> Iterator[Entry]:
    """So many days, each with a word of its own and one that all have."""
    for place in range(number):
        day = number - place if newest_first else place
        at = DAWN + timedelta(days=day)
        yield journal.new(at=at, body=f"lantern w{day}", created_at=at, updated_at=at)


def write(vault: Vault, coming: Iterator[Entry]) -> None:
    """Writes them as an import does, in one transaction and some at a time."""
    with vault.transaction(bulk=True):
        batch: list[Entry] = []
        for entry in coming:
            batch.append(entry)
            if len(batch) == 4_500:
                vault.entries.write_new(batch)
                batch = []
        vault.entries.write_new(batch)


@pytest.mark.parametrize("newest_first", [False, True])
def test_all_of_many_are_found_whatever_their_order(vault: Vault, newest_first: bool) -> None:
    write(vault, many(newest_first=newest_first))
    assert search.find(vault, "lantern").total == MANY
    assert search.find(vault, "w17").total == search.find(vault, f"w{MANY - 1}").total == 1
    assert vaults.check(vault, full=True).ok


def test_one_that_is_changed_while_others_are_indexed_is_found_as_it_is_now(vault: Vault) -> None:
    some = list(many())
    with vault.transaction(bulk=True):
        vault.entries.write_new(some[:4_500])
        vault.entries.deferral.start()
        vault.entries.put(replace(some[0], body="harbour"))
        vault.entries.deferral.start()
        vault.entries.remove(some[1].id)
        vault.entries.write_new(some[4_500:])
    assert search.find(vault, "harbour").total == 1
    assert search.find(vault, "w0 OR w1").total == search.find(vault, "w0").total == 0
    assert search.find(vault, "lantern").total == MANY - 2
    assert vaults.check(vault, full=True).ok


def test_stopping_while_some_are_indexed_leaves_everything_as_it_was(vault: Vault) -> None:
    written(vault, "kept")
    before = held(vault)

    def stopped() -> Iterator[Entry]:
        yield from many(5_000)
        raise Stopped

    threads = set(threading.enumerate())
    with contextlib.suppress(Stopped), vault.transaction(bulk=True):
        vault.entries.write_new(many(4_500))
        vault.entries.write_new(stopped())
        raise AssertionError("it was not stopped")
    assert held(vault) == before
    assert set(threading.enumerate()) == threads
    written(vault, "after")
    assert search.find(vault, "lantern").total == 0
    assert search.find(vault, "kept").total == search.find(vault, "after").total == 1
    assert vaults.check(vault, full=True).ok


def test_an_error_of_a_statement_that_was_started_is_told_to_whoever_asks_next(vault: Vault) -> None:
    vault._connection.start("SELECT json('[') FROM entry UNION ALL SELECT json('[')")
    with pytest.raises(Exception, match="malformed"):
        vault._connection.execute("SELECT 1")
    assert sql(vault, "SELECT 1") == [(1,)]


def test_the_save_after_an_import_has_no_index_to_merge_as_a_whole(vault: Vault) -> None:
    def pieces() -> int:
        return int(sql(vault, "SELECT count(DISTINCT segid) FROM search_idx")[0][0])

    settings_before = sql(vault, "SELECT * FROM search_config WHERE k != 'version' ORDER BY k")
    for _ in range(3):
        write(vault, many(27_000))
    large = pieces()
    assert large > 16, "so many of one size are merged by the next save"
    written_by_saves = []
    for number in range(40):
        before = int(sql(vault, "SELECT total_changes()")[0][0])
        written(vault, f"one more {number} {'and much to say ' * 400}")
        written_by_saves.append(int(sql(vault, "SELECT total_changes()")[0][0]) - before)
    assert max(written_by_saves) < 64, "FTS5 merges 64 pages at a time"
    assert pieces() >= large
    assert dict(sql(vault, "SELECT k, v FROM search_config")) | dict(settings_before) == {
        "version": 4, "pgsz": 4040, "hashsize": 1 << 20, "automerge": 0, "crisismerge": 64,
    }  # fmt: skip
    assert vaults.check(vault, full=True).ok


def files(vault: Vault) -> dict[str, int]:
    """The database and what lies beside it, with their sizes."""
    return {path.name: path.stat().st_size for path in vault.folder.glob("vault.db*")}


def test_an_import_takes_its_room_once_and_nothing_is_left_beside_it(vault: Vault) -> None:
    before = files(vault)["vault.db"]
    with vault.transaction(bulk=True, logged=False):
        vault.entries.write_new(replace(one, body=f"{one.body} " * 300) for one in many(10_000))
        meanwhile = files(vault)
    after = files(vault)
    assert meanwhile["vault.db"] > before + 4_000_000, "it was not written to its place"
    assert meanwhile.get("vault.db-wal", 0) == 0
    assert 0 < meanwhile["vault.db-journal"] < (after["vault.db"] - before) / 10
    assert after.get("vault.db-wal", 0) == 0
    assert "vault.db-journal" not in after
    written(vault, "after")
    assert sql(vault, "PRAGMA journal_mode") == [("wal",)]


def test_an_import_that_stops_gives_its_room_back(vault: Vault) -> None:
    written(vault, "kept")
    before = files(vault)["vault.db"]
    with contextlib.suppress(Stopped), vault.transaction(bulk=True, logged=False):
        vault.entries.write_new(replace(one, body=f"{one.body} " * 300) for one in many(10_000))
        assert files(vault)["vault.db"] > before
        raise Stopped
    assert files(vault) == {"vault.db": before}
    assert sql(vault, "PRAGMA journal_mode") == [("wal",)]
    assert vaults.check(vault, full=True).ok


@pytest.mark.parametrize("number", [100, pytest.param(10_000, marks=pytest.mark.long)])
def test_after_imports_that_stop_the_journal_is_read_anew(vault: Vault, number: int) -> None:
    """Of 1,500 one left SQLCipher taking the database, which was whole, for malformed: it is opened anew after each."""
    kept = written(vault, "kept")
    for _ in range(number):
        with contextlib.suppress(Stopped), vault.transaction(bulk=True, logged=False):
            vault.entries.remove(kept.id)
            raise Stopped
        assert sql(vault, "SELECT total_changes()") == [(0,)], "it was not opened anew"
        assert journal.get(vault, kept.id) == kept
    assert vaults.check(vault, full=True).ok


def test_an_import_while_something_is_still_being_read_uses_the_log(vault: Vault) -> None:
    for number in range(3):
        written(vault, f"lantern {number}")
    reading = vault.entries.in_order()
    next(reading)
    with vault.transaction(bulk=True, logged=False):
        vault.entries.write_new(many(10))
    assert sum(1 for _ in reading) >= 2
    assert sql(vault, "PRAGMA journal_mode") == [("wal",)]
    with vault.transaction(bulk=True, logged=False):
        assert sql(vault, "PRAGMA journal_mode") == [("delete",)]
    assert vaults.check(vault, full=True).ok


def test_pages_that_an_import_puts_by_are_encrypted(vault: Vault) -> None:
    kept = written(vault, "a canary " * 3_000)
    with vault.transaction(bulk=True, logged=False):
        vault.entries.remove(kept.id)
        vault.entries.write_new(replace(one, body=f"{one.body} canary " * 300) for one in many(10_000))
        beside = (vault.folder / "vault.db-journal").read_bytes()
    assert len(beside) > 30_000
    assert b"canary" not in beside
    assert b"lantern" not in beside
