"""What the guard promises of any text, and some things it tells apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.guard.finder import find
from peerjournal.guard.incremental import Guard

PIECES = [
    "Maria",
    "told me",
    "Mr. ",
    "@",
    ".",
    "+44 7700 900123",
    "12 ",
    "a@b.example",
    "\n",
    " ",
    "和",
    "李娜",
    "さん",
    "田中",
    "김민지",
    "씨",
    "فاطمة",
    "و",
    "ל",
    "דנה",
    "ने",
    "सुनीता",
    "’s",
    "'",
    "-",
    "Street",
    "http://x",
    "years old",
    "works at",
    "ß",
    "İ",
    "e\u0301",
    "\u200d",
    "😀",
    "Ё",
    "(",
    "“",
    "Ayşe'nin",
    "J.",
    "K.",
    "\x00",
    "\ud800",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_findings_are_in_order_apart_and_say_what_stands_there(text: str) -> None:
    last = 0
    for one in find(text, watch=["told"]):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        last = one.end


@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS, st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_a_guard_beside_an_editor_finds_what_a_fresh_look_finds(lines: list[str], typed: str, at: int) -> None:
    guard = Guard(watch=["told"], known=["Maria"])
    text = "\n".join(lines)
    guard.find(text)
    text = text[:at] + typed + text[at:]
    assert guard.find(text) == find(text, watch=["told"], known=["Maria"])


@pytest.mark.parametrize("piece", ["a@", "+1 ", "1 1", "www.", "A. ", "a.", "@a", "(", "12 Rue ", "insta a_", "Ab "])
def test_a_strange_text_takes_time_by_its_length_only(piece: str) -> None:
    # A pattern that tries every way would never end on this, whatever the machine; a count of what is found will do.
    assert isinstance(find(piece * (100_000 // len(piece))), tuple)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Her name is May.", ["name"]),
        ("May was cold.", []),
        ("Reach me under (at) nothing.", []),
        ("jo (at) home (dot) example", ["email"]),
        ("Version 3.12.4 of 2026-11-03, 10:30, 25 mg, 1.250,00 €.", []),
        ("+44 20 7946 0018 or 07700 900123", ["phone", "phone"]),
        ("See https://example.org/a?b=c.", ["link"]),
        ("I am 43 years old.", []),
        ("She is 43 years old.", ["age"]),
        ("He works at Greenfield Hospital.", ["employer"]),
        ("They live at 12 Harcourt Road, Dublin.", ["address"]),
        ("Find them as @quiet_heron or @wolf@social.example.", ["handle", "handle"]),
    ],
)
def test_it_tells_details_from_what_looks_like_them(text: str, found: list[str]) -> None:
    assert [one.kind for one in find(text)] == found


def test_places_are_counted_in_code_points() -> None:
    (one,) = find("😀😀 told Maria")
    assert (one.start, one.end, one.text) == (8, 13, "Maria")


def test_a_word_to_watch_wins_over_what_it_is_part_of() -> None:
    found = find("Write to maria@home.example", watch=["maria"])
    assert [(one.kind, one.text) for one in found] == [("watch", "maria")]
