"""The tar archive: what every other tar reads, and nothing but that is read."""

import io
import subprocess
import tarfile
from pathlib import Path

import pytest

from peerjournal.backup import tar
from peerjournal.backup.wrong import ArchiveWrong
from tests.backup.journals import block

NAME = "entries/2024/05/2024-05-17-01890000-0000-7000-8000-000000000001.md"


def read(data: bytes) -> list[tuple[str, bytes]]:
    """All files of an archive."""
    reader = tar.TarReader(io.BytesIO(data))
    found = []
    while announced := reader.next():
        name, size = announced
        found.append((name, b"".join(reader.pieces(size))))
    return found


@pytest.mark.parametrize("size", [0, 1, 511, 512, 513, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_a_file_comes_back_whatever_its_size(size: int) -> None:
    data = bytes(size)
    assert read(block(NAME, data) + block("b", b"x") + tar.END) == [(NAME, data), ("b", b"x")]


@pytest.mark.parametrize("size", [0, 1, 8**11 - 1, 8**11, 8**12 + 5])
def test_a_header_is_what_python_takes_for_one(size: int) -> None:
    found = tarfile.TarInfo.frombuf(tar.header(NAME, size), "ascii", "strict")
    assert (found.name, found.size, found.type, found.mode) == (NAME, size, tarfile.REGTYPE, 0o600)
    assert (found.uid, found.gid, found.uname, found.gname, found.mtime) == (0, 0, "", "", 946684800)
    assert tar.TarReader(io.BytesIO(tar.header(NAME, size))).next() == (NAME, size)


def test_the_system_tar_unpacks_it_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(block(NAME, b"text") + block("b/c", b"") + tar.END)
    done = subprocess.run(["tar", "xf", "a.tar"], cwd=tmp_path, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert (tmp_path / NAME).read_bytes() == b"text"
    assert (tmp_path / "b/c").read_bytes() == b""


def test_a_name_that_does_not_fit_is_a_bug() -> None:
    with pytest.raises(ValueError, match="100"):
        tar.header("x" * 101, 0)


def resealed(header: bytes, start: int, field: bytes) -> bytes:
    """A header with other bytes at a place, and the checksum that fits them."""
    changed = header[:start] + field + header[start + len(field) :]
    checksum = sum(changed) - sum(changed[148:156]) + 8 * ord(" ")
    return changed[:148] + b"%06o\0 " % checksum + changed[156:]


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/passwd", "a/../b", "a/./b", "a//b", "a/", "/", "a\\b", ".x", "C:x", "a b", "-x", "a\nb", "a\0b", ""],
)
def test_a_name_that_could_lead_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(ArchiveWrong):
        read(tar.header(name, 1) + b"x" + bytes(511) + tar.END)


@pytest.mark.parametrize("kind", b"\x0012345678gxLKSAVX", ids=chr)
def test_a_link_device_folder_or_header_of_another_kind_is_refused(kind: int) -> None:
    hostile = resealed(tar.header("a", 0), 156, bytes([kind]))
    assert tarfile.TarInfo.frombuf(hostile, "ascii", "strict").name == "a"
    with pytest.raises(ArchiveWrong):
        read(hostile + tar.END)


@pytest.mark.parametrize(
    ("start", "field"),
    [
        (100, b"0000644"), (108, b"0000001"), (116, b"0000001"), (136, b"00000000001"), (157, b"link"),
        (257, b"ustar  "),
        (265, b"root"), (297, b"root"), (329, b"1"), (345, b"folder"), (124, b" "), (124, b"\x80"),
        (124, b"00000000008"), (124, b"-"), (500, b"x"),
    ],
)  # fmt: skip
def test_any_other_property_is_refused(start: int, field: bytes) -> None:
    with pytest.raises(ArchiveWrong):
        read(resealed(tar.header("a", 0), start, field) + tar.END)


def test_every_single_flipped_bit_in_a_header_is_noticed() -> None:
    right = block("a", b"text") + tar.END
    missed = []
    for place in range(512 * 8):
        wrong = bytearray(right)
        wrong[place // 8] ^= 1 << place % 8
        try:
            found = read(bytes(wrong))
        except ArchiveWrong:
            continue
        missed.append((place, found))
    assert not missed


@pytest.mark.parametrize("cut", [1, 100, 511, 512, 513, 600, 1023, 1024, 1025, 1535, 1536, 2047])
def test_an_archive_that_ends_early_is_refused(cut: int) -> None:
    with pytest.raises(ArchiveWrong):
        read((block("a", bytes(700)) + tar.END)[: -2048 + cut])


def test_what_stands_between_or_after_the_files_is_refused() -> None:
    with pytest.raises(ArchiveWrong):
        read(tar.header("a", 1) + b"xy" + bytes(510) + tar.END)
    with pytest.raises(ArchiveWrong):
        read(block("a", b"x") + tar.END + b"\0")
    with pytest.raises(ArchiveWrong):
        read(block("a", b"x") + tar.END[:512] + b"x" * 512)


def test_a_huge_claim_takes_no_memory() -> None:
    reader = tar.TarReader(io.BytesIO(tar.header("a", 1 << 60) + bytes(4096)))
    announced = reader.next()
    assert announced == ("a", 1 << 60)
    with pytest.raises(ArchiveWrong):
        list(reader.pieces(1 << 60))
