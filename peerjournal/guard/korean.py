"""Names in Korean: a family name with two syllables, or a given name with a title, a particle or a friend beside it."""

import re
from collections.abc import Iterator

from peerjournal.guard import lexicon
from peerjournal.guard.finding import Finding

_WORD = re.compile(r"[\uac00-\ud7a3]+")


class KoreanNames:
    """Finds names in Korean paragraphs."""

    def __init__(self) -> None:
        cues = lexicon.cues("ko")
        self._surnames, self._syllables = cues["surnames"], cues["syllables"]
        self._particles = tuple(sorted(cues["particles"], key=len, reverse=True))
        self._titles, self._before, self._said = cues["titles"], cues["before"], cues["said"]
        self._suffixed = tuple(sorted((one for one in self._titles if len(one) <= 4), key=len, reverse=True))
        self._given = frozenset(word for word in lexicon.given() if 2 <= len(word) <= 3 and _WORD.fullmatch(word))
        self._words = lexicon.common("ko")
        self._towns = lexicon.towns()

    def find(self, paragraph: str) -> Iterator[Finding]:
        """The names of a paragraph, in order."""
        words = list(_WORD.finditer(paragraph))
        listed = False  # whether a name stands just before, with a comma between
        for at, match in enumerate(words):
            before = (
                words[at - 1].group() if at and not paragraph[words[at - 1].end() : match.start()].strip(" ,") else ""
            )
            after = (
                words[at + 1].group()
                if at + 1 < len(words) and paragraph[match.end() : words[at + 1].start()] == " "
                else ""
            )
            tail = paragraph[match.end() : match.end() + 1]
            comma = 0.5 if listed or (tail == "," and self._lists_names(paragraph, words, at)) else 0.0
            length = self._name(match.group(), before, after, comma)
            listed = bool(length) and tail in {",", "·", "、"}
            if length:
                yield Finding(
                    "name", match.start(), match.start() + length, paragraph[match.start() : match.start() + length]
                )

    def _lists_names(self, text: str, words: list[re.Match[str]], at: int) -> bool:
        """Whether the word after the comma may be a name too."""
        if at + 1 == len(words) or text[words[at].end() : words[at + 1].start()].strip() != ",":
            return False
        following = words[at + 1].group()
        return (following in self._given and following not in self._words) or (
            self._is_full(following) and len(following) == 3
        )

    def _name(self, word: str, before: str, after: str, listed: float) -> int:
        """How many syllables of this word are a name; 0 if none."""
        for title in self._suffixed:  # 민수씨, 김선생님
            stem = word[: -len(title)]
            if (
                word.endswith(title)
                and len(stem) in (2, 3)
                and title not in {"양", "군", "형", "의사"}
                and self._looks(stem)
            ):
                return len(stem)
        titled = after in self._titles or any(stem in self._titles for stem, _ in self._stems(after) if len(stem) > 1)
        if after.startswith(("의사", "간호사")) and not (word in self._given or self._is_full(word)):
            titled = False
        if after.startswith("씨") and 2 <= len(word) <= 5 and word not in self._words:
            return len(word)  # 타오 씨: whoever is called so has a name
        if titled and not (after in {"양", "군", "형", "의사", "언니", "형이"} and word in self._words):
            if len(word) == 1:
                return 1 if word in self._surnames else 0
            if len(word) <= 4 and self._looks(word):
                return len(word)
        best = 0
        for stem, particle in self._stems(word):
            weight = self._weight(stem, particle, before, after)
            weight += listed if weight > 0 else 0.0
            if weight >= 1.0 and len(stem) > best:
                best = len(stem)
        return best

    def _stems(self, word: str) -> Iterator[tuple[str, str]]:
        yield word, ""
        for particle in self._particles:
            if word.endswith(particle) and len(word) - len(particle) >= 2:
                yield word[: -len(particle)], particle

    def _looks(self, stem: str) -> bool:
        """Whether it may be a name, where a title says that one stands there."""
        if stem in self._given:
            return True
        if stem in self._words or stem in self._towns:
            return self._is_full(stem) and stem not in self._words
        return all(one in self._syllables for one in stem[-2:])

    def _is_full(self, stem: str) -> bool:
        surname = 2 if len(stem) == 4 and stem[:2] in self._surnames else 1
        given = stem[surname:]
        return stem[:surname] in self._surnames and len(given) == 2 and all(one in self._syllables for one in given)

    def _weight(self, stem: str, particle: str, before: str, after: str) -> float:
        if stem in self._towns:
            return 0.0
        weight = 0.0
        if self._is_full(stem):
            weight = 0.55 if stem not in self._words else -0.3
            if stem[-2:] in self._given:
                weight += 0.5
            if particle in {"이", "가", "은", "는", "을", "를", "와", "과", "의", "도"} and len(stem) == 3:
                weight += 0.25
            if stem[0] in "김박최정강조윤장임한권황송홍류백허곽":
                weight += 0.2
        elif stem in self._given and len(stem) == 2:
            weight = 0.6 if stem not in self._words else -0.2
            if particle in {"야", "아"} and stem not in self._words:
                weight += 0.4  # 유나야: one calls her
            if not before and not particle and stem not in self._words:
                weight += 0.45  # 영희 꿈을 꿨다
            if particle.startswith("이") and len(particle) > 1 and (ord(stem[-1]) - 0xAC00) % 28:
                weight += 0.6  # 지훈이가: only names take this 이
        elif len(stem) == 2 and stem not in self._words and all(one in self._syllables for one in stem):
            weight = 0.45 if before in self._before or particle in {"에게", "한테", "께서"} else 0.0
        else:
            return 0.0
        if before in self._before:
            weight += 0.6
        if after in self._said:
            weight += 0.3
        if particle in {"에게", "한테", "께서", "께", "랑", "이랑", "하고"}:
            weight += 0.5
        return weight
