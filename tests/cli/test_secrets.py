"""Passphrases and recovery keys are read from where they were put, and from nowhere else."""

import os
from pathlib import Path

import pytest

from peerjournal.cli import secrets
from peerjournal.model.errors import FileMissing, FileUnreadable


@pytest.mark.parametrize(
    "written",
    [b"two words\n", b"two words\r\n", b"two words", b"two words\nmore\n", b"\xef\xbb\xbftwo words\n"],
    ids=["line", "Windows", "no line end", "two lines", "byte order mark"],
)
def test_the_first_line_of_a_file_is_the_passphrase(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(written)
    assert secrets.first_line(str(file)) == "two words"


def test_spaces_of_a_passphrase_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(b"  two words \n")
    assert secrets.first_line(str(file)) == "  two words "


def test_a_file_that_is_not_there_is_missing_and_a_folder_unreadable(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        secrets.first_line(str(tmp_path / "nothing"))
    with pytest.raises(FileUnreadable) as folder:
        secrets.first_line(str(tmp_path))
    assert folder.value.why == "not-a-file"


def test_bytes_that_are_no_text_are_unreadable_and_not_repeated(tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(b"secret\xff\n")
    with pytest.raises(FileUnreadable) as refused:
        secrets.first_line(str(file))
    assert "secret" not in repr(refused.value.args) + str(refused.value)


@pytest.mark.skipif(not hasattr(os, "pipe") or os.name == "nt", reason="no /dev/fd here")
def test_a_descriptor_of_the_shell_is_read_without_opening_it_again() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"two words\n")
    os.close(writing)
    try:
        assert secrets.first_line(f"/dev/fd/{reading}") == "two words"
    finally:
        os.close(reading)
    with pytest.raises(FileMissing):
        secrets.first_line(f"/dev/fd/{reading}")


def test_only_one_last_line_end_is_taken_off_a_text(tmp_path: Path) -> None:
    file = tmp_path / "text"
    file.write_bytes("\nWörter\n\n".encode())
    assert secrets.whole_text(str(file)) == "\nWörter\n"
