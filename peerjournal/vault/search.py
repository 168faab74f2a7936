"""Searching everything a person wrote: one FTS5 index over entries and all that has words, in the order of time."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from peerjournal.model.damage import Damaged
from peerjournal.model.errors import VaultDamaged
from peerjournal.model.found import Found, Hit
from peerjournal.vault.beginnings import Beginnings
from peerjournal.vault.connection import Connection
from peerjournal.vault.found_entries import FoundEntry
from peerjournal.vault.keys import kind_of
from peerjournal.vault.narrowing import ALL, Narrowing
from peerjournal.vault.query import Query
from peerjournal.vault.ranking import Ranking, words_of
from peerjournal.vault.selection import condition
from peerjournal.vault.snippets import in_long_text, snippet, unmark

if TYPE_CHECKING:
    from peerjournal.vault.rows import Table
    from peerjournal.vault.tables import Tables

# Ranking all matches of a common word would take time in proportion to a lifetime of entries; so best-first ranks the
# newest matches only, and says so.
RANKED = 2000
_BEGINNING = 160
# Under which name the tables have those of a kind; most searches find entries only, and need not load the others.
_TABLES = {"entry": "found_entries", "tip": "tips", "question": "questions", "kind_word": "kind_words"}


# A key, and the marked words around what was found; None in a long text, and where no words are asked for.
_Row = tuple[int, str | None]


class Search:
    """Finds what a `Query` asks for."""

    def __init__(self, connection: Connection, tables: "Tables") -> None:
        self._connection = connection
        self._tables = tables
        self._beginnings = Beginnings(connection)
        self._ranking = Ranking(connection)
        self._narrowing = Narrowing(connection)

    def find(
        self, query: Query, groups: dict[str, str], *, limit: int, offset: int, best: bool, counted: bool = True
    ) -> Found:
        """A page of hits; `groups` maps case-folded names of groups to their ids. `counted` as in actions/search.py."""
        if query.empty:
            return Found(0, ())
        if not query.wanted:
            return self._without_words(query, groups, limit, offset, counted=counted or best)
        query, gathering = self._beginnings.spelt_out(query)
        clause, parameters = self._narrowing.condition(query, groups, "search.rowid", seeking=not gathering)
        matching = f"FROM search WHERE search MATCH ? AND {clause}"
        given = [query.match, *parameters]
        if not best:
            hits = self._hits(self._newest(matching, given, limit, offset), query)
            return Found(self._count(query, groups) if counted else offset + len(hits), hits)
        scored, older = self._ranking.newest(query, clause, parameters, RANKED)
        ranked = [key for key, _ in sorted(scored, key=itemgetter(1), reverse=True)]  # of equals the newer is first
        # Between two of the newest that have a word are few others; between those with a phrase, or let through by a
        # filter, may be many that are looked at in vain.
        walking = gathering or (clause == ALL and words_of(query.match) == [query.match])
        # They are known to have all words and no unwanted one. Asked for any of the words, the index need not come to
        # one with all of them first, each time anew, before it goes on to the one that is asked for.
        match = query.match if walking else " OR ".join(query.wanted)
        rows = self._with_snippets(match, ranked[offset : offset + limit], walking=walking)
        if not older:
            return Found(len(ranked), self._hits(rows, query))
        # Those that were not ranked are older than all that were; they follow, newest first.
        behind = f"{matching} AND search.rowid < ?"
        rows += self._newest(behind, [*given, scored[-1][0]], limit - len(rows), max(offset - len(ranked), 0))
        total = self._count(query, groups) if counted else max(offset + len(rows), len(ranked) + 1)
        return Found(total, self._hits(rows, query), len(ranked))

    def _newest(self, matching: str, given: list[Any], limit: int, offset: int) -> list[_Row]:
        """A page of matches, newest first."""
        if limit <= 0:
            return []
        around, marks = snippet(given[0])
        statement = f"SELECT rowid, {around} {matching} ORDER BY rowid DESC LIMIT ? OFFSET ?"
        found: list[_Row] = self._connection.execute(statement, [*marks, *given, limit, offset]).fetchall()
        return found

    def _with_snippets(self, match: str, keys: list[int], *, walking: bool) -> list[_Row]:
        """Some matches, in their order."""
        if not keys:
            return []
        around, marks = snippet(match)
        # With a plus before it, the list is looked at row by row in one walk. Without, the walk begins anew for each
        # key, and gathers the places of a typed beginning each time.
        statement = (
            f"SELECT rowid, {around} FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
            f" AND {'+' if walking else ''}rowid IN (SELECT value FROM json_each(?))"
        )
        given = [*marks, match, min(keys), max(keys), json.dumps(keys)]
        texts: dict[int, str | None] = dict(self._connection.execute(statement, given).fetchall())
        return [(key, texts[key]) for key in keys]

    def _count(self, query: Query, groups: dict[str, str]) -> int:
        clause, parameters = self._narrowing.condition(query, groups, "search.rowid", seeking=True, listing=True)
        statement = f"SELECT count(*) FROM search WHERE search MATCH ? AND {clause}"
        return int(self._connection.execute(statement, [query.match, *parameters]).fetchone()[0])

    def prove(self) -> None:
        """Compares the whole index with the texts. Raises VaultDamaged."""
        self._connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")

    def rebuild(self) -> None:
        """Makes the index anew from the texts."""
        self._connection.execute("INSERT INTO search (search) VALUES ('rebuild')")

    def _without_words(self, query: Query, groups: dict[str, str], limit: int, offset: int, *, counted: bool) -> Found:
        """Filters alone, or with unwanted words only: entries, newest first."""
        from peerjournal.model.filters import EntryFilter

        where, given = condition(EntryFilter(first_day=query.first_day, last_day=query.last_day))
        if query.unwanted:
            where += " AND entry.key NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"
            given.append(query.without)
        bare = Query(filters=query.filters)
        total = None
        if counted:
            more, parameters = self._narrowing.condition(bare, groups, "entry.key", seeking=True, listing=True)
            statement = f"SELECT count(*) FROM entry WHERE {where} AND {more}"
            total = int(self._connection.execute(statement, [*given, *parameters]).fetchone()[0])
        more, parameters = self._narrowing.condition(bare, groups, "entry.key", seeking=True)
        statement = f"SELECT key FROM entry WHERE {where} AND {more} ORDER BY key DESC LIMIT ? OFFSET ?"
        rows = self._connection.execute(statement, [*given, *parameters, limit, offset]).fetchall()
        hits = self._hits([(key, None) for (key,) in rows], query)
        return Found(offset + len(hits) if total is None else total, hits)

    def _hits(self, rows: Sequence[_Row], query: Query) -> tuple[Hit, ...]:
        """What was found, read from its rows: those of one kind in one statement."""
        if query.wanted:
            rows = [(key, marked or in_long_text(self._connection, query, key)) for key, marked in rows]
        kinds: dict[str, list[int]] = defaultdict(list)
        for key, _ in rows:
            kinds[kind_of(key)].append(key)
        tables: dict[str, Table[Any]] = {kind: getattr(self._tables, _TABLES[kind]) for kind in kinds}
        nouns: dict[int, Any] = {}
        for kind, keys in kinds.items():
            listed = "SELECT value FROM json_each(?)"
            among = f"WHERE key IN ({listed}) ORDER BY key"
            nouns |= dict(tables[kind].keyed(among, [json.dumps(keys)], f"{listed} ORDER BY value"))
        spoilt = self._spoilt([key for key, marked in rows if marked is not None], nouns, tables)
        return tuple(_hit(key, marked, spoilt.get(key, nouns.get(key)), tables[kind_of(key)]) for key, marked in rows)

    def _spoilt(self, keys: list[int], nouns: dict[int, Any], tables: dict[str, "Table[Any]"]) -> dict[int, Damaged]:
        """What was found in an indexed text that is no longer whole, though the row itself is.

        SQLCipher takes a lost page of zeros for a new one. A row's checksum covers what a person wrote, and not the
        form of it that is indexed, which snippets come from; of an entry in ASCII both are one.
        """
        apart = [key for key in keys if key in nouns and _is_apart(nouns[key])]
        if not apart:
            return {}
        statement = (
            "SELECT key FROM searchable WHERE key IN (SELECT value FROM json_each(?))"
            " AND instr(title || body || tags, char(0))"
        )
        found = [key for (key,) in self._connection.execute(statement, [json.dumps(apart)]).fetchall()]
        met = [(key, nouns[key], tables[kind_of(key)]) for key in found]
        return {key: Damaged(one.noun, noun.id) for key, noun, one in met if "\0" not in "".join(_told(noun, one)[1:])}


def _hit(key: int, marked: str | None, noun: Any, table: "Table[Any]") -> Hit:
    if noun is None:
        raise VaultDamaged("index")
    if isinstance(noun, Damaged):
        return Hit(noun.noun, key, noun.id, None, "", "", (), damaged=True)
    at, title, text = _told(noun, table)
    words, matches = unmark(marked) if marked is not None else (text[:_BEGINNING], ())
    all_day = isinstance(noun, FoundEntry) and noun.all_day
    return Hit(
        kind_of(key), key, noun.id, at, title, words, matches, all_day=all_day, group_id=noun.group_id
    )  # fmt: skip


def _is_apart(noun: Any) -> bool:
    if isinstance(noun, Damaged):
        return False
    return not isinstance(noun, FoundEntry) or not (noun.title + noun.body + "".join(noun.tags)).isascii()


def _told(noun: Any, table: Any) -> tuple[datetime, str, str]:
    """The moment, title and text that stand for a thing found."""
    title, text, _ = table.texts(noun)
    return table.made_at(noun), title, text
