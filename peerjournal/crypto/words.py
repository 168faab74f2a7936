"""Turns 32 secret bytes into 24 English words that can be written down, and back (BIP 39)."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from peerjournal.crypto.errors import WordsWrong

if TYPE_CHECKING:
    from mnemonic import Mnemonic

WORD_COUNT = 24
_SECRET_BYTES = 32


def to_words(secret: bytes) -> tuple[str, ...]:
    """The 24 words of 32 bytes: 256 bits and a checksum of 8 bits."""
    if len(secret) != _SECRET_BYTES:
        raise ValueError("24 words hold 32 bytes")
    return tuple(_mnemonic().to_mnemonic(secret).split())


def from_words(untrusted_text: str) -> bytes:
    """The 32 bytes of 24 words, however they are spaced and whatever their case.

    Raises WordsWrong, which tells the place of an unknown word but never the word: it may be nearly right.
    """
    words = unicodedata.normalize("NFKD", untrusted_text).lower().split()
    if len(words) != WORD_COUNT:
        raise WordsWrong("count", len(words))
    # Looked up here, because the library would put the word into its message.
    known = set(_mnemonic().wordlist)
    for position, word in enumerate(words, start=1):
        if word not in known:
            raise WordsWrong("word", len(words), position)
    try:
        return bytes(_mnemonic().to_entropy(words))
    except ValueError:
        raise WordsWrong("checksum", len(words)) from None


@cache
def _mnemonic() -> "Mnemonic":
    # Imported when first needed: recovery words are a rare thing, starting the program is not.
    from mnemonic import Mnemonic

    return Mnemonic("english")
