"""Puts matches in order, best first, in a time that does not grow with the journal.

The score is Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) as FTS5 has it, a title
counting four times and a tag twice. For its weights FTS5 walks through every text that has one of the words; for one
that stands in most texts this takes longer than all else, and comes to a weight of nearly nothing. So only rarer words
are ranked by, as in Lucene's CommonTermsQuery. Where all are common, it is by the place of each that counts most, as in
its DisjunctionMaxQuery: those with a word in the title come first, then those with one as a tag, each newest first.
"""

import json
import re
from collections.abc import Sequence

from peerjournal.vault.connection import Connection
from peerjournal.vault.query import Query
from peerjournal.vault.script import APART

COMMON = 20_000  # texts; a word that more have is not ranked by while there is a rarer one
_TITLE, _TEXT, _TAGS = 4.0, 1.0, 2.0
_LOOKED_AT = 4  # words, where all are common
_FIRST = re.compile(r'\(?"([^"]*)')  # of an FTS5 expression: its first phrase
_APART = re.compile(rf"[\s{APART}]+")


class Ranking:
    """Ranks matches of the index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def best(self, query: Query, keys: Sequence[int], *, complete: bool) -> list[int]:
        """The keys of matches, given newest first, in order of their rank, of equals the newer first.

        `complete` says that these are all that match.
        """
        if not keys:
            return []
        alone = len(query.wanted) == 1 and not query.narrowed
        rarer = query.wanted if alone and complete else [one for one in query.wanted if self._is_rare(one)]
        if rarer:
            scores = self._weighed(rarer, keys, among=query.narrowed or rarer != query.wanted)
        else:
            scores = self._placed(query.wanted[:_LOOKED_AT], keys)
        return sorted(keys, key=scores.__getitem__, reverse=True)

    def _is_rare(self, phrase: str) -> bool:
        # A phrase is in no more texts than its rarest word. It is not counted itself: looking for one of common words
        # is what takes long.
        words = _APART.split((_FIRST.findall(phrase) or [phrase])[0])
        if phrase.endswith(")"):  # beginnings spelt out: these are the words before
            words.pop()
        return any(self._few(f'"{word}"') for word in words if word) if len(words) > 1 else self._few(phrase)

    def _few(self, phrase: str) -> bool:
        counted = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
        return int(self._connection.execute(counted, (phrase, COMMON + 1)).fetchone()[0]) <= COMMON

    def _weighed(self, phrases: Sequence[str], keys: Sequence[int], *, among: bool) -> dict[int, float]:
        """BM25 of these phrases; FTS5's is the better the lower. `among`: other texts have them, too."""
        statement = (
            f"SELECT rowid, -bm25(search, {_TITLE}, {_TEXT}, {_TAGS}) FROM search"
            " WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
        )
        given = [" AND ".join(phrases), keys[-1], keys[0]]
        if among:
            statement, given = f"{statement} AND +rowid IN (SELECT value FROM json_each(?))", [*given, json.dumps(keys)]
        return dict(self._connection.execute(statement, given).fetchall())

    def _placed(self, phrases: Sequence[str], keys: Sequence[int]) -> dict[int, float]:
        scores = dict.fromkeys(keys, _TEXT * len(phrases))
        statement = "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
        for phrase in phrases:
            counted: set[int] = set()
            for column, more in (("title", _TITLE - _TEXT), ("tags", _TAGS - _TEXT)):
                given = (f"{column} : {phrase}", keys[-1], keys[0])
                there = {key for (key,) in self._connection.execute(statement, given).fetchall()} - counted
                for key in there & scores.keys():
                    scores[key] += more
                counted |= there
        return scores
