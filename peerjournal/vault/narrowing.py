"""Turns the filters and days of a search into the condition of an SQL statement over what it finds."""

from typing import Any

from peerjournal.model.text import folded
from peerjournal.vault.connection import Connection
from peerjournal.vault.keys import KINDS
from peerjournal.vault.marks import folded_mark
from peerjournal.vault.query import Query
from peerjournal.vault.selection import key_after, key_before

ALL = "1"  # the condition that lets everything through
_FEW = 100  # keys that are looked for one by one
_MANY = 2_000  # keys that are not listed to find a page among them
_MOMENTS = dict(zip(KINDS, ("at", "created_at", "created_at", "at"), strict=True))


class Narrowing:
    """Knows how many things a filter lets through, and asks accordingly."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def condition(
        self, query: Query, groups: dict[str, str], key: str, *, seeking: bool, listing: bool = False
    ) -> tuple[str, list[Any]]:
        """(condition, parameters); `key` is the expression that holds a key.

        `seeking` says that looking for a single key is quick, `listing` that everything is wanted, not a page.
        """
        clauses: list[str] = [ALL]
        parameters: list[Any] = []
        for negative, name, value in query.filters:
            if name == "group":
                # The row itself would have to be decrypted for each; this index has all that is asked for.
                sources = [
                    f"{one} AS its{' INDEXED BY entry_group' * (one == 'entry')} WHERE its.group_id = ?"
                    for one in KINDS
                ]
                given = [groups.get(folded(" ".join(value.split())), "")] * len(KINDS)
            else:
                sources, given = ["mark AS its WHERE its.kind = ? AND its.folded = ?"], [name, folded_mark(name, value)]
            clauses.append(f"{'NOT ' * negative}({self._among(key, sources, given, seeking, listing)})")
            parameters += given
        if query.first_day is not None:
            clauses.append(f"{key} >= ?")
            parameters.append(key_before(query.first_day.toordinal()))
        if query.last_day is not None:
            clauses.append(f"{key} < ?")
            parameters.append(key_after(query.last_day.toordinal()))
        if query.first_day is not None or query.last_day is not None:
            first, last = query.first_day, query.last_day
            days = [first.isoformat() if first else "", last.isoformat() if last else "9999-12-31"]
            # An entry's own local day; the first ten characters of an ISO moment.
            exact = (
                f"EXISTS (SELECT 1 FROM {one} AS its WHERE its.key = {key} AND substr(its.{moment}, 1, 10)"
                " BETWEEN ? AND ?)"
                for one, moment in _MOMENTS.items()
            )
            clauses.append(f"({' OR '.join(exact)})")
            parameters += days * len(KINDS)
        return " AND ".join(clauses), parameters

    def _among(self, key: str, sources: list[str], given: list[Any], seeking: bool, listing: bool) -> str:
        keys = " UNION ALL ".join(f"SELECT its.key FROM {source}" for source in sources)
        counted = f"SELECT count(*) FROM ({keys} LIMIT {_MANY + 1})"
        number: int = self._connection.execute(counted, given).fetchone()[0]
        if number > _MANY and not listing:  # to list them would take in proportion to all there is
            return " OR ".join(f"EXISTS (SELECT 1 FROM {source} AND its.key = {key})" for source in sources)
        # With a plus before it the index is walked and each match looked up among the keys; without, the index is asked
        # for each key alone, which is quicker for a few, and took five seconds for a tag on 14,000 entries.
        return f"{'' if seeking and number <= _FEW else '+'}{key} IN ({keys})"
