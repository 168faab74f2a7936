"""What is read is authentic, the end is the true end, and memory stays small."""

import io
import random
import tracemalloc
from collections.abc import Callable
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto import Identity, decrypt_stream, encrypt_stream
from peerjournal.crypto.age.header import Stanza, serialise
from peerjournal.crypto.age.writer import CHUNK_BYTES, SEALED_BYTES, chunk_nonce, payload_cipher
from peerjournal.crypto.errors import AgePayloadDamaged, NoIdentityMatches
from tests.crypto.age.sample import IDENTITY, RECIPIENT, Dripping, opened, released, sealed

PLAIN = random.Random(2).randbytes(200_000)
FILE = sealed(PLAIN)


def streamed(*chunks: tuple[int, bytes, bool]) -> bytes:
    """An age file whose payload has these chunks: counter, content, whether it is marked as the last."""
    file_key, nonce = bytes(16), b"N" * 16
    cipher = payload_cipher(file_key, nonce)
    payload = [cipher.encrypt(chunk_nonce(counter, last=last), plain, None) for counter, plain, last in chunks]
    return serialise([RECIPIENT.wrap(file_key)], file_key) + nonce + b"".join(payload)


@given(st.lists(st.one_of(st.integers(0, 100), st.integers(0, 150_000)), min_size=1, max_size=20))
def test_it_does_not_matter_in_how_many_pieces_it_is_read(sizes: list[int]) -> None:
    reader, read = decrypt_stream(io.BytesIO(FILE), [IDENTITY]), b""
    for size in sizes:
        part = reader.read(size)
        assert part == PLAIN[len(read) : len(read) + size]
        read += part
    assert read + reader.read() == PLAIN
    assert reader.read() == reader.read(5) == reader.read1() == reader.peek() == b""


def test_it_is_an_ordinary_file_to_the_standard_library() -> None:
    text = "".join(f"Zeile {number} – 行\n" for number in range(30_000))
    file = sealed(text.encode())
    reader = decrypt_stream(io.BytesIO(file), [IDENTITY])
    assert reader.readable()
    assert not reader.writable()
    assert not reader.seekable()
    assert [line.decode() for line in reader] == text.splitlines(keepends=True)
    reader = decrypt_stream(io.BytesIO(file), [IDENTITY])
    with io.TextIOWrapper(cast("BinaryIO", reader), encoding="utf-8", newline="") as lines:
        assert lines.read() == text
    buffer = bytearray(1_000_000)
    reader = decrypt_stream(io.BytesIO(file), [IDENTITY])
    assert buffer[: reader.readinto(buffer)] == text.encode()


def test_a_closed_reader_gives_nothing_and_leaves_its_source_open() -> None:
    source = io.BytesIO(FILE)
    with decrypt_stream(source, [IDENTITY]) as reader:
        reader.read(10)
    with pytest.raises(ValueError, match="closed"):
        reader.read(10)
    assert not source.closed


def test_a_slow_source_is_read_to_its_end() -> None:
    assert decrypt_stream(Dripping(FILE), [IDENTITY]).read() == PLAIN


def test_stanzas_of_kinds_we_do_not_know_are_passed_over() -> None:
    file_key = bytes(16)
    strange = [Stanza(("grease", "!x~"), b""), Stanza(("mlkem768x25519", "A" * 1_494), bytes(32))]
    header = serialise([strange[0], RECIPIENT.wrap(file_key), strange[1]], file_key)
    last = payload_cipher(file_key, bytes(16)).encrypt(chunk_nonce(0, last=True), b"found", None)
    assert opened(header + bytes(16) + last) == b"found"


def test_a_file_for_somebody_else_matches_nobody() -> None:
    for count in (0, 1, 5):
        with pytest.raises(NoIdentityMatches) as refused:
            decrypt_stream(io.BytesIO(FILE), [Identity.generate() for _ in range(count)])
        assert not refused.value.needs_passphrase


FULL = bytes(CHUNK_BYTES)


@pytest.mark.parametrize(
    ("chunks", "given", "damaged_chunk"),
    [
        ([], b"", 0),
        ([(0, b"", False)], b"", 0),
        ([(0, b"abc", False)], b"", 0),
        ([(0, FULL, False)], FULL, 1),
        ([(0, FULL, False), (1, b"", True)], FULL, 1),
        ([(0, FULL, False), (1, b"abc", False)], FULL, 1),
        ([(0, FULL, False), (2, b"abc", True)], FULL, 1),
        ([(1, FULL, False), (0, b"abc", True)], b"", 0),
        ([(0, FULL, False), (0, b"abc", True)], FULL, 1),
        ([(0, b"abc", False), (1, b"abc", True)], b"", 0),
        ([(0, b"abc", True), (1, b"abc", True)], b"", 0),
        ([(0, FULL, True), (1, b"abc", True)], FULL, 1),
        ([(0, FULL, True), (0, FULL, True)], FULL, 1),
    ],
)
def test_chunks_that_miss_move_or_follow_the_end_are_refused(
    chunks: list[tuple[int, bytes, bool]], given: bytes, damaged_chunk: int
) -> None:
    plain, error = released(streamed(*chunks), IDENTITY)
    assert plain == given
    assert isinstance(error, AgePayloadDamaged)
    assert error.chunk == damaged_chunk


@pytest.mark.parametrize("chunks", [[(0, b"", True)], [(0, FULL, True)], [(0, FULL, False), (1, FULL, True)]])
def test_an_empty_file_and_full_last_chunks_are_whole(chunks: list[tuple[int, bytes, bool]]) -> None:
    assert opened(streamed(*chunks)) == b"".join(plain for _, plain, _ in chunks)


def test_damage_is_reported_again_at_every_further_read() -> None:
    reader = decrypt_stream(io.BytesIO(FILE[:-1]), [IDENTITY])
    assert reader.read(3 * CHUNK_BYTES) == PLAIN[: 3 * CHUNK_BYTES]
    ways: list[Callable[[], object]] = [reader.read, reader.read1, reader.peek, reader.readline]
    ways.append(lambda: reader.read(1))
    for act in ways:
        with pytest.raises(AgePayloadDamaged) as refused:
            act()
        assert refused.value.chunk == 3
    assert reader.read(0) == b""


def test_a_source_that_fails_once_is_not_read_on_as_if_nothing_had_happened() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if size == 16 * SEALED_BYTES and not failed:
                failed.append(True)
                raise OSError("an unreadable sector")
            return super().read(size)

    failed: list[bool] = []
    reader = decrypt_stream(Failing(FILE), [IDENTITY])
    with pytest.raises(OSError, match="sector"):
        reader.read()
    with pytest.raises(AgePayloadDamaged):
        reader.read()


def test_a_large_file_needs_little_memory_both_ways() -> None:
    class Pipe:
        """Decrypts nothing itself: gives back what was written, a megabyte at a time."""

        def __init__(self) -> None:
            self.held = bytearray()

        def write(self, data: bytes | memoryview, /) -> int:
            self.held += data
            return len(data)

        def read(self, size: int, /) -> bytes:
            while len(self.held) < size and pieces:
                writer.write(pieces.pop())
                if not pieces:
                    writer.close()
            data = bytes(self.held[:size])
            del self.held[:size]
            return data

    pieces = [memoryview(PLAIN)] * 300  # 60 MB
    pipe = Pipe()
    writer = encrypt_stream(pipe, [RECIPIENT])
    tracemalloc.start()
    reader, total = decrypt_stream(pipe, [IDENTITY]), 0
    while part := reader.read(100_000):
        total += len(part)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == 300 * len(PLAIN)
    assert peak < 8_000_000
