"""The lists the guard knows: names, places, everyday words and cues, each read once, when first needed."""

import tomllib
import unicodedata
from functools import cache

from peerjournal import places

# Languages with capital letters and cues of their own; everything else in Latin letters is read as English is.
LATIN = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "cs", "sv", "da", "no", "fi", "hu", "ro", "vi", "id",
)  # fmt: skip
CYRILLIC = ("ru", "uk")
CASED = (*LATIN, *CYRILLIC, "el")


def fold(word: str) -> str:
    """The form a word has in the lists: composed, small letters, one kind of apostrophe, ё as е."""
    word = unicodedata.normalize("NFC", word.replace("İ", "i").replace("’", "'"))
    return word.casefold().replace("ё", "е").replace("\u200d", "").replace("\u200c", "")


def words_in(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


def plain(word: str) -> str:
    """A folded word without its accents."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(one for one in letters if not unicodedata.combining(one)))


def _words(name: str) -> frozenset[str]:
    path = places.resources() / "guard" / name
    return frozenset(path.read_text(encoding="utf-8").split("\n")) - {""} if path.exists() else frozenset()


@cache
def given() -> frozenset[str]:
    """First names of all languages, folded."""
    return _words("given.txt")


@cache
def given_in_thai() -> frozenset[str]:
    """First names in Thai letters, apart from the others: they are many, and few texts need them."""
    return _words("given_th.txt")


@cache
def surnames() -> frozenset[str]:
    """Family names that are not first names too, folded."""
    return _words("surnames.txt")


@cache
def towns() -> frozenset[str]:
    """Towns and countries, folded, also as other scripts write them."""
    return _words("places.txt")


@cache
def common(language: str) -> frozenset[str]:
    """The everyday words of a language, folded; names that are not words are not among them."""
    return _words(f"common/{language}.txt")


@cache
def ambiguous(language: str) -> frozenset[str]:
    """First names that are ordinary words of this language."""
    return _words(f"ambiguous/{language}.txt")


@cache
def things() -> frozenset[str]:
    """What is written with a capital letter and is nobody: programmes, medicines, brands, feasts, peoples."""
    return frozenset(fold(word) for word in _words("things.txt"))


class Cues:
    """The words that stand around a name in one language; each attribute asked for is a set of folded words."""

    def __init__(self, language: str) -> None:
        path = places.resources() / "guard" / "cues" / f"{language}.toml"
        lists: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
        self.language = language
        self.phrases = {name: tuple(text.split("|")) for name, text in lists.items() if text}
        self._lists = {name: tuple(fold(word) for word in text.split()) for name, text in lists.items()}
        self._sets = {name: frozenset(words) for name, words in self._lists.items()}

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._sets.get(name, frozenset())

    def first(self, name: str) -> str:
        """The first word of a list, the most telling one; "" where the list is empty."""
        return (self._lists.get(name) or ("",))[0]


@cache
def cues(language: str) -> Cues:
    """The cues of one language."""
    return Cues(language)
