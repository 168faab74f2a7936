"""Which language a paragraph is in: by its script, then by its small words and letters."""

import re
from functools import cache

from peerjournal.guard.lexicon import CASED, ambiguous, common, cues, fold

_LATIN = tuple(language for language in CASED if language != "ru")
_SMALL = ("stop", "articles", "beside", "place", "weak", "said", "told", "relations", "calendar", "greet")
_LETTERS = {
    "de": "äöüß", "fr": "éèêëàâçùûîïôœ", "es": "ñáéíóúü¿¡", "it": "àèéìòù", "pt": "ãõáâéêíóôúç", "pl": "ąćęłńóśźż",
    "tr": "ğışçöüİ", "nl": "ëï",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ELISION = re.compile(r"\b(?:[ldjnsmc]|qu)['’]", re.IGNORECASE)
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0620-\u064a]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("hi", re.compile(r"[\u0904-\u0939]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_CLEAR = 1.5  # votes between the first and the second language that settle it
_SAMPLE = 600  # characters looked at; a paragraph is rarely in two languages of one script


@cache
def _votes() -> dict[str, tuple[str, ...]]:
    """Small words, each with the languages it is in."""
    found: dict[str, list[str]] = {}
    for language in _LATIN:
        for word in {word for name in _SMALL for word in cues(language)[name]}:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def languages(paragraph: str) -> tuple[str, ...]:
    """The languages to read a paragraph in: one for each script that is in it."""
    found = [language for language, letters in _SCRIPTS if letters.search(paragraph)]
    if "ja" in found:
        found = [language for language in found if language != "zh"]  # kana settle it: the ideographs are Japanese
    if re.search(r"[A-Za-zÀ-ɏ]", paragraph):
        found.append(_latin(paragraph[:_SAMPLE]))
    return tuple(found)


def _latin(sample: str) -> str:
    votes, score = _votes(), dict.fromkeys(_LATIN, 0.0)
    score["en"] += 0.05
    for match in _WORD.finditer(sample):
        for language in (spoken := votes.get(fold(match.group()), ())):
            score[language] += 1 / len(spoken)
    for letter in sample.lower():
        if letter > "\x7f" or letter in "¿¡":
            for language, letters in _LETTERS.items():
                if letter in letters:
                    score[language] += 0.25
    if _ELISION.search(sample):
        score["fr"] += 0.6
        score["it"] += 0.3
    best, second = sorted(score.values(), reverse=True)[:2]
    if best - second < _CLEAR:  # few small words: the others are asked too
        close = [language for language in _LATIN if best - score[language] < _CLEAR]
        for folded in {fold(match.group()) for match in _WORD.finditer(sample)}:
            known = [language for language in close if folded in common(language) or folded in ambiguous(language)]
            for language in known:
                score[language] += 0.8 / len(known)
    return max(_LATIN, key=lambda language: score[language])
