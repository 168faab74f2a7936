"""Which language a paragraph is in: by its script, then by its small words and letters."""

import re
from functools import cache

from peerjournal.guard.lexicon import CYRILLIC, LATIN, ambiguous, common, cues, fold

_SMALL = ("stop", "articles", "beside", "place", "weak", "said", "told", "relations", "calendar", "greet")
_LETTERS = {
    "de": "äöüß", "fr": "éèêëàâçùûîïôœ", "es": "ñáéíóúü¿¡", "it": "àèéìòù", "pt": "ãõáâéêíóôúç", "pl": "ąćęłńóśźż",
    "tr": "ğışçöüİ", "nl": "ëï", "cs": "ěščřžýůťďňáíé", "sv": "åäö", "da": "æøå", "no": "æøå", "fi": "äö",
    "hu": "őűöüóúáéí", "ro": "ăâîșțşţ", "uk": "іїєґ", "ru": "ыэъё",
    "vi": "ơưđảạấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹăâêôáàãéèíìóòõúùýồ",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ELISION = re.compile(r"\b(?:[ldjnsmc]|qu)['’]", re.IGNORECASE)
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0620-\u064a\u0671-\u06d3]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("hi", re.compile(r"[\u0904-\u0939]")),
    ("bn", re.compile(r"[\u0985-\u09b9]")),
    ("th", re.compile(r"[\u0e01-\u0e3a]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_LATIN_LETTERS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_URDU = re.compile(r"[ٹڈڑےںھہ]")
_PERSIAN = re.compile(r"[پچژگکی]")
_CLEAR = 1.5  # votes between the first and the second language that settle it
_SAMPLE = 600  # characters looked at; a paragraph is rarely in two languages of one script


@cache
def _votes(candidates: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Small words, each with the languages it is in."""
    found: dict[str, list[str]] = {}
    for language in candidates:
        for word in {word for name in _SMALL for word in cues(language)[name]}:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def languages(paragraph: str) -> tuple[str, ...]:
    """The languages to read a paragraph in: one for each script that is in it."""
    found = [language for language, letters in _SCRIPTS if letters.search(paragraph)]
    if "ja" in found:
        found = [language for language in found if language != "zh"]  # kana settle it: the ideographs are Japanese
    if "ar" in found:
        found[found.index("ar")] = _in_arabic_letters(paragraph)
    if "ru" in found:
        found[found.index("ru")] = _spoken(paragraph[:_SAMPLE], CYRILLIC)
    if _LATIN_LETTERS.search(paragraph):
        found.append(_spoken(paragraph[:_SAMPLE], LATIN))
    return tuple(found)


def spoken_in(passage: str, spoken: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a paragraph's languages whose letters are in a passage of it."""
    return tuple(language for language in spoken if _letters(language).search(passage))


def reads(language: str, letter: str) -> bool:
    """Whether a letter is one of this language's script: a Greek word is no unknown name in an English sentence."""
    return _letters(language).match(letter) is not None


@cache
def _letters(language: str) -> re.Pattern[str]:
    if language in LATIN:
        return _LATIN_LETTERS
    script = {"uk": "ru", "fa": "ar", "ur": "ar"}.get(language, language)
    if script == "ja":
        return re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
    return dict(_SCRIPTS)[script]


def _in_arabic_letters(paragraph: str) -> str:
    if _URDU.search(paragraph):
        return "ur"
    return "fa" if _PERSIAN.search(paragraph) else "ar"


def _spoken(sample: str, candidates: tuple[str, ...]) -> str:
    votes, score = _votes(candidates), dict.fromkeys(candidates, 0.0)
    score[candidates[0]] += 0.05
    for match in _WORD.finditer(sample):
        for language in (spoken := votes.get(fold(match.group()), ())):
            score[language] += 1 / len(spoken)
    for letter in sample.lower():
        if letter > "\x7f":
            for language, letters in _LETTERS.items():
                if letter in letters and language in score:
                    score[language] += 0.25
    if "fr" in score and _ELISION.search(sample):
        score["fr"] += 0.6
        score["it"] += 0.3
    if "uk" in score and len(sample) > 15 and not _UKRAINIAN.search(sample):
        score["ru"] += 0.75  # hardly any Ukrainian sentence is without an "і"
    best, second = sorted(score.values(), reverse=True)[:2]
    if best - second < _CLEAR:  # few small words: the others are asked too
        close = [language for language in candidates if best - score[language] < _CLEAR]
        for folded in {fold(match.group()) for match in _WORD.finditer(sample)}:
            known = [language for language in close if folded in common(language) or folded in ambiguous(language)]
            for language in known:
                score[language] += 0.8 / len(known)
    return max(candidates, key=lambda language: score[language])
