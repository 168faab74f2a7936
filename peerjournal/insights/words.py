"""Words of one's own that come with good days and with bad ones. Words of others never reach this."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peerjournal.insights.chance import ALPHA
from peerjournal.insights.life import Life
from peerjournal.insights.marks import Pairing, adjusted, bits, planes

KEY = "words"
FEWEST = 8  # entries that a word must stand in
_MOST = 60
_TOO_COMMON = 0.4  # of the entries: such words are grammar, in any language
_DRAWN = 6.0  # a word's mean is drawn toward all entries' as if it had stood in this many more of them
# Scripts that write no spaces are counted in pairs of characters, which most of their words are.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]+|[^\W\d_{_UNSPACED}](?:[^\W\d_{_UNSPACED}]|['’](?=\w)|[\u0300-\u036f])*")
_PAIRS = re.compile(rf"[{_UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in `times` entries, the scale's mean in those and in the others; `leaning` is the difference, drawn
    toward none where the word is rare. `p` is corrected for all words and scales."""

    word: str
    times: int
    mean_with: float
    mean_without: float
    leaning: float
    p: float
    speaks: bool


@dataclass(frozen=True, slots=True)
class WordsOfMine:
    """The words that lean most, to higher answers first; `n` entries have words and an answer to the scale."""

    key: str
    n: int
    compared: int
    words: tuple[Word, ...]


def look(life: Life) -> tuple[WordsOfMine, ...]:
    """For every scale that was answered beside words."""
    read = [(frozenset(split(one.words)), one.scales) for one in life.noted if one.words.strip()]
    tables = [_table(key, [(words, scales[key]) for words, scales in read if key in scales]) for key in life.scales()]
    tables = [one for one in tables if one.pairing.n]
    p_values = adjusted([one.pairing for one in tables])
    return tuple(_leaning(table, p) for table, p in zip(tables, p_values, strict=True))


@dataclass(frozen=True, slots=True)
class _Table:
    key: str
    words: Sequence[str]
    places: Sequence[Sequence[int]]
    values: Sequence[int]
    pairing: Pairing


def split(text: str) -> Iterator[str]:
    """The words of a text, without case; of scripts without spaces every pair of neighbouring characters."""
    for found in _WORD.findall(unicodedata.normalize("NFC", text).casefold()):
        if _PAIRS.match(found) is None:
            if len(found) > 1:
                yield found
        else:
            yield from (found[at : at + 2] for at in range(len(found) - 1))


def _table(key: str, rows: list[tuple[frozenset[str], int]]) -> _Table:
    found: dict[str, list[int]] = {}
    for at, (words, _) in enumerate(rows):
        for word in words:
            found.setdefault(word, []).append(at)
    often = [word for word, places in found.items() if FEWEST <= len(places) <= _TOO_COMMON * len(rows)]
    often.sort(key=lambda word: (-len(found[word]), word))
    often = often[:_MOST]
    values = [value for _, value in rows]
    places = [found[word] for word in often]
    pairing = Pairing(len(rows), [bits(one) for one in places], right_planes=[planes(values)])
    return _Table(key, often, places, values, pairing)


def _leaning(table: _Table, p_values: Sequence[float]) -> WordsOfMine:
    n, total = len(table.values), sum(table.values)
    words = []
    for word, places, p in zip(table.words, table.places, p_values, strict=True):
        within, times = sum(table.values[at] for at in places), len(places)
        with_it, without = within / times, (total - within) / (n - times)
        drawn = (with_it - without) * times / (times + _DRAWN)
        words.append(Word(word, times, with_it, without, drawn, p, p <= ALPHA))
    words.sort(key=lambda one: -one.leaning)
    return WordsOfMine(table.key, n, len(words), tuple(words))
