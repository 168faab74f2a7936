"""Names in Arabic, Hebrew, Devanagari and Bengali letters: spaces, no capitals; lists say more than the form."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from peerjournal.guard import lexicon
from peerjournal.guard.finding import Finding
from peerjournal.guard.lexicon import Cues

_WORDS = {
    "ar": re.compile(r"[\u0620-\u065f\u0670-\u06d3]+"),
    "he": re.compile(
        r"[\u05d0-\u05ea](?:[\u05d0-\u05ea\u0591-\u05bd\u05bf-\u05c7]|"
        "['\"׳״](?=[\u05d0-\u05ea]))*['׳]?"
    ),
    "hi": re.compile(r"[\u0900-\u0963\u0970-\u097f\u200c\u200d]+\.?"),
    "bn": re.compile(r"[\u0980-\u09e3\u200c\u200d]+"),
    "fa": re.compile(r"[\u0620-\u065f\u0670-\u06d3\u06d5\u200c]+"),
}
_WORDS["ur"] = _WORDS["fa"]
_ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ـ": None,
        "ک": "ك",
        "ی": "ي",
        "ہ": "ه",
        "ۃ": "ه",
        "ۀ": "ه",
        "ھ": "ه",
        "\u200c": None,
    }
)
_ARABIC_LETTERS = {"ar", "fa", "ur"}
_VERB_LAST = {"hi", "ur", "bn", "fa"}
_MINE = {"שלי", "שלו", "שלה", "שלנו"}
_TOGETHER = {("के", "साथ"), ("को", "फोन"), ("से", "बात"), ("को", "धन्यवाद"), ("کے", "ساتھ"), ("کو", "فون"), ("سے", "بات")}
_COMMAS = {",", "،", "、", "और", "ও"}
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0591-\u05bd\u05bf-\u05c7]")
_HINDI = str.maketrans({"ऩ": "न", "़": None, "ँ": "ं", ".": None, "।": None})


def bare(word: str, language: str) -> str:
    """The form of a word that is looked up: without vowel marks, variants of a letter made one."""
    if language == "hi":
        return unicodedata.normalize("NFD", lexicon.fold(word)).translate(_HINDI)
    word = _MARKS.sub("", lexicon.fold(word))
    if word == "على":
        return word  # "on", which would else read as the name علي
    return word.translate(_ARABIC) if language in _ARABIC_LETTERS else word.replace("״", '"').replace("׳", "'")


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    form: str
    gap: str
    tail: str = ""


class SpacedNames:
    """Finds names in the paragraphs of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        cues: Cues = lexicon.cues(language)
        self._lists = {
            name: frozenset(bare(word, language) for word in cues[name])
            for name in (
                "titles",
                "after",
                "relations",
                "said",
                "told",
                "beside",
                "strong",
                "me",
                "greet",
                "and",
                "compounds",
                "doubtful",
                "stop",
                "orgs",
                "particles",
                "weak_particles",
                "prefixes",
                "endings",
            )
        }
        letters = _WORDS[language]
        self._given = frozenset(bare(word, language) for word in lexicon.given() if letters.fullmatch(word))
        self._surnames = frozenset(bare(word, language) for word in lexicon.surnames() if letters.fullmatch(word))
        self._towns = frozenset(bare(word, language) for word in lexicon.towns() if letters.fullmatch(word))
        self._common = frozenset(bare(word, language) for word in lexicon.common(language))
        if language == "ar":  # عليه is "on him", though a name is written علية
            everyday = lexicon.common(language) - lexicon.given()
            self._given -= frozenset(bare(word, language) for word in everyday) - self._lists["doubtful"]
        self._prefixes = tuple(sorted(self._lists["prefixes"] - {""}, key=len))
        self._endings = tuple(sorted(self._lists["endings"] - {""}, key=len))

    def find(self, paragraph: str) -> Iterator[Finding]:
        """The names of a paragraph, in order."""
        words = self._words(paragraph)
        certain = [self._is_certain(word) for word in words]
        at = 0
        last_name = -2
        while at < len(words):
            beside = (at > 0 and certain[at - 1] and words[at].gap.strip() in _COMMAS) or (
                at + 1 < len(words) and certain[at + 1] and words[at + 1].gap.strip() in _COMMAS
            )
            skipped = self._name_at(words, at, listed=at - last_name <= 1, beside=beside)
            if skipped is None:
                at += 1
                continue
            last = self._last_of(words, at)
            start, end = words[at].start + skipped, words[last].end - self._attached(words[last])
            yield Finding("name", start, end, paragraph[start:end])
            last_name = last
            at = last + 1
            if at < len(words) and words[at].form in self._lists["and"]:
                last_name = at

    def _is_certain(self, word: _Word) -> bool:
        form = word.form
        return form in self._given and form not in self._common and form not in self._lists["doubtful"]

    def _attached(self, word: _Word) -> int:
        """How many letters of a Bengali ending stand after the name in this word."""
        if word.form in self._given:
            return 0
        return next((len(one) for one in self._endings if word.form.removesuffix(one) in self._given - {word.form}), 0)

    def _words(self, paragraph: str) -> list[_Word]:
        found: list[_Word] = []
        last = 0
        for match in _WORDS[self._language].finditer(paragraph):
            start, end = match.span()
            text = match.group()
            if text.endswith((".", "।")):
                end -= 1
            found.append(_Word(start, end, bare(paragraph[start:end], self._language), paragraph[last:start]))
            if len(found) > 1:
                found[-2].tail = found[-1].gap
            last = end
        if found:
            found[-1].tail = paragraph[last:]
        return found

    def _bases(self, form: str) -> list[tuple[int, str]]:
        """What is left of a word without its prefixes, each with how many letters went."""
        prefixes = [one for one in self._prefixes if form.startswith(one) and len(form) - len(one) >= 2]
        found = [(0, form), *((len(one), form[len(one) :]) for one in prefixes)]
        found += [
            (0, form.removesuffix(one)) for one in self._endings if form.endswith(one) and len(form) - len(one) > 1
        ]
        if self._language == "ar":
            found += [(2, form[2:]) for one in ("وب", "ول", "فل", "وك") if form.startswith(one) and len(form) >= 5]
        return found

    def _name_at(self, words: list[_Word], at: int, *, listed: bool, beside: bool) -> int | None:
        """How many letters stand before the name in this word, or None if it is none."""
        word, lists = words[at], self._lists
        if word.form in lists["stop"] or word.form in lists["orgs"] or (at and words[at - 1].form in lists["orgs"]):
            return None
        if at + 1 < len(words) and words[at].tail == " " and words[at + 1].form in _MINE:
            return None  # דוד שלי: my uncle, who may be called David
        if self._titled(words, at):
            return 0
        for skipped, form in self._bases(word.form):
            if form in self._given and len(form) > 1 and (form == word.form or word.form not in self._common):
                doubtful = form in lists["doubtful"] or form in self._towns or form.startswith("ال")
                doubtful = doubtful or (len(form) == 2 and self._language not in {"hi", "bn"}) or form in self._common
                if (
                    not doubtful
                    or (beside and word.form not in lists["relations"])
                    or self._stands_as_name(words, at, skipped, listed=listed)
                ):
                    return skipped
                return None
            if form in lists["compounds"] and self._compound(words, at):
                return skipped
        unknown = word.form not in self._common and word.form not in self._towns and len(word.form) > 1
        if not unknown or any(rest in self._common for _, rest in self._bases(word.form)):
            return None
        attached = self._language == "he" and word.form.startswith("ל")
        return int(attached) if self._introduced(words, at) else None

    def _compound(self, words: list[_Word], at: int) -> bool:
        """عبد الرحمن, أبو محمد: a word that is a name only with the next one."""
        if at + 1 == len(words) or words[at + 1].gap != " ":
            return False
        form, after = words[at].form, words[at + 1].form
        if form.endswith("عبد"):
            return after.startswith("ال")
        return after in self._given and after not in self._lists["doubtful"] and form in {"ابو", "אבו"}

    def _titled(self, words: list[_Word], at: int) -> bool:
        word, lists = words[at], self._lists
        if word.form in lists["titles"] or word.form in lists["relations"] or word.form in lists["said"]:
            return False
        known = word.form in self._given or word.form in self._surnames or word.form not in self._common
        if self._language == "fa":
            follows = at + 1 < len(words) and words[at + 1].gap == " "  # a verb ends the sentence
            known = known or (word.form not in lists["stop"] and follows)
        if at and words[at - 1].form in lists["titles"] and words[at].gap.strip(" .") == "":
            return known
        nearby = at + 1 < len(words) and words[at + 1].gap == " " and words[at + 1].form in lists["after"]
        return (
            nearby
            and known
            and len(word.form) > 1
            and not (word.form in self._common and word.form in lists["doubtful"])
        )

    def _stands_as_name(self, words: list[_Word], at: int, skipped: int, *, listed: bool) -> bool:
        """Whether what stands around says that an ordinary word is meant as a name."""
        lists = self._lists
        word = words[at]
        before = words[at - 1].form if at and words[at].gap.strip() in {"", ",", "،"} else ""
        after = words[at + 1].form if at + 1 < len(words) and words[at + 1].gap == " " else ""
        if before in lists["me"] and at > 1 and words[at - 2].form in lists["said"]:
            return True
        if word.form in lists["relations"] or (word.form in lists["said"] and word.form not in lists["doubtful"]):
            return False  # חבר שלי: my friend; הרופא אמר: the doctor said
        if after[:1] in lists["and"] and after[1:] in self._given and self._language in {"he", "ar"}:
            return True  # טל וגל
        if before in lists["relations"] or before in lists["strong"] or before in lists["greet"]:
            return True
        if listed and (word.form.startswith(tuple(lists["and"])) or before in lists["and"]):
            return True
        then = words[at + 2].form if at + 2 < len(words) else ""
        if self._language in _VERB_LAST:
            return (
                (after, then) in _TOGETHER
                or after in lists["particles"] - {"को", "से", "کو", "سے", "هم"}
                or (after in lists["after"] and after != "कुमार")
                or (self._language in {"bn", "fa"} and after in lists["said"])
            )
        if before in lists["said"] or (before in lists["told"] and skipped < 2):
            return True
        return (after in lists["said"] and skipped == 0) or (
            after in self._given and after not in lists["doubtful"] and after not in self._common
        )

    def _introduced(self, words: list[_Word], at: int) -> bool:
        """Whether an unknown word is given as somebody's name: "my friend ...", "Mr ...", "... said" (Hindi ने)."""
        lists = self._lists
        before = words[at - 1].form if at and words[at].gap == " " else ""
        after = words[at + 1].form if at + 1 < len(words) and words[at + 1].gap == " " else ""
        form = words[at].form
        if any(form in lists[name] for name in ("said", "beside", "relations", "told", "strong", "particles")):
            return False
        if self._language in _VERB_LAST:
            attached = any(form.endswith(one) for one in ("কে", "দের") if len(form) > len(one) + 2)
            return (
                after in {"ने", "نے", "को", "کو"}
                or (self._language == "bn" and attached)
                or (
                    before in lists["relations"]
                    and (after in lists["particles"] | lists["weak_particles"] or self._language in {"bn", "fa"})
                )
            )
        if form.startswith("ال"):
            return False
        if self._language == "he" and form[0] in "הובלמש":
            return form[0] == "ל" and before in lists["told"] and form[1:] not in self._common
        spoken = before in lists["said"] or before in lists["told"] or before in lists["strong"]
        return (before in lists["relations"] and after in lists["said"]) or (self._language == "ar" and spoken)

    def _last_of(self, words: list[_Word], at: int) -> int:
        """Where the name ends: with what follows that is a name too, or with the second half of عبد الله."""
        last = at
        while last + 1 < len(words) and words[last + 1].gap in {" ", "-"} and last - at < 3:
            form, this = words[last + 1].form, words[last].form
            if (
                this.endswith("عبد")
                or this in {"ابو", "بن", "אבו"}
                or form == "بن"
                or (form in self._given and form not in self._lists["doubtful"])
                or (form in self._surnames and form not in self._common)
            ):
                last += 1
            else:
                break
        return last
