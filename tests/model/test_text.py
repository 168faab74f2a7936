"""Texts that come in can be stored, and names are the same that are so to a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.model.text import folded, storable, tidy_file_name, tidy_tag

anything = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("plain", "plain"),
        ("日記 😀", "日記 😀"),
        ("\ud83d\ude00", "😀"),
        ("a\ud83d", "a\ufffd"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("\udcff", "\ufffd"),
        ("a\x00b", "a\x00b"),
    ],
)
def test_a_lone_surrogate_becomes_one_replacement_character(text: str, stored: str) -> None:
    assert storable(text) == stored


@given(anything)
def test_what_is_storable_stays_as_it_is(text: str) -> None:
    once = storable(text)
    once.encode()
    assert storable(once) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Night", "NIGHT"),
        ("Café", "CAFE\u0301"),
        ("STRASSE", "straße"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
        ("ǆ", "Ǆ"),
    ],
)
def test_names_are_the_same_whatever_their_case_and_however_their_accents_were_typed(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("cafe", "café"), ("日", "曰"), ("a b", "ab")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("written", "tag"),
    [("#night", "night"), (" ## night  walk\n", "night walk"), ("c#", "c#"), ("#", ""), (" \t", ""), ("#日記", "日記")],
)
def test_a_tag_has_neither_its_hash_nor_space_around_it(written: str, tag: str) -> None:
    assert tidy_tag(written) == tag
    assert tidy_tag(tag) == tag


@pytest.mark.parametrize(
    ("untrusted", "name"),
    [
        ("photo.jpg", "photo.jpg"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("C:\\secret.txt", "C:_secret.txt"),
        ("a\x00b.png", "ab.png"),
        ("", "file"),
        ("\x00", "file"),
        ("\udcff.png", "\ufffd.png"),
        ("x" * 300 + ".jpeg", "x" * 195 + ".jpeg"),
    ],
)
def test_a_file_name_leads_into_no_folder_and_keeps_its_end(untrusted: str, name: str) -> None:
    assert tidy_file_name(untrusted) == name
