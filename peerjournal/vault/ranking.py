"""Puts matches in order, best first, in a time that does not grow with the journal.

The score is Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) as FTS5 has it, a title
counting four times and a tag twice. For its weights FTS5 walks through every text that has one of the words; for one
that stands in most texts this takes longer than all else, and comes to a weight of nearly nothing. So only rarer words
are ranked by, as in Lucene's CommonTermsQuery. Where all are common, it is by the place of each that counts most, as in
its DisjunctionMaxQuery: those with a word in the title come first, then those with one as a tag, each newest first.

Matches are looked for among the newest entries, and behind these only until some have been found: words that seldom
stand together, and phrases of common words, would have FTS5 walk through a whole life.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from peerjournal.vault.connection import Connection
from peerjournal.vault.narrowing import ALL
from peerjournal.vault.query import Query
from peerjournal.vault.recent import Recent
from peerjournal.vault.script import APART, stands_alone

COMMON = 20_000  # texts; a word that more have is not ranked by while there is a rarer one
_COMMON_PHRASE = COMMON // 5  # the same for each word of a phrase: in their texts it is looked for five times as long
_TITLE, _TEXT, _TAGS = 4.0, 1.0, 2.0
_SCORE = f"-bm25(search, {_TITLE}, {_TEXT}, {_TAGS})"  # FTS5's is the better the lower
_LOOKED_AT = 4  # words, where all are common
_FEW = 200  # matches that are looked at one by one
# Entries among which matches are looked for, and how many are ranked even if these have fewer. Rare words are found
# without looking at others, but the lengths of the texts that have them lie on as many pages as they are apart.
NEWEST, ENOUGH = 20_000, 100
_NEWEST_OF_RARE, _ENOUGH_OF_RARE = 100_000, 200
_LOWEST = -(1 << 63)
_FIRST = re.compile(r'"([^"]*)')  # of several phrases
_APART = re.compile(rf'[\s"{APART}]+')


class Ranking:
    """Ranks matches of the index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._recent = Recent(connection)

    def newest(
        self, query: Query, clause: str, parameters: Sequence[Any], most: int
    ) -> tuple[list[tuple[int, float]], bool]:
        """The newest matches, at most so many, newest first: (key, score), the higher the better; and whether older
        ones are left. `clause` narrows what matches.
        """
        rarer = [one for one in query.wanted if self._is_rare(one)]
        at_once = rarer == query.wanted and not query.unwanted
        found_alone = at_once and clause == ALL and all(words_of(one) == [one] for one in rarer)
        newest, enough = (_NEWEST_OF_RARE, _ENOUGH_OF_RARE) if found_alone else (NEWEST, ENOUGH)
        floor = self._recent.floor(newest)
        score = _SCORE if at_once and floor is None else 0.0
        matching = f"SELECT rowid, {score} FROM search WHERE search MATCH ? AND {clause}"
        given = [query.match, *parameters]
        rows = self._rows(f"{matching} AND search.rowid >= ?", [*given, floor or _LOWEST], most + 1)
        kept = most
        if floor is not None and len(rows) <= most:
            kept = max(len(rows), enough)
            rows += self._rows(f"{matching} AND search.rowid < ?", [*given, floor], kept - len(rows) + 1)
        older, rows = len(rows) > kept, rows[:kept]
        if rows and not (at_once and floor is None):
            keys = [key for key, _ in rows]
            scores = self._weighed(rarer, keys) if rarer else self._placed(query.wanted[:_LOOKED_AT], keys)
            rows = [(key, scores[key]) for key in keys]
        return rows, older

    def _rows(self, matching: str, given: list[Any], limit: int) -> list[tuple[int, float]]:
        statement = f"{matching} ORDER BY rowid DESC LIMIT ?"
        found: list[tuple[int, float]] = self._connection.execute(statement, [*given, limit]).fetchall()
        return found

    def _is_rare(self, phrase: str) -> bool:
        # A phrase is in no more texts than its rarest word. It is not counted itself: looking for one of common words
        # is what takes long.
        words = words_of(phrase)
        most = COMMON if words == [phrase] else _COMMON_PHRASE
        counted = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
        return any(self._connection.execute(counted, (word, most + 1)).fetchone()[0] <= most for word in words)

    def _weighed(self, phrases: Sequence[str], keys: Sequence[int]) -> dict[int, float]:
        statement = (
            f"SELECT rowid, {_SCORE} FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
            " AND +rowid IN (SELECT value FROM json_each(?))"
        )
        given = (" AND ".join(phrases), keys[-1], keys[0], json.dumps(keys))
        return dict(self._connection.execute(statement, given).fetchall())

    def _placed(self, phrases: Sequence[str], keys: Sequence[int]) -> dict[int, float]:
        scores = dict.fromkeys(keys, _TEXT * len(phrases))
        statement = "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
        for phrase in phrases:
            words, seen = words_of(phrase), set[int]()
            if len(keys) <= _FEW and words != [phrase] and all(stands_alone(word.strip('"')) for word in words):
                for key in self._titled(words, keys):
                    scores[key] += _TITLE - _TEXT
                continue
            # Of a phrase it has to do that all of its words are there, in one look.
            columns = (("title", _TITLE), ("tags", _TAGS)) if words == [phrase] else (("{title tags}", _TITLE),)
            for column, weight in columns:
                given = (" AND ".join(f"{column} : {word}" for word in words), keys[-1], keys[0])
                there = {key for (key,) in self._connection.execute(statement, given).fetchall()} - seen
                for key in there & scores.keys():
                    scores[key] += weight - _TEXT
                seen |= there
        return scores

    def _titled(self, words: Sequence[str], keys: Sequence[int]) -> list[int]:
        """Those with all of some characters in title or tags. Each is a word of its own, so it need but stand there; a
        few texts say so at once, where the index would go through all that have one of these characters.
        """
        there = " AND ".join(["instr(coalesce(title, '') || ' ' || coalesce(tags, ''), ?)"] * len(words))
        statement = f"SELECT key FROM searchable WHERE key IN (SELECT value FROM json_each(?)) AND {there}"
        given = [json.dumps(keys), *(word.strip('"') for word in words)]
        return [key for (key,) in self._connection.execute(statement, given).fetchall()]


def words_of(phrase: str) -> list[str]:
    """The words of a phrase, each an FTS5 expression; those before a last one that was begun and is spelt out."""
    if phrase.startswith("("):
        words = [word for word in _APART.split(_FIRST.findall(phrase)[0])[:-1] if word]
    else:
        words = [word for word in _APART.split(phrase.rstrip("*")) if word]
        words = words if len(words) > 1 else []
    return [f'"{word}"' for word in words] or [phrase]
