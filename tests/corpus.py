"""Makes journals of any size from a seed: words after Zipf's law, a few entries a day, tags, feelings; also in Chinese
characters, and with tips and questions between the entries.
"""

import functools
import itertools
import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.ids import new_id
from peerjournal.model.question import Question
from peerjournal.model.tip import Tip

_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"
FEELINGS = ("calm", "hopeful", "tired", "anxious", "heard", "lonely", "grateful")
START = datetime(1976, 1, 1, 7, 30, tzinfo=UTC)
BETWEEN = timedelta(hours=4, minutes=23)
_HAN, _CHARACTERS = 0x4E00, 2_000
_PLACES = 1 << 20  # the rarest word of 20,000 has five or six of them
_AT_ONCE = 4_000
_LIFETIME = 100_000 * BETWEEN  # some fifty years; more entries than that are written more often, not for longer


class Corpus:
    """A seeded source of texts. `words` is the vocabulary, the most frequent first."""

    def __init__(self, seed: int = 1, vocabulary: int = 20_000) -> None:
        words, went_on = _vocabulary(self.word, seed, vocabulary)
        self.random = random.Random()
        self.random.setstate(went_on)
        self.words = list(words)

    @staticmethod
    def word(chance: random.Random) -> str:
        """A word that may have been made before."""
        syllables = chance.choices((1, 2, 3, 4), (1, 5, 4, 2))[0]
        pairs = (chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(syllables))
        return "".join(pairs) + chance.choice(("", "", "n", "s", "t"))

    @functools.cached_property
    def _drawn(self) -> list[str]:
        """Each word as often as it is to be drawn: one look for each, where weights would be searched through."""
        shares = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(self.words))))
        places = [round(_PLACES * share / shares[-1]) for share in shares]
        drawn: list[str] = []
        for word, end in zip(self.words, places, strict=True):
            drawn += [word] * (end - len(drawn))
        return drawn

    def text(self, words: int) -> str:
        """Sentences of so many words in all."""
        chosen = self.random.choices(self._drawn, k=words)
        for place in range(0, words, 11):
            chosen[place] = chosen[place].capitalize()
            chosen[place - 1] += "."
        return " ".join(chosen)

    def records(self, count: int) -> Iterator[dict[str, Any]]:
        """Entries as an import file has them, oldest first, about 970 characters each."""
        between = min(BETWEEN, _LIFETIME / count)
        for number in range(count):
            yield {
                "at": (START + number * between).isoformat(timespec="seconds"),
                "title": self.text(self.random.randint(2, 6)),
                "text": self.text(self.random.randint(60, 220)),
                "tags": [self.words[300 + self.random.randrange(40)]] if number % 3 == 0 else [],
            }

    def entries(self, count: int) -> Iterator[Entry]:
        """The same as entries, with feelings and scales."""
        for number, record in enumerate(self.records(count)):
            at = datetime.fromisoformat(record["at"])
            yield Entry(
                id=new_id(), at=at, title=record["title"], body=record["text"], tags=tuple(record["tags"]),
                feelings=(Feeling(FEELINGS[number % 7], number % 11),), scales={"hope": number % 11},
                created_at=at, updated_at=at,
            )  # fmt: skip


@functools.cache
def _vocabulary(word: Callable[[random.Random], str], seed: int, size: int) -> tuple[tuple[str, ...], Any]:
    """Words, the most frequent first, and where chance had come to when they were made."""
    chance = random.Random(seed)
    seen: dict[str, None] = {}
    while len(seen) < size:
        seen[word(chance)] = None
    return tuple(seen), chance.getstate()


class Han(Corpus):
    """The same in Chinese characters: most words are a pair of some 2,000, and nothing but commas parts them."""

    @staticmethod
    def word(chance: random.Random) -> str:
        """A word that may have been made before."""
        size = chance.choices((1, 2, 3), (2, 7, 1))[0]
        # As in Chinese, some characters are in many words: the share of each falls with its place.
        return "".join(chr(_HAN + int(_CHARACTERS * chance.random() ** 2)) for _ in range(size))

    def text(self, words: int) -> str:
        """Sentences of so many words in all."""
        chosen = self.random.choices(self._drawn, k=words)
        for place in range(6, words, 7):
            chosen[place] += "。" if place % 2 else "，"
        return "".join(chosen)


def build(vault: Any, count: int, seed: int = 1, *, make: type[Corpus] = Corpus) -> Corpus:
    """Fills an open vault with so many entries, and gives the corpus they came from."""
    corpus = make(seed)
    coming = corpus.entries(count)
    with vault.transaction(bulk=True, logged=False):
        while some := list(itertools.islice(coming, _AT_ONCE)):  # as an import does: indexed while others are made
            vault.entries.write_new(some)
    return corpus


def add_tips_and_questions(vault: Any, count: int, seed: int = 5) -> None:
    """Writes so many tips and as many questions, evenly over the years of as many entries, in the same words."""
    corpus = Corpus(1)
    corpus.random.seed(seed)
    with vault.transaction(bulk=True):
        for number in range(count):
            at = START + _LIFETIME / count * number
            how, asked = corpus.text(corpus.random.randint(10, 40)), corpus.text(corpus.random.randint(5, 20))
            vault.tips.write(Tip(new_id(), corpus.text(4), how, created_at=at, updated_at=at))
            vault.questions.write(Question(new_id(), asked + "?", created_at=at, updated_at=at))


def write_jsonl(path: Path, count: int, seed: int = 1) -> Corpus:
    """Writes so many entries as an import file, and gives the corpus they came from."""
    corpus = Corpus(seed)
    with path.open("w", encoding="utf-8") as file:
        for record in corpus.records(count):
            file.write(json.dumps(record) + "\n")
    return corpus
