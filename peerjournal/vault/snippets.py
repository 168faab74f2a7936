"""The words around what was found: as statements ask FTS5 for them, and as they are shown."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.vault.connection import Connection
from peerjournal.vault.query import Query
from peerjournal.vault.script import APART, CLOSE, OPEN, without_separators

_LONG = 16 << 10  # bytes of a text in which FTS5 is not asked for the best words around
_PIECE, _TWICE = 2_000, 200  # characters of such a text, and how many of them come again in the next piece
_AT_FIRST = 4  # pieces that are looked at together; then twice as many, and so on
_TURNS = 2  # of these, in which one piece must have all words; then the best of those that have some will do
_CUT = "…"
TOKENIZE = """tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'\""""  # as in the schema


def snippet(match: str) -> tuple[str, list[Any]]:
    """The expression for the words around what `match` finds, each match between OPEN and CLOSE, and its parameters.

    It is NULL in a long text: FTS5 weighs each match against all others to find the best words around, so a word that
    comes 80,000 times would take 40 seconds, which nothing can interrupt. `in_long_text` has those.
    """
    return f"iif(octet_length(body) > ?, NULL, {_around('search')})", [_LONG, *_marks(match)]


def in_long_text(connection: Connection, query: Query, key: int) -> str:
    """The same of one long text, in time proportional to its length at most.

    It is cut into pieces, which are asked in an index of their own, in memory, until some have what is looked for.
    """
    title, body, tags = connection.execute("SELECT title, body, tags FROM search WHERE rowid = ?", (key,)).fetchone()
    all_words, some = " AND ".join(query.wanted), " OR ".join(query.wanted)
    with closing(sqlcipher.connect(":memory:")) as memory:
        memory.execute("PRAGMA temp_store = MEMORY")  # no text may go into a temporary file
        memory.execute(f"CREATE VIRTUAL TABLE piece USING fts5 (title, body, tags, {TOKENIZE})")
        for turn, together in enumerate(_together(body)):
            memory.executemany("INSERT INTO piece (title, body, tags) VALUES ('', ?, '')", ((one,) for one in together))
            if marked := _best(memory, all_words if turn < _TURNS else some):
                return marked
        memory.execute("INSERT INTO piece (title, body, tags) VALUES (?, '', ?)", (title, tags))
        return _best(memory, some) or f"{body[:_TWICE]}{_CUT}"


def _best(memory: sqlcipher.Connection, match: str) -> str:
    asked = f"SELECT {_around('piece')} FROM piece WHERE piece MATCH ? ORDER BY rank, rowid LIMIT 1"
    found = memory.execute(asked, [*_marks(match), match]).fetchone()
    return str(found[0]) if found else ""


def _around(table: str) -> str:
    return f"snippet({table}, -1, ?, ?, ?, ?)"


def _marks(match: str) -> list[Any]:
    return [OPEN, CLOSE, _CUT, 48 if APART in match else 24]


def _together(text: str) -> Iterator[list[str]]:
    """More and more pieces of a text; dots stand where it goes on."""
    pieces, many = list(range(0, max(len(text) - _TWICE, 1), _PIECE - _TWICE)), _AT_FIRST
    while pieces:
        yield [_piece(text, start) for start in pieces[:many]]
        del pieces[:many]
        many *= 2


def _piece(text: str, start: int) -> str:
    """From a blank to a blank, where there are some near."""
    end = start + _PIECE
    begin = text.find(" ", start, start + _TWICE // 2) + 1 or start if start else 0
    stop = text.rfind(" ", end - _TWICE // 2, end) if end < len(text) else len(text)
    return (_CUT if begin else "") + text[begin : stop if stop > 0 else end] + (_CUT if end < len(text) else "")


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A marked snippet -> the text, and where in it the matches are; neighbouring ones count as one."""
    text = ""
    spans: list[list[int]] = []
    for piece in without_separators(marked).split(OPEN):
        matched, _, rest = piece.rpartition(CLOSE)
        if matched:
            if spans and spans[-1][1] == len(text):
                spans[-1][1] += len(matched)
            else:
                spans.append([len(text), len(text) + len(matched)])
        text += matched + rest
    return text, tuple((start, end) for start, end in spans)
