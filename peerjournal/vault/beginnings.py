"""Which words a typed beginning may become: asked of the index word by word, so that none of their places are gathered.

FTS5 answers a prefix it has no index for by gathering every place of every word that begins so, newest first or not:
7 ms for the commonest words of 100,000 texts, and ten times that for ten times the texts. The words themselves are
found in a step each, whatever the number of texts.
"""

import re

from peerjournal.vault.connection import Connection
from peerjournal.vault.query import Query

INDEXED = 3  # letters; the index has beginnings up to these itself (schema/0009_search.sql)
MOST = 64  # words; where there are more, each is rare, and gathering them takes no longer
# Nothing but ASCII: how the index folds other letters is its own business, and it gathers what begins with them.
_BEGINNING = re.compile(rf'"(?P<before>[\x00-\x7f]*?)(?P<letters>[A-Za-z0-9]{{{INDEXED + 1},}})"\*')
# One place of each word: none has a character below U+0030, so the next is the first not before this one and U+0001.
_NEXT = "(SELECT term FROM temp.indexed_word WHERE term >= {} LIMIT 1)"
_WORDS = (
    f"WITH RECURSIVE word (term) AS (SELECT {_NEXT.format('?1')} UNION ALL"
    f" SELECT {_NEXT.format('word.term || char(1)')} FROM word WHERE substr(word.term, 1, length(?1)) = ?1)"
    f" SELECT term FROM word LIMIT {MOST + 2}"
)


class Beginnings:
    """The words of the index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def spelt_out(self, query: Query) -> tuple[Query, bool]:
        """The same query with words for beginnings, and whether there are some left that have to be gathered."""
        wanted = [self._words(one) for one in query.wanted]
        unwanted = [self._words(one) for one in query.unwanted]
        gathered = any(one.endswith("*") and len(one) > INDEXED + len('""*') for one in (*wanted, *unwanted))
        return Query(wanted, unwanted, query.filters, query.first_day, query.last_day), gathered

    def _words(self, phrase: str) -> str:
        found = _BEGINNING.fullmatch(phrase)
        if found is None:
            return phrase
        before, letters = found["before"], found["letters"].lower()
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_word USING fts5vocab(main, search, instance)"
        )
        met = self._connection.execute(_WORDS, (letters,)).fetchall()  # the last is one that begins otherwise, or none
        words = [word for (word,) in met if word is not None and word.startswith(letters)]
        if not 0 < len(words) <= MOST:
            return phrase
        return "(" + " OR ".join(f'"{before}{word}"' for word in words) + ")"
