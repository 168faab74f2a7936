"""Reading in slices misses nothing, names what is damaged, and keeps no statement open."""

from datetime import UTC, datetime, timedelta

from peerjournal.model.counted import Counted, counted
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.filters import EntryFilter
from peerjournal.vault.slicing import slices
from peerjournal.vault.vault import Vault

START = datetime(2024, 1, 1, 9, tzinfo=UTC)


def filled(vault: Vault, count: int) -> list[Entry]:
    """So many entries, oldest first."""
    made = [
        Entry(
            f"{at:08}-0000-4000-8000-000000000000", START + timedelta(hours=at), f"Title {at}", "words",
            (Feeling("calm", at % 11),), {"hope": at % 11}, ("walk",) if at % 2 else (),
            created_at=START, updated_at=START,
        )
        for at in range(count)
    ]  # fmt: skip
    with vault.transaction():
        for one in made:
            vault.entries.put(one)
    return made


def test_slices_of_any_size_hold_every_row_once(vault: Vault) -> None:
    made = filled(vault, 23)
    for size in (1, 7, 23, 24, 100):
        found = list(slices(vault.entries, size=size))
        assert [one for rows in found for one in rows] == made
        assert max(map(len, found)) <= size


def test_what_is_counted_of_an_entry_is_what_it_has(vault: Vault) -> None:
    made = filled(vault, 12)
    found = [one for rows in vault.counted.of(EntryFilter()) for one in rows]
    assert found == [counted(one) for one in made]
    day = START.date()
    assert all(isinstance(one, Counted) for one in found)
    assert sum(map(len, vault.counted.of(EntryFilter(first_day=day, last_day=day)))) == 12
    assert not list(vault.counted.of(EntryFilter(first_day=day + timedelta(days=1))))


def test_a_damaged_row_is_named_in_its_place(vault: Vault) -> None:
    made = filled(vault, 9)
    with vault.transaction():
        vault._connection.execute("UPDATE entry SET body = 'other' WHERE id = ?", (made[4].id,))
    found = [one for rows in slices(vault.counted, size=4) for one in rows]
    assert found[4] == Damaged("entry", made[4].id)
    assert sum(isinstance(one, Counted) for one in found) == 8


def test_saving_between_two_slices_is_possible_and_leaves_no_log_behind(vault: Vault) -> None:
    made = filled(vault, 9)
    rows = slices(vault.entries, size=3)
    next(rows)
    with vault.transaction():
        vault.entries.put(
            Entry("f0000000-0000-4000-8000-000000000000", START + timedelta(days=9), created_at=START, updated_at=START)
        )
    log = vault.folder / "vault.db-wal"
    assert not log.exists() or log.stat().st_size == 0
    assert sum(map(len, rows)) == len(made) - 3 + 1
