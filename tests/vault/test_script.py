"""The indexed form of a text: characters of scripts without spaces apart, everything else as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.vault.script import (
    APART,
    CLOSE,
    OPEN,
    has_word,
    index_text,
    index_text_or_none,
    without_separators,
)

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=8)
ANY = st.text(st.characters(exclude_categories=("Cs", "Co"), exclude_characters=APART + OPEN + CLOSE), max_size=40)


@pytest.mark.parametrize("text", ["", "plain words", "Grüße aus Köln", "Привет", "שלום", "नमस्ते"])
def test_a_script_with_spaces_is_indexed_as_it_is(text: str) -> None:
    assert index_text(text) == text
    assert index_text_or_none(text) is None


def test_decomposed_accents_are_composed() -> None:
    assert index_text("cafe\u0301") == "café"
    assert index_text_or_none("cafe\u0301") == "café"


@pytest.mark.parametrize(
    "text", ["温泉", "おんせん", "オンセン", "안녕하세요", "สวัสดี", "ສະບາຍດີ", "မင်္ဂလာပါ", "សួស្តី", "བོད"]
)
def test_every_character_of_a_script_without_spaces_stands_apart(text: str) -> None:
    pieces = [piece for piece in index_text(text).split(APART) if piece]
    assert "".join(pieces) == text
    assert len(pieces) > 1
    assert all(unicodedata.category(piece[0])[0] != "M" for piece in pieces), "a mark stays with what it follows"


def test_letters_of_another_script_beside_such_a_character_are_a_word_of_their_own() -> None:
    assert index_text("iPhone入手2台") == f"iPhone{APART}入{APART}手{APART}2{APART}台"


def test_a_phrase_of_such_characters_does_not_reach_across_punctuation() -> None:
    inside = index_text("温泉").strip(APART)
    assert inside in index_text("山の温泉へ")
    assert inside not in index_text("山は温。泉は深い")


def test_what_stands_around_matches_is_never_part_of_a_text() -> None:
    assert index_text(f"a{OPEN}b{CLOSE}c") == "a b c"


@given(CHINESE, CHINESE, CHINESE)
def test_a_word_is_found_wherever_it_stands(before: str, word: str, after: str) -> None:
    assert index_text(word) in index_text(before + word + after)


@given(ANY)
def test_nothing_is_lost_but_what_snippets_drop_again(text: str) -> None:
    prepared = index_text(text)
    assert without_separators(prepared) == unicodedata.normalize("NFC", text)
    assert index_text(without_separators(prepared)) == prepared


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("a", True),
        ("温", True),
        ("7", True),
        ("½", True),
        ("", False),
        ("-*\"'", False),
        ("\u0301", False),
        ("…", False),
    ],
)
def test_only_letters_and_digits_are_words(text: str, answer: bool) -> None:
    assert has_word(text) is answer
