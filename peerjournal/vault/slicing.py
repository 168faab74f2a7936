"""Reading a table a slice at a time, so that others may read and save between two slices."""

from collections.abc import Iterator, Sequence
from typing import Any

from peerjournal.model.damage import Damaged
from peerjournal.vault.rows import N, Table

SLICE = 256  # rows: some 5 ms


def slices(
    table: Table[N], condition: str = "1", parameters: Sequence[Any] = (), *, size: int = SLICE
) -> Iterator[list[N | Damaged]]:
    """Every row for which a condition holds, in the order of keys.

    Between two slices no statement is open. What is saved then may be missed; whoever minds looks at `Vault.saves`.
    """
    last = None
    while True:
        after, which = ("", parameters) if last is None else ("AND rowid > ? ", (*parameters, last))
        ordered = f"WHERE {condition} {after}ORDER BY rowid LIMIT {size}"
        found = list(table.keyed(ordered, which, f'SELECT rowid FROM "{table.table}" {ordered}'))
        if found:
            yield [noun for _, noun in found]
        if len(found) < size:
            return
        last = found[-1][0]
