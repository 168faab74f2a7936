"""Words of one's own that come with good days and with bad ones. Words of others never reach this."""

import re
import unicodedata
from collections.abc import Iterator
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
    toward none where the word is rare. `p` is corrected for all words."""

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
    return tuple(_of_scale(key, [(words, scales[key]) for words, scales in read if key in scales])
                 for key in life.scales() if any(key in scales for _, scales in read))  # fmt: skip


def split(text: str) -> Iterator[str]:
    """The words of a text, without case; of scripts without spaces every pair of neighbouring characters."""
    for found in _WORD.findall(unicodedata.normalize("NFC", text).casefold()):
        if _PAIRS.match(found) is None:
            if len(found) > 1:
                yield found
        else:
            yield from (found[at : at + 2] for at in range(len(found) - 1))


def _of_scale(key: str, rows: list[tuple[frozenset[str], int]]) -> WordsOfMine:
    places: dict[str, list[int]] = {}
    for at, (words, _) in enumerate(rows):
        for word in words:
            places.setdefault(word, []).append(at)
    n = len(rows)
    often = [word for word, found in places.items() if FEWEST <= len(found) <= _TOO_COMMON * n]
    often.sort(key=lambda word: (-len(places[word]), word))
    often = often[:_MOST]
    values = [value for _, value in rows]
    if not often:
        return WordsOfMine(key, n, 0, ())
    pairing = Pairing(n, [bits(places[word]) for word in often], right_planes=[planes(values)])
    total = sum(values)
    leaning = []
    for word, p in zip(often, adjusted([pairing])[0], strict=True):
        within, times = sum(values[at] for at in places[word]), len(places[word])
        with_it, without = within / times, (total - within) / (n - times)
        drawn = (with_it - without) * times / (times + _DRAWN)
        leaning.append(Word(word, times, with_it, without, drawn, p, p <= ALPHA))
    leaning.sort(key=lambda one: -one.leaning)
    return WordsOfMine(key, n, len(often), tuple(leaning))
