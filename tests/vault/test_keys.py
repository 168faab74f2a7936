"""Keys follow the moment: newest-first is the order of moments, and a full second loses nobody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.actions import entries, tips, vaults
from peerjournal.model.entry import Entry
from peerjournal.vault.keys import KINDS, base_key, fits, kind_of, utc_day_key
from peerjournal.vault.selection import key_after, key_before
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, sql, undone, whole, written

SECOND = timedelta(seconds=1)
offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))
anywhere = st.datetimes(
    datetime.fromisoformat("0001-01-02"), datetime.fromisoformat("9999-12-30"), timezones=offsets
) | st.datetimes(datetime.fromisoformat("2024-05-17"), datetime.fromisoformat("2024-05-19"), timezones=offsets)


def fresh(at: datetime, number: int, label: str = "") -> Iterator[Entry]:
    for _ in range(number):
        yield entries.new(at=at, body=label, created_at=at, updated_at=at)


@given(anywhere)
def test_a_key_lies_within_its_second_and_between_the_days_around_it(moment: datetime) -> None:
    key = base_key(moment)
    assert -(2**63) <= key < 2**63 - 2**6
    assert fits(key, moment)
    assert not fits(key - 1, moment)
    assert not fits(key + 8 * 8, moment)
    assert key_before(moment.toordinal()) <= key < key_after(moment.toordinal())


def test_the_days_at_both_ends_of_the_calendar_have_bounds() -> None:
    for day in (date.min, date.max):
        noon = base_key(datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=12))
        assert key_before(day.toordinal()) <= noon < key_after(day.toordinal())
    assert utc_day_key(date(1970, 1, 1).toordinal()) == 0


@settings(max_examples=40)
@given(moments=st.lists(anywhere, min_size=2, max_size=12))
def _newest_first(vault: Vault, moments: list[datetime]) -> None:
    with undone(vault):
        for moment in moments:
            entries.save(vault, entries.new(at=moment, body="x"))
        found = [whole(row.entry).at for row in entries.page(vault).rows]
        by_second = [base_key(moment) for moment in found]
        assert by_second == sorted(by_second, reverse=True)
        assert sorted(found) == sorted(moments)


def test_newest_first_is_the_order_of_moments_whatever_their_offsets(vault: Vault) -> None:
    _newest_first(vault)
    assert entries.count(vault) == 0


def test_entries_of_one_moment_keep_the_order_they_were_written_in(vault: Vault) -> None:
    for number in range(5):
        written(vault, str(number))
    assert [whole(row.entry).body for row in entries.page(vault).rows] == ["4", "3", "2", "1", "0"]


def test_more_than_a_second_holds_spill_into_the_next_and_nobody_is_lost(vault: Vault) -> None:
    with vault.transaction(bulk=True):
        vault.entries.write_new(fresh(DAWN + SECOND, 1, "next"))
        vault.entries.write_new(fresh(DAWN, 2060, "first"))
        # Had the next second's last key been remembered, these would take the places of those that spilled.
        vault.entries.write_new(fresh(DAWN + SECOND, 30, "next"))
        vault.entries.write_new(fresh(DAWN, 5, "first"))
    for moment, label, number in ((DAWN, "first", 2065), (DAWN + SECOND, "next", 31)):
        at = moment.isoformat(timespec="seconds")
        assert sql(vault, "SELECT count(*) FROM entry WHERE at = ? AND body = ?", at, label) == [(number,)]
    keys = [key for (key,) in sql(vault, "SELECT key FROM entry ORDER BY key")]
    assert len(keys) == len(set(keys)) == 2096
    assert min(keys) == base_key(DAWN)
    assert vaults.check(vault, full=True).ok


def test_a_spilled_entry_can_be_changed_trashed_and_found(vault: Vault) -> None:
    with vault.transaction(bulk=True):
        vault.entries.write_new(fresh(DAWN, 9, "lantern"))
    last = whole(entries.page(vault, limit=1).rows[0].entry)
    entries.save(vault, replace(last, body="harbour"))
    assert entries.get(vault, last.id).body == "harbour"
    assert entries.count(vault) == 9
    assert vaults.check(vault, full=True).ok


def test_moving_an_entry_in_time_moves_it_in_every_list(vault: Vault) -> None:
    moved, other = written(vault, "moved"), written(vault, "other", days=1)
    assert [whole(row.entry).id for row in entries.page(vault).rows] == [other.id, moved.id]
    entries.save(vault, replace(moved, at=DAWN + timedelta(days=2)))
    assert [whole(row.entry).id for row in entries.page(vault).rows] == [moved.id, other.id]
    assert entries.days(vault, DAWN.date(), date.max) == {
        DAWN.date() + timedelta(days=1): 1,
        DAWN.date() + timedelta(days=2): 1,
    }
    assert vaults.check(vault, full=True).ok


def test_changing_an_entry_within_its_second_keeps_its_key(vault: Vault) -> None:
    first, _ = written(vault, "first"), written(vault, "second")
    before = sql(vault, "SELECT key FROM entry WHERE id = ?", first.id)
    entries.save(vault, replace(first, body="changed", at=DAWN + timedelta(milliseconds=300)))
    assert sql(vault, "SELECT key FROM entry WHERE id = ?", first.id) == before


def test_a_key_says_which_noun_it_is_of(vault: Vault) -> None:
    entry, tip = written(vault, "an entry"), tips.add(vault, "a tip")
    (entry_key,), (tip_key,) = (
        sql(vault, "SELECT key FROM entry WHERE id = ?", entry.id)[0],
        sql(vault, "SELECT key FROM tip WHERE id = ?", tip.id)[0],
    )
    assert (kind_of(entry_key), kind_of(tip_key)) == ("entry", "tip")
    assert KINDS[:3] == ("entry", "tip", "question"), "their places are in every key ever written"


def test_keys_given_in_a_transaction_that_was_undone_are_free_again(vault: Vault) -> None:
    with undone(vault):
        written(vault, "undone")
    kept = written(vault, "kept")
    assert sql(vault, "SELECT key FROM entry WHERE id = ?", kept.id) == [(base_key(DAWN),)]
