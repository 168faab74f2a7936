"""Words of one's own that come with good days and with bad ones. Words of others never reach this."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from peerjournal.insights.chance import ALPHA
from peerjournal.insights.life import Life, by_use
from peerjournal.insights.marks import Pairing, adjusted, bits, planes
from peerjournal.insights.numbers import Numbers

KEY = "words"
FEWEST = 8  # entries that a word must stand in
_MOST = 60
_TOO_COMMON = 0.4  # of the entries: such words are grammar, in any language
_DRAWN = 6.0  # a word's mean is drawn toward all entries' as if it had stood in this many more of them
# Scripts that write no spaces are counted in pairs of characters, which most of their words are.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]+|[^\W\d_{_UNSPACED}](?:[^\W\d_{_UNSPACED}]|['’](?=\w)|[\u0300-\u036f])*")
_PAIRS = re.compile(rf"[{_UNSPACED}]")
_ASCII_WORD = re.compile(r"[a-z](?:[a-z]|'(?=\w))+")  # the same for a text of nothing else, in a third of the time
_AT_ONCE = 128  # texts


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
    read = _Read()
    for one in life.written:
        read.take(one.words, one.scales)
    tables = [read.table(key, life.pause) for key in by_use(read.answered)]
    p_values = adjusted([one.pairing for one in tables], life.pause)
    return tuple(_leaning(table, p, life.pause) for table, p in zip(tables, p_values, strict=True))


class _Read:
    """What is kept of the texts: each one's words as numbers, once each."""

    def __init__(self) -> None:
        self.answered: Counter[str] = Counter()  # texts beside which each scale was answered
        self._numbers: dict[str, int] = {}  # of words
        self._rows = Numbers()
        self._scales: list[Mapping[str, int]] = []

    def take(self, text: str, scales: Mapping[str, int]) -> None:
        """Takes in a text, if there is anything to compare its words with."""
        if not scales or not text.strip():
            return
        numbers = self._numbers
        self._rows.append([numbers.setdefault(word, len(numbers)) for word in set(split(text))])
        self._scales.append(scales)
        self.answered.update(scales.keys())

    def table(self, key: str, pause: Callable[[], None]) -> "_Table":
        """The words that stand in enough of the texts with an answer to a scale, but are not everywhere."""
        values = [scales[key] for scales in self._scales if key in scales]
        found: Counter[int] = Counter()
        for words in self._beside(key, pause):
            found.update(words)
        names = list(self._numbers)
        often = [word for word, count in found.items() if FEWEST <= count <= _TOO_COMMON * len(values)]
        often.sort(key=lambda word: (-found[word], names[word]))
        places: dict[int, list[int]] = {word: [] for word in often[:_MOST]}
        for at, words in enumerate(self._beside(key, pause)):
            for word in places.keys() & words:
                places[word].append(at)
        sets = []
        for each in places.values():
            pause()
            sets.append(bits(each))
        pairing = Pairing(len(values), sets, right_planes=[planes(values, pause)])
        return _Table(key, [names[word] for word in places], list(places.values()), values, pairing)

    def _beside(self, key: str, pause: Callable[[], None]) -> Iterator[Iterable[int]]:
        """The words of each text beside which the scale was answered."""
        for at, scales in enumerate(self._scales):
            if not at % _AT_ONCE:
                pause()
            if key in scales:
                yield self._rows[at]


@dataclass(frozen=True, slots=True)
class _Table:
    key: str
    words: Sequence[str]
    places: Sequence[Sequence[int]]
    values: Sequence[int]
    pairing: Pairing


def split(text: str) -> Iterator[str]:
    """The words of a text, without case; of scripts without spaces every pair of neighbouring characters."""
    if text.isascii():
        yield from _ASCII_WORD.findall(text.lower())
        return
    for found in _WORD.findall(unicodedata.normalize("NFC", text).casefold()):
        if _PAIRS.match(found) is None:
            if len(found) > 1:
                yield found
        else:
            yield from (found[at : at + 2] for at in range(len(found) - 1))


def _leaning(table: _Table, p_values: Sequence[float], pause: Callable[[], None]) -> WordsOfMine:
    n, total = len(table.values), sum(table.values)
    words = []
    for word, places, p in zip(table.words, table.places, p_values, strict=True):
        pause()
        within, times = sum(map(table.values.__getitem__, places)), len(places)
        with_it, without = within / times, (total - within) / (n - times)
        drawn = (with_it - without) * times / (times + _DRAWN)
        words.append(Word(word, times, with_it, without, drawn, p, p <= ALPHA))
    words.sort(key=lambda one: -one.leaning)
    return WordsOfMine(table.key, n, len(words), tuple(words))
