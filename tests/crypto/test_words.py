"""24 words stand for 32 bytes, and a slip of the pen is told by its place, never by its letters."""

import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto import from_words, to_words
from peerjournal.crypto.errors import WordsWrong

LEGAL = "legal winner thank year wave sausage worth"
# Three of the published vectors of BIP 39.
PUBLISHED = [
    (bytes(32), "abandon " * 23 + "art"),
    (b"\xff" * 32, "zoo " * 23 + "vote"),
    (b"\x7f" * 32, f"{LEGAL} useful {LEGAL} useful {LEGAL} title"),
]


def refusal(text: str) -> WordsWrong:
    """The error for a text that is no recovery phrase."""
    with pytest.raises(WordsWrong) as refused:
        from_words(text)
    return refused.value


@pytest.mark.parametrize(("secret", "phrase"), PUBLISHED)
def test_published_vectors_go_both_ways(secret: bytes, phrase: str) -> None:
    assert to_words(secret) == tuple(phrase.split())
    assert from_words(phrase) == secret


@given(st.binary(min_size=32, max_size=32), st.sampled_from([" ", "\n", "\t  ", "\r\n", "\u00a0", "\u3000"]))
def test_white_space_and_case_do_not_matter(secret: bytes, space: str) -> None:
    phrase = space.join(to_words(secret))
    assert from_words(f"{space}{phrase.upper()}{space}") == from_words(phrase.title()) == secret


def test_a_wrong_word_is_named_by_its_place_only() -> None:
    words = list(to_words(bytes(range(32))))
    words[6] = "grandmother"
    refused = refusal(" ".join(words))
    assert (refused.reason, refused.position) == ("word", 7)
    shown = "".join(traceback.format_exception(refused)) + repr(refused) + repr(refused.args)
    assert "grandmother" not in shown
    assert refused.__context__ is None


@pytest.mark.parametrize("place", range(24))
def test_another_known_word_is_refused_by_the_checksum(place: int) -> None:
    words = list(to_words(bytes(range(32))))
    words[place] = "zebra"  # by chance one change in 256 would pass; none of these does
    refused = refusal(" ".join(words))
    assert (refused.reason, refused.position) == ("checksum", None)


def test_words_exchanged_are_refused() -> None:
    words = list(to_words(bytes(range(32))))
    words[3], words[4] = words[4], words[3]
    assert refusal(" ".join(words)).reason == "checksum"


@given(st.lists(st.sampled_from([*to_words(bytes(range(32))), "Zoo", "x", "é"]), min_size=24, max_size=24))
def test_whatever_is_typed_it_is_refused_or_means_one_secret(words: list[str]) -> None:
    try:
        secret = from_words(" ".join(words))
    except WordsWrong:
        return
    assert to_words(secret) == tuple(word.lower() for word in words)


@pytest.mark.parametrize("count", [0, 1, 12, 23, 25, 2_000])
def test_another_number_of_words_is_refused(count: int) -> None:
    refused = refusal("abandon " * count)
    assert (refused.reason, refused.count) == ("count", count)


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_only_32_bytes_have_24_words(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        to_words(bytes(size))
