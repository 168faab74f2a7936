"""A header has one spelling, names every recipient, and cannot be made large enough to hurt."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto.age.header import VERSION_LINE, Header, Stanza, from_base64, parse, serialise, to_base64
from peerjournal.crypto.age.streams import Ahead
from peerjournal.crypto.errors import AgeHeaderAltered, AgeHeaderDamaged, NotAge
from tests.crypto.age.sample import Endless

FILE_KEY = b"YELLOW SUBMARINE"
MAC_LINE = b"--- " + b"A" * 42 + b"A\n"

arguments = st.lists(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=90), min_size=1)
stanzas = st.lists(st.builds(Stanza, arguments.map(tuple), st.binary(max_size=200)), min_size=1, max_size=5)


def parsed(data: bytes) -> Header:
    """The header of these bytes."""
    return parse(Ahead(io.BytesIO(data)))


@given(stanzas, st.binary(max_size=20))
def test_any_header_is_read_as_it_was_written_and_nothing_behind_it(written: list[Stanza], payload: bytes) -> None:
    source = Ahead(io.BytesIO(serialise(written, FILE_KEY) + payload))
    header = parse(source)
    assert list(header.stanzas) == written
    header.check(FILE_KEY)
    assert source.read(100) == payload
    assert serialise(header.stanzas, FILE_KEY).startswith(header.covered)


def test_a_body_that_fills_its_line_is_followed_by_an_empty_one() -> None:
    assert Stanza(("x",), bytes(48)).serialise() == b"-> x\n" + b"A" * 64 + b"\n\n"
    assert Stanza(("x",), bytes(47)).serialise() == b"-> x\n" + b"A" * 63 + b"\n"
    assert Stanza(("x",), b"").serialise() == b"-> x\n\n"


def test_another_file_key_does_not_agree_with_the_mac() -> None:
    header = parsed(serialise([Stanza(("x",), b"body")], FILE_KEY))
    with pytest.raises(AgeHeaderAltered):
        header.check(FILE_KEY[::-1])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"age",
        b"age-encryption.org/v2\n",
        b"age-encryption.org/v1\r\n",
        b"age-encryption.org/v1 \n",
        b"PK\x03\x04 is how a zip file begins",
        b"Liebes Tagebuch, heute",
    ],
)
def test_what_does_not_begin_as_an_age_file_is_none(data: bytes) -> None:
    with pytest.raises(NotAge):
        parsed(data)


@pytest.mark.parametrize(
    "rest",
    [
        b"",
        MAC_LINE,  # no stanza
        b"-> x\n\n",  # no MAC
        b"-> x\n\n" + MAC_LINE[:-1],
        b"-> x\n\n" + MAC_LINE[:-2] + b"B\n",  # not canonical
        b"-> x\n\n" + MAC_LINE[:-1] + b"=\n",
        b"-> x\n\n" + MAC_LINE[:-1] + b" \n",
        b"-> x\n\n---\n",
        b"-> x\n\n----" + MAC_LINE[4:],
        b"->\n\n" + MAC_LINE,
        b"-> \n\n" + MAC_LINE,
        b"->x\n\n" + MAC_LINE,
        b"-> x \n\n" + MAC_LINE,
        b"-> x  y\n\n" + MAC_LINE,
        b"-> x\ty\n\n" + MAC_LINE,
        "-> é\n\n".encode() + MAC_LINE,
        b"-> x\r\n\n" + MAC_LINE,
        b"-> x\n\r\n" + MAC_LINE,
        b"-> x\nAA==\n" + MAC_LINE,
        b"-> x\nAB\n" + MAC_LINE,  # bits that mean nothing
        b"-> x\nA\n" + MAC_LINE,
        b"-> x\nA A\n" + MAC_LINE,
        b"-> x\n" + b"A" * 65 + b"\n" + MAC_LINE,
        b"-> x\n" + b"A" * 64 + b"\n" + MAC_LINE,
        b"-> x\nAA\nAA\n" + MAC_LINE,
        b"\n-> x\n\n" + MAC_LINE,
    ],
)
def test_any_other_spelling_is_damage(rest: bytes) -> None:
    with pytest.raises(AgeHeaderDamaged):
        parsed(VERSION_LINE + rest)


@pytest.mark.parametrize(
    ("begin", "repeated"),
    [
        (b"", b"\n"),
        (b"", b"a"),
        (VERSION_LINE, b"-> grease\n\n"),
        (VERSION_LINE + b"-> ", b"x"),
        (VERSION_LINE + b"->", b" x"),
        (VERSION_LINE + b"-> x\n", b"A" * 64 + b"\n"),
        (VERSION_LINE + b"-> x\n", b"A"),
        (VERSION_LINE + b"-> x\n\n---", b"-"),
    ],
)
def test_a_header_without_end_is_refused_after_little_reading(begin: bytes, repeated: bytes) -> None:
    source = Endless(begin, repeated)
    with pytest.raises(AgeHeaderDamaged):
        parse(Ahead(source))
    assert source.taken < 300_000


def test_a_large_header_with_many_recipients_is_still_read() -> None:
    many = [Stanza(("X25519", to_base64(bytes(32))), bytes(32))] * 2_000
    assert len(parsed(serialise(many, FILE_KEY)).stanzas) == 2_000


@given(st.binary(max_size=100))
def test_base64_has_one_spelling(data: bytes) -> None:
    text = to_base64(data)
    assert from_base64(text) == data
    for other in (text + "=", text + "\n", " " + text, text + "A", text.replace("A", "-")):
        if other != text:
            try:
                again = from_base64(other)
            except AgeHeaderDamaged:
                continue
            assert again != data
