"""A file is whole only when it was closed: not after an error, a full disk, or when it was forgotten."""

import contextlib
import errno
import gc
import io
import os
import random
import tarfile
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto import (
    AgeWriter,
    Identity,
    decrypt_stream,
    decrypt_stream_with_file_key,
    encrypt_stream,
)
from peerjournal.crypto.errors import AgeHeaderAltered, AgePayloadDamaged
from tests.crypto.age.sample import EDGES, IDENTITY, RECIPIENT, opened, released, sealed

PLAIN = random.Random(1).randbytes(3_000_000)


class FullDisk(io.BytesIO):
    """A sink with room for so many bytes, of which the last write takes a part, as a raw file does."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data: "bytes | memoryview", /) -> int:  # type: ignore[override]  # narrower than BytesIO
        """Take what there is room for."""
        taken = min(len(data), self.room)
        if not taken:
            raise OSError(errno.ENOSPC, "no space left on device")
        self.room -= taken
        return super().write(data[:taken])


class Choosy(io.BytesIO):
    """A sink that takes at most 1,000 bytes a time."""

    def write(self, data: "bytes | memoryview", /) -> int:  # type: ignore[override]  # narrower than BytesIO
        """Take the first 1,000 bytes."""
        return super().write(data[:1_000])


def write_in_pieces(sink: io.BytesIO, plain: bytes, *, armor: bool) -> None:
    """An age file of `plain`, written 30,000 bytes at a time."""
    with encrypt_stream(sink, [RECIPIENT], armor=armor) as writer:
        for start in range(0, len(plain), 30_000):
            writer.write(plain[start : start + 30_000])


def test_the_same_bytes_come_out_at_every_edge() -> None:
    for size in EDGES:
        file = sealed(PLAIN[:size])
        assert opened(file) == PLAIN[:size]
        chunks = max(1, -(-size // 65536))
        header = file.index(b"\n---") + len("\n--- ") + 43 + 1
        assert len(file) == header + 16 + size + 16 * chunks


@given(st.lists(st.integers(0, 150_000), max_size=12), st.booleans())
def test_it_does_not_matter_in_how_many_pieces_they_are_written(sizes: list[int], armor: bool) -> None:
    sink, start = io.BytesIO(), 0
    with encrypt_stream(sink, [RECIPIENT], armor=armor) as writer:
        for size in sizes:
            assert writer.write(memoryview(PLAIN)[start : start + size]) == size
            start += size
    assert opened(sink.getvalue()) == PLAIN[:start]


def test_any_one_of_several_recipients_opens_it() -> None:
    identities = [Identity.generate() for _ in range(20)]
    file = sealed(b"for all", *[identity.recipient for identity in identities])
    assert {opened(file, identity) for identity in identities} == {b"for all"}


def test_nobody_as_recipient_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="one or more"):
        encrypt_stream(io.BytesIO(), [])


def test_the_writer_can_open_its_own_file_again_without_the_secret_key() -> None:
    sink = io.BytesIO()
    with encrypt_stream(sink, [RECIPIENT]) as writer:
        writer.write(PLAIN)
    assert decrypt_stream_with_file_key(io.BytesIO(sink.getvalue()), writer.file_key).read() == PLAIN
    with pytest.raises(AgeHeaderAltered):
        decrypt_stream_with_file_key(io.BytesIO(sealed(PLAIN)), writer.file_key)


def test_an_error_while_writing_leaves_no_whole_file() -> None:
    sink = io.BytesIO()
    writer = encrypt_stream(sink, [RECIPIENT])
    with contextlib.suppress(RuntimeError), writer:
        writer.write(PLAIN)
        raise RuntimeError
    assert isinstance(released(sink.getvalue(), IDENTITY)[1], AgePayloadDamaged)
    for act in (lambda: writer.write(b"more"), writer.close):
        with pytest.raises(ValueError, match="abandoned"):
            act()


def test_a_forgotten_writer_leaves_no_whole_file() -> None:
    sink = io.BytesIO()
    writer: AgeWriter | None = encrypt_stream(sink, [RECIPIENT])
    assert writer is not None
    writer.write(PLAIN)
    del writer
    gc.collect()
    assert isinstance(released(sink.getvalue(), IDENTITY)[1], AgePayloadDamaged)


@pytest.mark.parametrize("armor", [False, True])
def test_a_full_disk_is_reported_wherever_it_happens_and_never_passed_over(armor: bool) -> None:
    plain = PLAIN[:200_000]
    whole = len(sealed(plain, armor=armor))
    for room in [0, 1, 100, 215, *range(1_000, whole, 7_919), whole - 17, whole - 1]:
        sink = FullDisk(room)
        with pytest.raises(OSError, match="no space"):
            write_in_pieces(sink, plain, armor=armor)
        kept, error = released(sink.getvalue(), IDENTITY)
        # Only the last line feed of an armored file can be missed.
        assert error is not None or (armor and room == whole - 1)
        assert plain.startswith(kept)
    write_in_pieces(FullDisk(whole), plain, armor=armor)


def test_a_writer_whose_sink_failed_cannot_be_closed_as_if_nothing_had_happened() -> None:
    sink = FullDisk(1_000_000)
    writer = encrypt_stream(sink, [RECIPIENT])
    with pytest.raises(OSError, match="no space"):
        writer.write(PLAIN)
    sink.room = 10_000_000
    for act in (lambda: writer.write(b"more"), writer.close):
        with pytest.raises(ValueError, match="broken"):
            act()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_real_device_without_room_is_reported() -> None:
    no_space = pytest.raises(OSError, match=os.strerror(errno.ENOSPC))
    with Path("/dev/full").open("wb", buffering=0) as full, no_space:
        encrypt_stream(full, [RECIPIENT])


def test_a_sink_that_takes_a_part_at_a_time_gets_all() -> None:
    sink = Choosy()
    with encrypt_stream(sink, [RECIPIENT]) as writer:
        writer.write(PLAIN)
    assert opened(sink.getvalue()) == PLAIN


@pytest.mark.parametrize("answer", [0, None])
def test_a_sink_that_takes_nothing_is_an_error_and_not_waited_for(answer: int | None) -> None:
    class Stuck:
        def write(self, data: bytes | memoryview, /) -> int:
            return cast("int", answer)

    with pytest.raises(OSError, match="no more bytes"):
        encrypt_stream(Stuck(), [RECIPIENT])


def test_closing_twice_writes_one_end() -> None:
    sink = io.BytesIO()
    writer = encrypt_stream(sink, [RECIPIENT])
    writer.write(b"once")
    writer.close()
    writer.close()
    assert opened(sink.getvalue()) == b"once"
    with pytest.raises(ValueError, match="closed"):
        writer.write(b"late")


def test_a_tar_archive_goes_in_and_out_as_a_stream() -> None:
    sink = io.BytesIO()
    with encrypt_stream(sink, [RECIPIENT]) as writer, tarfile.open(fileobj=cast("BinaryIO", writer), mode="w|") as tar:
        for number in range(20):
            member = tarfile.TarInfo(f"entries/{number}.md")
            member.size = number * 9_999
            tar.addfile(member, io.BytesIO(PLAIN[: member.size]))
    reader = decrypt_stream(io.BytesIO(sink.getvalue()), [IDENTITY])
    with tarfile.open(fileobj=reader, mode="r|") as tar:
        assert [member.size for member in tar] == [number * 9_999 for number in range(20)]
    assert reader.read().strip(b"\0") == b""
