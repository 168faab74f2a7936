"""Names in languages that have capital letters: each word is weighed by the lists and by what stands around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from peerjournal.guard import lexicon
from peerjournal.guard.finding import Finding
from peerjournal.guard.inflection import bases
from peerjournal.guard.lexicon import Cues
from peerjournal.guard.words import Word, words_of

# What a word must weigh to be called a name. The weights below are tuned on tests/guard/tuned.txt, on that half only.
_ENOUGH = 1.0
_NEVER = -9.0
_LONGEST = 4  # words a name goes on for
_PARTICLES = frozenset(
    ["van", "von", "de", "der", "den", "da", "das", "do", "dos", "di", "del", "della", "la", "le", "bin", "ibn", "ben", "al", "el", "zu", "zum", "ter", "ten", "ó", "mac", "mc", "st", "af", "av", "y", "e"]
)
_AND = frozenset(["and", "und", "et", "y", "e", "ed", "en", "i", "и", "ve", "oraz", "or", "oder", "ou", "o", "of", "lub", "или", "veya"])
_SPEAKING_TO = frozenset(
    ["talk", "talked", "talking", "talks", "spoke", "speak", "speaking", "said", "wrote", "write", "listened", "listen", "gave", "give", "apologised", "apologized"]
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the lists say of a word."""

    given: bool
    ordinary: bool  # an everyday word of the language, or a name that is one too
    place: bool
    surname: bool


class CasedNames:
    """Finds names in the paragraphs of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._cues: Cues = lexicon.cues(language)
        self._nouns_are_capital = language == "de"
        self._strong = self._cues["said"] - self._cues["weak"]
        self._with = {self._cues.first("beside")}

    def find(self, paragraph: str) -> Iterator[Finding]:
        """The names of a paragraph, in order."""
        words = words_of(paragraph, self._language, self._cues)
        if not words:
            return
        spans = self._spans(words, paragraph)
        for first, last in spans:
            start, end = words[first].start, words[last].end
            if len(words[last].text) == 1 and paragraph[end : end + 1] == ".":
                end += 1  # the point of an initial
            yield Finding("name", start, end, paragraph[start:end])

    def _spans(self, words: list[Word], paragraph: str) -> list[tuple[int, int]]:
        headline = self._is_headline(words)
        weights = [self._weight(words, at, headline=headline) for at in range(len(words))]
        self._pass_on(words, weights)
        spans, at = [], 0
        while at < len(words):
            if weights[at] >= _ENOUGH:
                last = self._last_of(words, at)
                spans.append((at, last))
                at = last
            at += 1
        return spans

    @staticmethod
    def _is_headline(words: list[Word]) -> bool:
        """Whether so many words have capitals that capitals say nothing."""
        return len(words) > 3 and sum(word.capital for word in words) > 0.7 * len(words)

    def _pass_on(self, words: list[Word], weights: list[float]) -> None:
        """Gives a word some of the certainty of the name it is listed with: "X and Maria", "Maria, X and Y"."""
        for turn in (range(1, len(words)), range(len(words) - 2, -1, -1)):
            for at in turn:
                if weights[at] <= -0.5 or weights[at] >= _ENOUGH or not words[at].capital:
                    continue
                step = 1 if turn.step == -1 else -1
                other = at + step
                listed = words[max(at, other)].after_comma
                if words[other].folded in _AND and 0 <= other + step < len(words):
                    other += step
                    listed = True
                if listed and weights[other] >= _ENOUGH and words[other].capital:
                    weights[at] += 0.6

    def _kind(self, folded: str) -> _Kind:
        common, ambiguous = lexicon.common(self._language), lexicon.ambiguous(self._language)
        given, surnames, towns = lexicon.given(), lexicon.surnames(), lexicon.towns()
        ordinary = folded in common or folded in ambiguous
        forms = (folded,) if ordinary else bases(folded, self._language)
        known = any(form in given for form in forms) or (not ordinary and self._is_double(folded))
        if not known and not folded.isascii() and not ordinary:
            known = lexicon.plain(folded) in given
        return _Kind(known, ordinary, any(form in towns for form in forms), any(form in surnames for form in forms))

    def _is_double(self, folded: str) -> bool:
        first, dash, last = folded.partition("-")
        return bool(dash) and first in lexicon.given() and last in lexicon.given() and len(last) > 1

    def _base(self, word: Word, folded: str, kind: _Kind, *, initial: bool) -> float:
        """What a capitalised word weighs by itself."""
        cues = self._cues
        if folded in cues["stop"] or folded in cues["languages"] or len(word.text) < 2:
            return _NEVER
        if folded in cues["calendar"]:
            return 0.1 if kind.given else -1.0
        if folded in lexicon.things() and not (kind.given and not kind.ordinary and not kind.place):
            return 0.3 if kind.given else -1.0
        if word.shouted and (not kind.given or kind.ordinary or len(word.text) < 4):
            return -0.2
        inside = not initial and not self._nouns_are_capital
        if kind.given and not kind.ordinary:
            if kind.place:
                return 0.6
            return 1.2 if len(folded) > 2 else 0.5
        if kind.given:
            return 0.35 if not inside else 0.5 if kind.place else 0.9
        if kind.place:
            return -0.3
        if kind.ordinary:
            return -0.1 if inside else -0.6
        if kind.surname:
            return 0.6 if inside else 0.35
        return 0.45 if inside else 0.0

    def _weight(self, words: list[Word], at: int, *, headline: bool) -> float:
        word = words[at]
        folded = word.folded
        if not word.capital:
            return self._small_weight(words, at)
        kind = self._kind(folded)
        weight = self._base(word, folded, kind, initial=word.initial or headline)
        if weight <= _NEVER:
            return weight
        if self._is_titled(words, at):
            return 1.5 if folded not in self._cues["titles"] else -1.0
        if (
            folded in self._cues["titles"]
            and at + 1 < len(words)
            and words[at + 1].capital
            and words[at + 1].gap.strip(" .") == ""
        ):
            return -1.0
        if self._stands_in_a_work_or_place(words, at):
            return -1.0
        certain = kind.given and not kind.ordinary and not kind.place
        return weight + self._left(words, at, kind, certain=certain) + self._right(words, at, kind)

    def _is_titled(self, words: list[Word], at: int) -> bool:
        """Whether "Mrs", "Herr", "pani" stand before it, or "Hanım" after it."""
        cues = self._cues
        if at and words[at].gap.strip(" \u00a0.") == "" and len(words[at].gap) <= 2:
            before = words[at - 1].folded
            dotted = words[at].gap.startswith(".")
            if before in cues["titles"] and (
                dotted or len(before) > 2 or before in {"mr", "ms", "dr"} or before in {"m", "д"}
            ):
                kinship = before in cues["relations"] or before in cues["articles"]
                return not kinship or not self._kind(words[at].folded).ordinary
        return at + 1 < len(words) and words[at + 1].joined and words[at + 1].folded in cues["after"]

    def _stands_in_a_work_or_place(self, words: list[Word], at: int) -> bool:
        """Whether the capitalised words around it name a street, a body, a feast, or stand after "book"."""
        cues = self._cues
        first = last = at
        while last + 1 < len(words) and words[last + 1].capital and words[last + 1].joined and last - at < _LONGEST:
            last += 1
        while first and words[first].joined and words[first - 1].capital and at - first < _LONGEST:
            first -= 1
        german = self._nouns_are_capital
        for place in range(max(0, first - (not german)), last + 1):
            if place != at and words[place].folded in cues["orgs"] and (not german or abs(place - at) == 1):
                if place >= first or words[place + 1].joined:
                    return True
        if last + 1 < len(words) and words[last + 1].joined and words[last + 1].folded in cues["orgs"] and last == at:
            return words[last + 1].folded not in cues["said"]
        if (
            at
            and words[at].joined
            and words[at - 1].folded
            in {"st", "saint", "san", "santa", "são", "sankt", "sainte", "sint"} | cues["lives_at"]
        ):
            return True
        back = words[max(0, first - 3) : first]
        return any(one.folded in cues["works"] for one in back) and not any(
            "," in one.gap or "." in one.gap for one in words[max(0, first - 2) : first + 1]
        )

    def _left(self, words: list[Word], at: int, kind: _Kind, *, certain: bool) -> float:
        """What the words before it add."""
        word, cues = words[at], self._cues
        if at == 0:
            return 0.0
        before = words[at - 1].folded
        if word.after_comma:
            weight = 0.6 if before in cues["greet"] else 0.5 if before in cues["relations"] else 0.0
            ends = not word.tail.strip(" \"”»’'") or word.tail.strip()[:1] in set(".!?,;")
            return max(weight, 0.4 if ends and kind.given and not word.initial and not self._nouns_are_capital else 0.0)
        if word.gap.strip(" :„“\"«'") != "":
            return 0.0
        weight = 0.0
        if before in cues["relations"]:
            weight += 0.9
        elif before in cues["told"] or (before == "to" and at > 1 and words[at - 2].folded in _SPEAKING_TO):
            weight += 0.55
        elif before in cues["greet"]:
            weight += 0.6
        elif before in self._strong:
            weight += 0.4
        elif before in cues["beside"] and not (kind.place and before in cues["place"]):
            weight += 0.5 if before in self._with else 0.35
        elif before in cues["place"]:
            weight -= 0.2 if certain else 0.7
        if before in cues["articles"] and not certain:
            weight -= 0.6
        return weight

    def _right(self, words: list[Word], at: int, kind: _Kind) -> float:
        """What the words after it add."""
        word, cues = words[at], self._cues
        weight = 0.0
        if self._language == "tr" and word.tail[:1] in {"'", "’"}:
            weight += 0.3 if not kind.place else 0.0
        if self._language == "en" and word.tail[:2] in {"'s", "’s"}:
            weight += 0.65 if kind.given else 0.4
        if at + 1 == len(words) or not words[at + 1].joined:
            return weight
        after = words[at + 1]
        if after.folded in self._strong:
            weight += 0.75
        elif after.folded in cues["said"]:
            weight += 0.3
        elif kind.given and after.capital and not after.shouted:
            other = self._kind(after.folded)
            if (
                (len(after.text) == 1 and after.tail[:1] == ".")
                or ((other.surname or other.given)
                and not other.ordinary)
            ):
                weight += 0.6
        return weight

    def _small_weight(self, words: list[Word], at: int) -> float:
        """What a word in small letters weighs: only in chat, only plain names, only with a strong cue."""
        word = words[at]
        folded = word.folded
        if len(folded) < 4 or at == 0 or not word.joined or folded not in lexicon.given() or self._nouns_are_capital:
            return 0.0
        kind = self._kind(folded)
        if kind.ordinary or kind.place or not kind.given:
            return 0.0
        cues, before = self._cues, words[at - 1].folded
        after = words[at + 1].folded if at + 1 < len(words) and words[at + 1].joined else ""
        if (
            folded in cues["said"]
            or folded in cues["told"]
            or folded in cues["beside"]
            or folded in cues["stop"]
            or folded in cues["relations"]
        ):
            return 0.0
        if before in cues["relations"]:
            return 1.2
        opening = next(one for one in reversed(words[: at + 1]) if one.initial)
        if opening.capital:
            return 0.0
        return 1.1 if before in cues["told"] | cues["greet"] | self._with or after in self._strong else 0.0

    def _last_of(self, words: list[Word], at: int) -> int:
        """Where the name that begins here ends: with the family name, or an initial."""
        last = at
        if not words[at].capital:
            return last
        while last + 1 < len(words) and last - at < _LONGEST:
            step = 1
            while (
                last + step < len(words)
                and step < 3
                and words[last + step].joined
                and fold_particle(words[last + step])
            ):
                step += 1
            if last + step >= len(words) or not self._goes_on(words[last + step], words[last]):
                break
            last += step
        return last

    def _goes_on(self, word: Word, before: Word) -> bool:
        initialled = word.gap == ". " and len(before.text) == 1 and before.capital
        if not (word.joined or initialled) or not word.capital or (word.shouted and len(word.text) > 1):
            return False
        if len(word.text) == 1:
            return word.folded != "i" and word.tail[:1] in {".", "", "'", "’"}
        folded = word.folded
        if folded in self._cues["calendar"] or folded in self._cues["stop"] or folded in lexicon.things():
            return False
        kind = self._kind(folded)
        if self._nouns_are_capital:
            return kind.surname or kind.given or (not kind.ordinary and before.folded in self._cues["titles"])
        return not kind.ordinary or kind.given or kind.surname


def fold_particle(word: Word) -> bool:
    """Whether a word is one that stands within names: van, de, bin."""
    return word.folded in _PARTICLES
