"""The text form is read strictly: white space around it and CRLF are all it forgives."""

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto.age.armor import ArmorReader, ArmorWriter
from peerjournal.crypto.errors import AgeArmorDamaged, CryptoError
from tests.crypto.age.sample import EDGES, Dripping, Endless, opened, sealed

BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----\n"
END = b"-----END AGE ENCRYPTED FILE-----\n"


def armored(data: bytes, step: int = 10_000) -> bytes:
    """`data` as text, written `step` bytes at a time."""
    sink = io.BytesIO()
    writer = ArmorWriter(sink)
    for start in range(0, len(data), step):
        writer.write(memoryview(data)[start : start + step])
    writer.close()
    return sink.getvalue()


def dearmored(text: bytes) -> bytes:
    """The bytes in an armored text."""
    reader, parts = ArmorReader(io.BytesIO(text)), []
    while part := reader.read(1000):
        parts.append(part)
    return b"".join(parts)


@given(st.binary(max_size=400), st.integers(1, 100))
def test_any_bytes_come_back_however_they_were_written(data: bytes, step: int) -> None:
    text = armored(data, step)
    assert dearmored(text) == data
    assert dearmored(text.replace(b"\n", b"\r\n")) == data
    assert all(len(line) <= 64 for line in text.split(b"\n"))


@pytest.mark.parametrize("size", EDGES)
def test_an_armored_age_file_opens_like_any_other(size: int) -> None:
    plain = random.Random(size).randbytes(size)
    text = sealed(plain, armor=True)
    assert text.startswith(BEGIN)
    assert text.endswith(END)
    assert text.isascii()
    assert opened(text) == plain


def test_white_space_around_the_text_is_forgiven_up_to_a_limit() -> None:
    text = sealed(b"pasted", armor=True)
    assert opened(b" \r\n\t \n\n" + text + b"\n \t\r\n") == b"pasted"
    assert opened(text.removesuffix(b"\n")) == b"pasted"
    for hidden in (b"\n" * 1_030 + text, text + b"\n" * 1_030):
        with pytest.raises(AgeArmorDamaged):
            opened(hidden)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        BEGIN,
        BEGIN + b"QUJD\n",
        b" " + BEGIN + b"QUJD\n" + END,
        BEGIN.lower() + b"QUJD\n" + END,
        BEGIN.replace(b"AGE", b"PGP") + b"QUJD\n" + END,
        BEGIN + b"\n" + b"QUJD\n" + END,
        BEGIN + b"QUJD\n\n" + END,
        BEGIN + b"QUJD\nQUJD\n" + END,
        BEGIN + b"QUI\n" + END,
        BEGIN + b"QUI=" + b"\n=\n" + END,
        BEGIN + b"QUJ=\n" + END,  # bits that mean nothing
        BEGIN + b"QU JD\n" + END,
        BEGIN + b"QUJD \n" + END,
        BEGIN + b"QUJ\xc3\n" + END,
        BEGIN + b"A" * 68 + b"\n" + END,
        BEGIN + b"A" * 60 + b"AA==\nQUJD\n" + END,
        BEGIN + b"QUJD\n=AAAA\n" + END,
        BEGIN + b"QUJD\n" + END.replace(b"\n", b" \n"),
        BEGIN + b"QUJD\n" + END + b"x",
        BEGIN + b"QUJD\n" + END + BEGIN + b"QUJD\n" + END,
        BEGIN + b"QUJD\n" + END.strip() + b"\x0b\n",
    ],
)
def test_any_other_spelling_is_damage(text: bytes) -> None:
    with pytest.raises(AgeArmorDamaged):
        dearmored(text)


@pytest.mark.parametrize(("begin", "repeated"), [(b"", b" "), (b"", b"\n"), (BEGIN, b"="), (BEGIN, b"\n")])
def test_armor_without_end_is_refused_after_little_reading(begin: bytes, repeated: bytes) -> None:
    source = Endless(begin, repeated)
    with pytest.raises(AgeArmorDamaged):
        ArmorReader(source).read(1)
    assert source.taken < 10_000


def test_a_slow_source_is_read_to_its_end() -> None:
    text = armored(bytes(range(256)))
    reader, parts = ArmorReader(Dripping(text)), []
    while part := reader.read(50):
        parts.append(part)
    assert b"".join(parts) == bytes(range(256))


def test_no_bit_of_an_armored_file_can_be_flipped() -> None:
    text = sealed(b"twelve bytes", armor=True)
    for place in range(8 * len(text)):
        changed = bytearray(text)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(CryptoError):
            opened(bytes(changed))
