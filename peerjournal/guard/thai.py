"""Names in Thai, which has neither capitals nor spaces: what stands after คุณ and its like, and what is no word."""

import re
from collections.abc import Iterator

from peerjournal.guard import lexicon
from peerjournal.guard.finding import Finding

_RUN = re.compile(r"[\u0e01-\u0e4e]+")
_JOINED = re.compile(r"[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")  # vowels and tones that belong to the letter before
_LEADING = re.compile(r"[\u0e40-\u0e44]$")  # vowels that belong to the letter after
_LONGEST = 14
_FAMILIAR = frozenset({"คุณ", "พี่", "น้อง", "ป้า", "ลุง", "เจ๊", "เฮีย", "ครู"})


class ThaiNames:
    """Finds names in Thai paragraphs."""

    def __init__(self) -> None:
        cues = lexicon.cues("th")
        self._titles = tuple(sorted(cues["titles"], key=len, reverse=True))
        self._relations, self._beside = cues["relations"], cues["beside"]
        self._said, self._stop = tuple(cues["said"]), cues["stop"]
        self._following = (*cues["said"], *cues["stop"], *cues["beside"])
        self._words = lexicon.common("th") | cues["said"] | cues["relations"] | cues["beside"] | cues["stop"]
        self._given = lexicon.given_in_thai() | frozenset(one for one in lexicon.given() if _RUN.fullmatch(one))
        self._towns = lexicon.towns()

    def find(self, paragraph: str) -> Iterator[Finding]:
        """The names of a paragraph, in order."""
        for run in _RUN.finditer(paragraph):
            at, end = run.span()
            while at < end:
                length = self._name_at(paragraph, at, run.start(), end)
                if length:
                    yield Finding("name", at, at + length, paragraph[at : at + length])
                at += length or self._word_at(paragraph, at, end)

    def _word_at(self, text: str, at: int, end: int) -> int:
        """How long the word is that begins here; of a text that is no word, one letter with what belongs to it."""
        for length in range(min(_LONGEST, end - at), 1, -1):
            if text[at : at + length] in self._words and not _JOINED.match(text, at + length):
                return length
        length = 1
        while at + length < end and (_JOINED.match(text, at + length) or _LEADING.search(text, at, at + length)):
            length += 1
        return length

    def _name_at(self, text: str, at: int, begin: int, end: int) -> int:
        """How many characters the name that begins here has; 0 if none does."""
        for title in self._titles:
            if text.startswith(title, at) and self._word_at(text, at, end) <= len(title):
                name = self._known(text, at + len(title), end) or self._unknown(
                    text, at + len(title), end, nick=title in _FAMILIAR
                )
                if name and (len(title) > 2 or self._may_begin(text, at, begin)):
                    return len(title) + name
        known = self._known(text, at, end)
        if not known:
            introduced = any(text.endswith(one, begin, at) for one in self._relations)
            return self._unknown(text, at, end) if introduced else 0
        word = text[at : at + known]
        if word not in self._words:
            return known if known > 3 or self._may_begin(text, at, begin) else 0
        if known > 2 and any(text.endswith(one, begin, at) for one in self._relations) and word not in self._stop:
            return known
        introduced = any(text.endswith(one, begin, at) for one in self._beside) or at == begin
        return (
            known
            if introduced and known > 2 and text.startswith(self._said, at + known) and word not in self._stop
            else 0
        )

    def _may_begin(self, text: str, at: int, begin: int) -> bool:
        return at == begin or any(
            text.endswith(one, begin, at) for one in (*self._beside, *self._relations, *self._said)
        )

    def _known(self, text: str, at: int, end: int) -> int:
        """The longest name of the lists that stands here and ends where a word may end."""
        for length in range(min(_LONGEST, end - at), 1, -1):
            word = text[at : at + length]
            if (
                word in self._given
                and word not in self._towns
                and word not in self._stop
                and not _JOINED.match(text, at + length)
            ):
                longer = self._word_at(text, at, end)
                return length if longer <= length else 0
        return 0

    def _unknown(self, text: str, at: int, end: int, *, nick: bool = False) -> int:
        """What stands here up to the next word, if it is short enough for a name and is no word itself."""
        first = self._word_at(text, at, end)
        word = text[at : at + first]
        if word in self._stop or word in self._relations or word in self._said:
            return 0
        if word in self._words and first > 1:  # nicknames are words: นก, ฝน
            return (
                first
                if first <= 5 and nick and (at + first == end or text.startswith(self._following, at + first))
                else 0
            )
        stop = at
        while stop < end and stop - at < _LONGEST:
            step = self._word_at(text, stop, end)
            if step > 1 and text[stop : stop + step] in self._words and stop > at + 1:
                break
            stop += step
        return stop - at if 2 <= stop - at < _LONGEST else 0
