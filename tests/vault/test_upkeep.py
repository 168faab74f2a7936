"""While nobody waits the index is merged and room is given back, a little at a time; a save does neither."""

from datetime import timedelta

from peerjournal.actions import entries, search, tending, vaults
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, sql, written


def pieces(vault: Vault) -> int:
    """How many segments the index has; the high bits of a block's id are its segment's."""
    return int(sql(vault, "SELECT count(DISTINCT id >> 37) FROM search_data WHERE id > 10")[0][0])


def tended(vault: Vault) -> int:
    """Tends until nothing is left to do; gives the number of steps."""
    steps = 1
    while vault.tend():
        steps += 1
    return steps


def test_saves_leave_their_pieces_lying_and_tending_merges_them(vault: Vault) -> None:
    tended(vault)
    for number in range(15):
        written(vault, f"lantern {number}", days=number)
    assert pieces(vault) == 15
    tended(vault)
    assert pieces(vault) < 4
    assert search.find(vault, "lantern", counted=True).total == 15
    assert vaults.check(vault, full=True).ok
    assert not vault.tend()


def test_saves_without_a_moment_between_never_run_out_of_pieces(vault: Vault) -> None:
    tended(vault)
    for number in range(150):
        written(vault, f"lantern {number}", days=number)
    assert pieces(vault) < 64
    assert search.find(vault, "lantern").total == 150


def test_tending_is_no_change(vault: Vault) -> None:
    for number in range(9):
        written(vault, f"lantern {number}")
    vault.take_changes()
    generation, saves = vault.state.generation(), vault.saves
    assert tended(vault) > 2
    assert not vault.take_changes()
    assert (vault.state.generation(), vault.saves) == (generation, saves)


def test_room_that_nothing_needs_is_given_back_in_steps(vault: Vault) -> None:
    many = [
        entries.new(at=DAWN + timedelta(hours=n), body=f"lantern {n} " * 2000, created_at=DAWN, updated_at=DAWN)
        for n in range(500)
    ]
    with vault.transaction():
        vault.entries.write_new(many)
    with vault.transaction():
        vault.entries.remove_all([one.id for one in many])
    before = int(sql(vault, "PRAGMA freelist_count")[0][0])
    size = (vault.folder / "vault.db").stat().st_size
    assert tended(vault) > 5
    assert int(sql(vault, "PRAGMA freelist_count")[0][0]) <= 256 < before
    assert (vault.folder / "vault.db").stat().st_size < size
    assert vaults.check(vault, full=True).ok


def test_the_terminal_tends_what_it_saved(vault: Vault) -> None:
    for number in range(9):
        written(vault, f"lantern {number}")
    assert pieces(vault) >= 9
    tending.tend(vault, worked=0.2)
    assert pieces(vault) < 9


def test_after_much_work_the_terminal_tends_longer(vault: Vault) -> None:
    for number in range(60):
        written(vault, f"lantern {number} " * 400, days=number)
    tending.tend(vault, worked=600.0)
    assert not vault.tend()  # a minute was more than enough for all of it
