"""Files are written whole or not at all, for this person's eyes only."""

import errno
import os
import sys
from pathlib import Path

import pytest

from peerjournal import files
from peerjournal.model.errors import DiskFull, FileExists, FileMissing, NotAllowed, StorageFailed
from tests.disks import largest_file, small_disk
from tests.vaults import mode


class Broken(Exception):
    """Something goes wrong while a file is being written."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def break_off(path: Path) -> None:
    with files.whole_file(path) as file:
        file.write(b"new")
        raise Broken


def test_a_file_appears_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with files.whole_file(path) as file:
        file.write(b"half")
        assert not path.exists()
        file.write(b" and half")
    assert path.read_bytes() == b"half and half"
    assert mode(path) == 0o600
    assert names(tmp_path) == ["a.txt"]


def test_an_error_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    files.write_whole(path, b"old")
    with pytest.raises(Broken):
        break_off(path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


def test_a_file_that_must_be_new_replaces_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"theirs")
    with pytest.raises(FileExists):
        files.write_whole(path, b"ours", replace=False)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExists):
        files.write_whole(tmp_path / "dangling", b"ours", replace=False)
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.txt", "dangling"]


def test_what_is_left_from_before_is_never_written_into(tmp_path: Path) -> None:
    left = tmp_path / "a.txt.part"
    left.write_bytes(b"left over, and longer than what comes")
    left.chmod(0o666)
    open_to_others = left.open("rb")
    files.write_whole(tmp_path / "a.txt", b"secret")
    assert (tmp_path / "a.txt").read_bytes() == b"secret"
    assert mode(tmp_path / "a.txt") == 0o600
    with open_to_others:
        assert b"secret" not in open_to_others.read()


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / "a.txt.part").symlink_to(tmp_path / "theirs")
    files.write_whole(tmp_path / "a.txt", b"ours")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    assert (tmp_path / "a.txt").read_bytes() == b"ours"


def test_an_impossible_place_has_a_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileMissing) as caught:
        files.write_whole(tmp_path / "no" / "a.txt", b"")
    assert caught.value.path == tmp_path / "no"
    for path in (tmp_path / "file" / "a.txt", tmp_path / ("x" * 300)):
        with pytest.raises(NotAllowed):
            files.write_whole(path, b"")
    for folder in (tmp_path / "file" / "folder", tmp_path / ("x" * 300)):
        with pytest.raises(NotAllowed):
            files.private_folder(folder)
    assert names(tmp_path) == ["file"]


def test_a_full_disk_has_a_name_and_leaves_nothing(tmp_path: Path) -> None:
    with largest_file(4096), pytest.raises(DiskFull):
        files.write_whole(tmp_path / "a.txt", bytes(1 << 20))
    assert not names(tmp_path)


def test_a_disk_that_is_really_full_has_a_name_and_leaves_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk, 64):
        files.write_whole(disk / "a.txt", b"small")
        with pytest.raises(DiskFull):
            files.write_whole(disk / "a.txt", bytes(1 << 20))
        assert (disk / "a.txt").read_bytes() == b"small"
        assert names(disk) == ["a.txt"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EFBIG, DiskFull), (errno.EACCES, NotAllowed),
        (errno.EPERM, NotAllowed), (errno.EROFS, NotAllowed), (errno.EIO, StorageFailed), (errno.ENODEV, StorageFailed),
    ],
)  # fmt: skip
def test_what_the_system_says_has_the_worlds_name(number: int, kind: type[Exception]) -> None:
    with pytest.raises(kind), files.worded(Path("a.txt")):
        raise OSError(number, os.strerror(number))


def test_an_error_of_ours_stays_one() -> None:
    with pytest.raises(OSError, match="Bad file descriptor"), files.worded(Path("a.txt")):
        os.fsync(999_999)


def test_a_private_folder_is_made_with_its_parents_and_an_old_one_left_as_it_is(tmp_path: Path) -> None:
    made = files.private_folder(tmp_path / "a" / "b" / "c")
    assert made.is_dir()
    assert mode(tmp_path / "a") == mode(made) == 0o700
    (tmp_path / "old").mkdir(mode=0o755)
    files.private_folder(tmp_path / "old")
    assert mode(tmp_path / "old") == 0o755


@pytest.mark.parametrize("system", [sys.platform, "another"])
def test_a_folder_of_new_files_is_settled_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for number in range(5):
        folder = files.private_folder(tmp_path / "a" / str(number))
        files.write_new(folder / "x.txt", b"words")
        assert mode(folder / "x.txt") == 0o600
    files.settle(tmp_path / "a")
    assert len(list(tmp_path.rglob("x.txt"))) == 5


def test_what_is_called_so_is_named_and_a_folder_that_is_not_there_names_nothing(tmp_path: Path) -> None:
    for name in ("vault.db", "vault.db.part", "vault-before-0009.db.part", "my vault.part", "vaults.part"):
        (tmp_path / name).touch()
    found = files.named(tmp_path, ("vault.", "vault-"), ".part")
    assert set(found) == {tmp_path / "vault.db.part", tmp_path / "vault-before-0009.db.part"}
    assert files.named(tmp_path / "elsewhere", "", ".part") == []
