"""What insights read is proven by the same checksum as everything else, in a quicker way that is exactly as strict."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from peerjournal.model.counted import counted
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.filters import EntryFilter
from peerjournal.vault.rows import digest
from peerjournal.vault.vault import Vault

START = datetime(2024, 1, 1, 9, tzinfo=UTC)
ODD = "".join(map(chr, [*range(0x180), 0x2028, 0x2029, 0xFEFF, 0xFFFD, 0xFFFF, 0x1F642, 0x10FFFF])) + "日記 \\u0041"


def odd(vault: Vault) -> list[Entry]:
    """Entries with every kind of letter and of value, oldest first."""
    plain = Entry(
        "00000000-0000-4000-8000-000000000000", START, ODD, f"{ODD}\n{ODD}", (Feeling('so "so"', None),), {"hope": 7},
        ("täg",), starred=True, source=Source("jrnl", ODD), created_at=START, updated_at=START,
    )  # fmt: skip
    made = [
        plain,
        Entry(f"{1:08}-0000-4000-8000-000000000000", START + timedelta(1), created_at=START, updated_at=START),
        replace(plain, id=f"{2:08}-0000-4000-8000-000000000000", at=START + timedelta(2), left_out=True),
    ]
    with vault.transaction():
        for one in made:
            vault.entries.put(one)
    return made


def test_sqlite_writes_the_very_bytes_that_a_checksum_covers(vault: Vault) -> None:
    sealed = (*vault.entries.to_values(odd(vault)[0])[:-1], '["a","b"]')
    with vault.transaction():  # as an entry of a group that keeps passages for a while; nothing is opened here
        vault._connection.execute(
            "UPDATE entry SET sealed = ?, sha256 = ? WHERE id = ?",
            (sealed[-1], digest(sealed), sealed[0]),
        )
    rows = vault._connection.execute(f"{vault.counted._in_json} ORDER BY rowid").fetchall()
    assert len(rows) == 3
    assert all(hashlib.sha256(content).digest() == checksum for _, content, checksum in rows)


def test_odd_letters_and_later_columns_are_counted_as_they_are(vault: Vault) -> None:
    made = odd(vault)
    assert [one for rows in vault.counted.of(EntryFilter()) for one in rows] == [counted(one) for one in made]


@pytest.mark.parametrize(
    "damage",
    [
        "title = substr(title, 1, 3)",
        "body = substr(body, 1, 5) || replace(hex(zeroblob(2)), '0', char(0))",
        "body = CAST(X'E697A5E8' AS TEXT)",
        "title = CAST(body AS BLOB)",  # which no JSON can hold
        "all_day = 2.5",
        "left_out = 1",
        "sealed = '[]'",
        "tip_ids = '[1]'",
        "sha256 = zeroblob(32)",
        "sha256 = 'text'",
    ],
)
def test_a_damaged_row_is_named_among_the_whole_ones(vault: Vault, damage: str) -> None:
    hurt, *whole = odd(vault)
    with vault.transaction():
        vault._connection.execute(f"UPDATE entry SET {damage} WHERE id = ?", (hurt.id,))
    found = [one for rows in vault.counted.of(EntryFilter()) for one in rows]
    assert found == [Damaged("entry", hurt.id), *map(counted, whole)]
