"""What a search reads of an entry is what was written, passages that are kept for a while included."""

import pytest

from peerjournal.actions import groups, search
from peerjournal.model.damage import Damaged
from peerjournal.vault.vault import Vault
from tests.vaults import written

ODD = "".join(map(chr, [*range(1, 0x180), 0x2028, 0xFEFF, 0xFFFD, 0x1F642, 0x10FFFF])) + '日記 \\u0041 "so"'


def read(vault: Vault) -> list[object]:
    """What a search reads of every entry, oldest first."""
    found = vault.found_entries.keyed("ORDER BY key", (), "SELECT key FROM entry ORDER BY key")
    return [one for _, one in found]


def test_odd_letters_tags_and_later_columns_are_read_as_they_are(vault: Vault) -> None:
    circle = groups.add(vault, "Circle", retention_weeks=4)
    told = "before\n\n::: heard\nthey said it\n:::\n\nafter"
    made = [
        written(vault, ODD, title="ä", tags=("täg", "two words"), all_day=True),
        written(vault, "plain", days=1, left_out=True),
        written(vault, told, days=2, group_id=circle.id),
    ]
    ((kept,),) = vault._connection.execute("SELECT body FROM entry WHERE sealed != ''").fetchall()
    assert "they said it" not in kept
    assert read(vault) == [(one.id, one.at, one.all_day, one.title, one.body, one.tags, one.group_id) for one in made]
    assert search.find(vault, "group:circle").hits[0].snippet == told, "a person reads their own journal"


@pytest.mark.parametrize("damage", ["body = substr(body, 1, 3)", "title = CAST(X'E697A5E8' AS TEXT)", "sealed = '[]'"])
def test_a_damaged_row_is_named_among_the_whole_ones(vault: Vault, damage: str) -> None:
    hurt, whole = written(vault, "a lantern"), written(vault, "a harbour", days=1)
    with vault.transaction():
        vault._connection.execute(f"UPDATE entry SET {damage} WHERE id = ?", (hurt.id,))
    first, second = read(vault)
    assert first == Damaged("entry", hurt.id)
    assert isinstance(first, Damaged)
    assert not isinstance(second, Damaged)
    assert second == (whole.id, whole.at, False, "", "a harbour", (), None)
