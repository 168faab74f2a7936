"""How much a word weighs as somebody's name: what the lists say of it, and what stands before and after it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from peerjournal.guard import lexicon
from peerjournal.guard.inflection import bases
from peerjournal.guard.lexicon import Cues, words_in
from peerjournal.guard.words import Word

ENOUGH = 1.0  # what makes a name; the weights below were tuned on tests/guard/tuned.txt, on that half only
NEVER = -9.0
AND = words_in("й and und et y e ed en i и ve oraz or oder o ou lub или veya og och ja és și και và dan &")
INSIDE = 1.0  # a first name that is a word too, where only a name has a capital: "told Hope", not "Hope is"
UNKNOWN = 0.95  # what is on no list, in the same place: anything that speaks for a name settles it
_ME = words_in("i ich moi yo io eu ik ja я ben me ego")
_SPEAKING = words_in(
    "talk talked talking talks spoke speak speaking said wrote write listened listen gave give apologised "
    "apologized lied smiled waved nodded listening writing next close thanks birthday married engaged"
)
_HERS = words_in(
    "he she him her his hers himself herself er sie elle il lui lei él ella ele ela hij zij zijn haar on ona он она"
)


_DATED_NAMES = words_in("may april june august summer dawn eve noel carol noël avril julio abril eylül nisan natale")
_WHERE = ("da", "de", "ta", "te")  # at, in and from, in Turkish: rather of a place
_PARTICIPLES = {"fr": ("é",), "it": ("ato", "uto", "ito", "etto", "anto")}
_PAST = {"es": ("ó",), "pt": ("ou", "eu", "iu")}  # of one other person, where no noun begins a sentence bare
_SLAVIC_PAST = {
    "ru": ("л", "ла", "лся", "лась"),
    "uk": ("в", "ла", "вся", "лася"),
    "pl": ("ł", "ła"),
    "cs": ("l", "la"),
}
_HE_OR_SHE = words_in("ο η τον την του τησ")
_IS = words_in(
    "is was isn't wasn't means es fue era é foi è est était ist war heißt bedeutet jest był była to on oli är var er "
    "betyder je byl byla este e este înseamnă είναι ήταν є це это adalah là significa significava"
)
_AGED = re.compile(r"(?:, | \()\d{1,3}[,.)]")
_OWN = words_in("her his their my our")
_NAMED_WITH_ARTICLE = frozenset({"pt", "it", "de", "es"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the lists say of a word."""

    given: bool
    ordinary: bool  # an everyday word of the language, or a name that is one too
    place: bool
    surname: bool


@lru_cache(maxsize=20_000)
def known(folded: str, language: str) -> Known:
    """Looks a folded word up, with what it may be a case of."""
    given, surnames, towns = lexicon.given(), lexicon.surnames(), lexicon.towns()
    ordinary = folded in lexicon.common(language) or folded in lexicon.ambiguous(language)
    forms = (folded,) if ordinary else bases(folded, language)
    is_given = any(form in given for form in forms)
    if not is_given and not ordinary:
        is_given = _is_double(folded) or (not folded.isascii() and any(lexicon.plain(form) in given for form in forms))
    at_home = (folded,) if folded in given else bases(folded, language)  # "Костя" is nobody's case of a town
    return Known(is_given, ordinary, any(form in towns for form in at_home), any(form in surnames for form in forms))


def _is_double(folded: str) -> bool:
    first, dash, last = folded.partition("-")
    return bool(dash) and first in lexicon.given() and last in lexicon.given() and len(last) > 1


class Weighing:
    """Weighs the capitalised words of paragraphs in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.cues: Cues = lexicon.cues(language)
        self.nouns_are_capital = language == "de"
        self.strong = self.cues["said"] - self.cues["weak"]
        self.with_ = frozenset({self.cues.first("beside")})

    def base(self, word: Word, about: Known, *, initial: bool) -> float:
        """What a capitalised word weighs by itself."""
        cues, folded = self.cues, word.folded
        if len(word.text) < 2 or any(
            folded in cues[name] for name in ("stop", "languages", "beside", "place", "articles", "greet")
        ):
            return NEVER
        if folded in cues["calendar"]:
            return 0.3 if folded in _DATED_NAMES else -1.0
        if any(form in lexicon.things() for form in bases(folded, self.language)):
            return 0.3 if about.given else -1.0
        if word.shouted and (not about.given or about.ordinary or len(word.text) < 4):
            return -0.2
        inside = not initial and (not self.nouns_are_capital or folded in cues["small"])
        if about.given and not about.ordinary:
            return 0.7 if about.place else 1.2 if len(folded) > 2 else 1.0
        if about.given:
            doubt = 0.7 if folded in cues["firm"] else 0.35  # of what is no name, little could do what a verb says
            return doubt if not inside else 0.5 if about.place else INSIDE
        if about.place:
            return -0.3
        if about.ordinary:
            if inside and self.language == "vi":
                return 0.6  # every Vietnamese name is a word
            return -0.1 if inside else -0.6
        return self._unknown(word, about, inside=inside)

    def _unknown(self, word: Word, about: Known, *, inside: bool) -> float:
        if about.surname:
            return 0.7 if inside else 0.4
        first, dash, last = word.text.partition("-")
        if dash and len(first) == 1:
            return -0.5  # Romanian "i-am"
        everyday = lexicon.common(self.language)
        if dash and last.islower() and len(first) > 1 and len(last) > 1 and not {first.lower(), last} <= everyday:
            return 1.0  # Ji-woo
        if not inside:
            return 0.0 if self.nouns_are_capital else 0.3
        return UNKNOWN

    def left(self, words: list[Word], at: int, about: Known) -> float:
        """What the words before it add."""
        word, cues = words[at], self.cues
        if at == 0:
            return 0.0
        before = words[at - 1].folded
        certain = about.given and not about.ordinary and not about.place
        if word.after_comma:
            return self._after_comma(word, before, about)
        if word.gap.strip(" :„“\"«'") != "":
            return 0.0
        weight = 0.0
        if before in cues["articles"] and not certain:
            named = self.language in {"pt", "it"} and not about.ordinary  # "o Edmilson", "la Rosetta"
            weight = -0.2 if named else -0.6
            weight += self._beyond_article(words, at, about)
        earlier = words[at - 2].folded if at > 1 else ""
        if self.language == "el" and before in _HE_OR_SHE and not about.place and not about.ordinary:
            weight += 0.1
        if before in cues["relations"]:
            weight += 0.9
        elif earlier in cues["greet"] and (before == "you" or before in cues["beside"]):
            weight += 0.75  # thank you X, gracias a X
        elif before in cues["told"] or (before == "to" and at > 1 and words[at - 2].folded in _SPEAKING):
            weight += 0.55
        elif before in cues["greet"]:
            weight += 0.6
        elif before in self.strong:
            weight += 0.4
        elif before in cues["beside"] and before in cues["place"]:
            weight += 0.0 if not about.given else -0.4 if about.place else 0.2
        elif before in cues["beside"]:
            weight += 0.5 if before in self.with_ else 0.35
        elif before in cues["place"]:
            weight -= 0.2 if certain else 0.8
        return weight

    def _beyond_article(self, words: list[Word], at: int, about: Known) -> float:
        """Where people are named with an article: "com o Wellington", "perguntou o Ubirajara", "A Vitória ficou"."""
        if self.language not in _NAMED_WITH_ARTICLE or (about.ordinary and not about.given):
            return 0.0
        if at > 1 and words[at - 1].joined:
            earlier = words[at - 2].folded
            if earlier in self.with_:
                return 0.5 if about.given else 0.3
            if earlier in self.strong or self._is_past(words[at - 2]):
                return 0.6
        begins = words[at - 1].initial and about.given and self.language == "pt"
        return 0.3 if begins and at + 1 < len(words) and self._is_past(words[at + 1]) else 0.0

    def _is_past(self, word: Word) -> bool:
        return not word.capital and word.folded.endswith(_PAST.get(self.language, ("\0",)))

    def _is_slavic_past(self, word: Word) -> bool:
        endings = _SLAVIC_PAST.get(self.language, ("\0",))
        return not word.capital and len(word.folded) > 3 and word.folded.endswith(endings)

    def _after_comma(self, word: Word, before: str, about: Known) -> float:
        """A vocative or an apposition: "thanks, Joy", "my sponsor, Dan,"."""
        cues = self.cues
        weight = 0.6 if before in cues["greet"] else 0.5 if before in cues["relations"] else 0.0
        if weight == 0.0 and before in self.strong:
            return 0.0
        ends = not word.tail.strip(" \"”»’'") or word.tail.strip()[:1] in set(".!?,;")
        called = 0.4 if ends and about.given and not word.initial and not self.nouns_are_capital else 0.0
        return max(weight, called)

    def right(self, words: list[Word], at: int, about: Known) -> float:
        """What the words after it add."""
        word, cues = words[at], self.cues
        certain = about.given and not about.ordinary and not about.place
        weight = 0.5 if word.initial and word.tail[:1] in {":", "："} and about.given and not about.ordinary else 0.0
        if about.given and _AGED.match(word.tail):
            weight += 0.7  # Pearl, 81, is the oldest
        if self.language == "tr":
            weight += self._verb_last(words, at)
            if word.tail[:1] in {"'", "’"} and not about.place:
                ending = word.tail[1:].split(" ")[0].strip(".,;:!?")
                # An ordinary word has its ending without an apostrophe.
                weight += 0.3 if ending.startswith(_WHERE) or not (about.given or not about.ordinary) else 0.8
        if self.language == "en" and word.tail[:2] in {"'s", "’s"}:
            if at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital and not certain:
                return -0.5  # Hunter's Point
            weight += 0.65 if about.given else 0.4
        if at + 1 == len(words) or not words[at + 1].joined:
            return weight
        after = words[at + 1]
        then = words[at + 2] if at + 2 < len(words) and words[at + 2].joined else None
        if after.folded in self.strong:
            return weight + 0.75
        if after.folded in AND and then is not None and then.folded in _ME:
            return weight + 0.7
        if about.given and self._is_past(after):
            return weight + 0.65
        if not about.ordinary and not about.place and self._is_slavic_past(after):
            return weight + 0.7
        if after.folded in _IS:
            weight += self._being(words, at, about)
            if about.place or (about.ordinary and (then is None or then.folded in cues["articles"] | cues["stop"])):
                return weight  # "Hope is what I need", "Melbourne is far"
        if after.folded in cues["weak"] or after.folded in cues["said"]:
            third = words[at + 3] if at + 3 < len(words) else None
            soon = (then is not None and (then.folded in self.strong or self._is_participle(then))) or (
                third is not None and then is not None and then.folded in cues["weak"] and third.folded in self.strong
            )
            held = then is not None and then.folded in _OWN  # "Summer brought her knitting"
            weight += 0.7 if soon or held else 0.3
        elif self.language == "en" and after.folded.endswith("ed") and len(after.folded) > 4 and not after.capital:
            weight += 0.3
        elif about.given and after.capital and not after.shouted and self._is_surname(after):
            weight += 0.75
        if self.language == "en" and any(one.folded in _HERS for one in words[at + 1 : at + 7] if not one.initial):
            weight += 0.2
        return weight

    def _being(self, words: list[Word], at: int, about: Known) -> float:
        """What only people are: sober, late, crying."""
        if not about.given:
            return 0.0
        soon = words[at + 2 : at + 6]
        return 0.7 if any(one.folded in self.cues["being"] for one in soon if not one.initial) else 0.0

    def _is_surname(self, after: Word) -> bool:
        if len(after.text) == 1:
            return after.tail[:1] == "."
        other = known(after.folded, self.language)
        # "Rosa Miller": a miller is a word as well, but in small letters
        return (other.surname or other.given) and not (other.ordinary and self.nouns_are_capital)

    def _is_participle(self, word: Word) -> bool:
        endings = _PARTICIPLES.get(self.language)
        return endings is not None and not word.capital and word.folded.endswith(endings)

    def _verb_last(self, words: list[Word], at: int) -> float:
        """Turkish has its verb at the end of the sentence."""
        last = at
        while last + 1 < len(words) and not words[last + 1].initial:
            last += 1
        return 0.65 if last > at and words[last].folded in self.strong else 0.0
