"""A paragraph as words, each knowing how it is written and what stands between it and its neighbours."""

import re

from peerjournal.guard.lexicon import LATIN, Cues, fold

_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:['’\-](?:{_LETTER})+)*")
_LATIN = r"[A-Za-zÀ-ɏḀ-ỿ][\u0300-\u036f]*"
_LATIN_WORD = re.compile(rf"(?:{_LATIN})+(?:['’\-](?:{_LATIN})+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\ud7ff]")  # scripts that a Latin word stands in without spaces
_ELIDED = re.compile(
    r"(?:[ldjnsmctLDJNSMCT]|[Qq]u|dell|nell|all|sull|dall|un|quest|Dell|Nell|All|Un|Jusqu|jusqu|Lorsqu|"
    r"lorsqu)['’](?=[^\W\d_]{2})"
)
_POSSESSIVE = re.compile(r"['’][sS]?$")
_ENDS_SENTENCE = re.compile(r"[.!?…:;\n•|>#]|^\s*[-*+]\s|\d[.)]\s")
_OPENS_QUOTE = re.compile(r"[\"“„«‹(\[]\s*$")


class Word:
    """One word: where it stands, its text, the gap before it, and whether it opens a sentence."""

    __slots__ = ("capital", "end", "folded", "gap", "initial", "start", "tail", "text")

    def __init__(self, start: int, text: str, gap: str) -> None:
        self.start, self.end = start, start + len(text)
        self.text, self.gap = text, gap
        self.initial = False
        self.tail = ""  # what stands right after it, up to the next word
        self.folded = text.lower() if text.isascii() else fold(text)  # the form it has in the lists
        self.capital = text[0].isupper() or text[0].istitle()

    @property
    def shouted(self) -> bool:
        """Whether it is in capitals all through: no sign of a name."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def joined(self) -> bool:
        """Whether only a space stands before it."""
        return self.gap in {" ", "\u00a0", "\u202f"}

    @property
    def after_comma(self) -> bool:
        """Whether a comma and a space stand before it."""
        return self.gap.strip() in {",", "،"}


def words_of(paragraph: str, language: str, cues: Cues) -> list[Word]:
    """The words of a paragraph; elided articles (l', d', dell') and possessive endings are left out of them."""
    found: list[Word] = []
    last_end = 0
    titles = cues["titles"]
    pattern = _LATIN_WORD if language in LATIN and _UNSPACED.search(paragraph) else _WORD
    for match in pattern.finditer(paragraph):
        start, end = match.span()
        if language in {"fr", "it"} and (elided := _ELIDED.match(match.group())):
            start += elided.end()
        text = _bare(paragraph[start:end], language)
        word = Word(start, text, paragraph[last_end:start])
        word.initial = not found or _begins(word.gap, found[-1], titles)
        if found:
            found[-1].tail = paragraph[found[-1].end : start]
        found.append(word)
        last_end = end
    if found:
        found[-1].tail = paragraph[found[-1].end :]
    return found


def _bare(text: str, language: str) -> str:
    """Without 's, the English and Dutch possessive, and without what Turkish puts behind an apostrophe."""
    if language == "tr":
        cut = max(text.rfind("'"), text.rfind("’"))
        return text[:cut] if cut > 0 else text
    if language in {"fr", "it"}:
        return text
    return _POSSESSIVE.sub("", text)


def _begins(gap: str, before: Word, titles: frozenset[str]) -> bool:
    """Whether a sentence begins after this gap: not after "Dr." nor after the point of an initial."""
    if gap == " ":
        return False
    if _OPENS_QUOTE.search(gap):
        return True
    if gap.startswith(".") and gap.strip() == ".":
        return not (before.folded in titles or (len(before.text) == 1 and before.capital))
    return _ENDS_SENTENCE.search(gap) is not None
