"""Bech32 keeps keys safe from typing errors: BIP 173's own examples, and every slip we can think of."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto import bech32
from peerjournal.crypto.errors import KeyTextWrong

# BIP 173, "Test vectors", as far as they are made of whole bytes.
PUBLISHED = [
    "A12UEL5L",
    "a12uel5l",
    "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
    "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
    "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
    "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
    "?1ezyfcl",
]
KEY = bech32.encode("age-secret-key-", bytes(range(32))).upper()
LETTERS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"


def refusal(text: str) -> str:
    """The reason why a text is refused."""
    with pytest.raises(KeyTextWrong) as refused:
        bech32.decode(text)
    assert isinstance(refused.value, ValueError)
    return refused.value.reason


@pytest.mark.parametrize("text", PUBLISHED)
def test_published_examples_are_read_and_written_again(text: str) -> None:
    prefix, data = bech32.decode(text)
    assert bech32.encode(prefix, data) == text.lower()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "form"),
        ("pzry9x0s0muk", "form"),
        ("1pzry9x0s0muk", "form"),
        ("li1dgmt3", "form"),
        ("10a06t8", "form"),
        ("x1b4n0q5v", "character"),
        ("de1lg7wt\xff", "character"),
        ("\x201nwldj5", "character"),
        ("\x7f1axkwrx", "character"),
        ("AGE-SECRET-\u212aEY-1", "character"),
        ("A1G7SGD8", "checksum"),
        ("A12uEL5L", "case"),
    ],
)
def test_published_counterexamples_are_refused_for_their_reason(text: str, reason: str) -> None:
    assert refusal(text) == reason


@given(st.binary(max_size=300), st.from_regex(r"[!-@\[-~]{1,20}", fullmatch=True))
def test_any_bytes_of_any_length_come_back(data: bytes, prefix: str) -> None:
    text = bech32.encode(prefix, data)
    assert bech32.decode(text) == bech32.decode(text.upper()) == (prefix, data)


@given(st.one_of(st.text(), st.text(st.sampled_from(LETTERS + "1")), st.text(st.sampled_from(LETTERS.lower() + "1"))))
def test_whatever_is_typed_it_is_refused_or_means_one_key(text: str) -> None:
    try:
        prefix, data = bech32.decode(text)
    except KeyTextWrong:
        return
    assert bech32.encode(prefix, data) == text.lower()


def test_every_single_wrong_letter_is_refused() -> None:
    begin = len("AGE-SECRET-KEY-1")
    for place, letter in itertools.product(range(begin, len(KEY)), LETTERS):
        if KEY[place] != letter:
            assert refusal(KEY[:place] + letter + KEY[place + 1 :]) == "checksum"


def test_two_letters_exchanged_or_up_to_four_wrong_are_refused() -> None:
    begin = len("AGE-SECRET-KEY-1")
    for place in range(begin, len(KEY) - 1):
        left, right = KEY[place], KEY[place + 1]
        if left != right:
            assert refusal(KEY[:place] + right + left + KEY[place + 2 :]) == "checksum"
    chance = random.Random(173)
    for _ in range(2_000):
        letters = list(KEY)
        for place in chance.sample(range(begin, len(KEY)), chance.randint(2, 4)):
            letters[place] = chance.choice(LETTERS.replace(letters[place], ""))
        assert refusal("".join(letters)) == "checksum"


def test_a_letter_left_out_is_refused() -> None:
    for place in range(len("AGE-SECRET-KEY-1"), len(KEY)):
        assert refusal(KEY[:place] + KEY[place + 1 :]) == "checksum"


def test_bits_that_no_encoder_leaves_behind_are_refused() -> None:
    # A right checksum over one group of 5 bits (no whole byte), and over two with some of the 2 spare bits set.
    for groups in ([0], [0, 1], [0, 2], [31, 31]):
        remainder = bech32._polymod([*bech32._expand("x"), *groups, *[0] * 6]) ^ 1
        values = [*groups, *(remainder >> 5 * (5 - place) & 31 for place in range(6))]
        assert refusal("x1" + "".join(LETTERS[value] for value in values).lower()) == "form"
