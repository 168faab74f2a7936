"""Finds other people's details in a text, paragraph by paragraph."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from peerjournal.guard.cased import CasedNames
from peerjournal.guard.chinese import ChineseNames
from peerjournal.guard.details import details
from peerjournal.guard.finding import Finding, settled
from peerjournal.guard.japanese import JapaneseNames
from peerjournal.guard.korean import KoreanNames
from peerjournal.guard.language import languages, spoken_in
from peerjournal.guard.lexicon import fold
from peerjournal.guard.patterns import forms
from peerjournal.guard.phones import phones
from peerjournal.guard.spaced import SpacedNames
from peerjournal.guard.thai import ThaiNames

_LONG = 1_000  # characters: a longer line is read sentence by sentence
_LONGEST = 4_000  # characters: a longer sentence is cut
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})[.!?…][\"'’”»)]{0,2}\s+(?=[^\W\d_])|[。！？।؟][」”’]?|(?<=[\u0e01-\u0e5b]) +")


@cache
def _names(language: str) -> Callable[[str], Iterator[Finding]]:
    if language == "zh":
        return ChineseNames().find
    if language == "ja":
        return JapaneseNames().find
    if language == "ko":
        return KoreanNames().find
    if language == "th":
        return ThaiNames().find
    if language in {"ar", "fa", "ur", "he", "hi", "bn"}:
        return SpacedNames(language).find
    return CasedNames(language).find


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that hold something, each with the place it begins at."""
    for match in _LINE.finditer(text):
        yield match.start(), match.group()


def passages(line: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """The parts of a line that are read by themselves, each with its place in the line and the languages to read it in.

    A long line is cut after its sentences, so that a change in it has only a sentence read again.
    """
    spoken = languages(line)
    if len(line) <= _LONG:
        yield 0, line, spoken
        return
    begin = 0
    for end in [*(cut.end() for cut in _SENTENCE.finditer(line)), len(line)]:
        for start in range(begin, end, _LONGEST):
            passage = line[start : min(start + _LONGEST, end)]
            yield start, passage, spoken_in(passage, spoken)
        begin = end


@lru_cache(maxsize=64)
def _watched(words: frozenset[str]) -> re.Pattern[str] | None:
    known = sorted({" ".join(word.split()) for word in words if word.strip()}, key=len, reverse=True)
    if not known:
        return None
    # A script without spaces has no word boundaries to ask for.
    parts = [re.escape(word) if word[0] > "\u2e80" else rf"(?<!\w){re.escape(word)}(?!\w)" for word in known]
    return re.compile("|".join(parts).replace(r"\ ", r"\s+"), re.IGNORECASE)


def scan(paragraph: str, spoken: tuple[str, ...]) -> tuple[Finding, ...]:
    """All details of one passage, in order and without overlaps; what the person knows or watches is not looked at."""
    found = [*forms(paragraph), *phones(paragraph), *details(paragraph)]
    for language in spoken:
        found.extend(_names(language)(paragraph))
    return tuple(settled(found))


def judged(
    paragraph: str, found: tuple[Finding, ...], known: frozenset[str], watch: frozenset[str]
) -> tuple[Finding, ...]:
    """Findings without those the person knows (folded: aliases, harmless words), with the words they watch."""
    kept = [finding for finding in found if fold(finding.text) not in known]
    pattern = _watched(watch)
    if pattern is None:
        return tuple(kept)
    kept.extend(Finding("watch", *match.span(), match.group()) for match in pattern.finditer(paragraph))
    return tuple(settled(kept))


def folded(words: Iterable[str]) -> frozenset[str]:
    """Words as the guard compares them."""
    return frozenset(fold(word.strip()) for word in words) - {""}


def find(text: str, *, known: Iterable[str] = (), watch: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Other people's details in a text, in order, without overlaps; places are counted in code points.

    `known` are words that are never found as names (aliases, words called harmless), `watch` words that always are.
    """
    harmless, watched = folded(known), frozenset(watch)
    found: list[Finding] = []
    for begin, line in lines(text):
        for start, passage, spoken in passages(line):
            in_passage = judged(passage, scan(passage, spoken), harmless, watched)
            found.extend(one.moved(begin + start) for one in in_passage)
    return tuple(found)
