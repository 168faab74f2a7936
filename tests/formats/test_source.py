"""What a person chose to import is read in place and within limits."""

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def test_a_file_a_folder_a_zip_and_a_tar_are_read_the_same_way(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "a").mkdir(parents=True)
    (folder / "a/one.txt").write_bytes(b"one")
    zipped(tmp_path / "x.zip", {"a/one.txt": b"one"})
    with tarfile.open(tmp_path / "x.tar", "w") as made:
        made.add(folder / "a/one.txt", "a/one.txt")
    for path, kind in ((folder, "folder"), (tmp_path / "x.zip", "zip"), (tmp_path / "x.tar", "tar")):
        with Source(path) as source:
            assert (source.kind, source.names, source.read("a/one.txt")) == (kind, ("a/one.txt",), b"one")
    one = Source(folder / "a/one.txt")
    assert (one.kind, one.names, one.head()) == ("file", ("one.txt",), b"one")
    assert one.beside.names == ("one.txt",)


def test_names_that_lead_outside_are_not_there(tmp_path: Path) -> None:
    names = ("../evil.txt", "/etc/evil", "a/../../evil", "C:/evil", "ok.txt", "a\\b", "__MACOSX/ok.txt", ".DS_Store")
    assert Source(zipped(tmp_path / "x.zip", dict.fromkeys(names, b""))).names == ("ok.txt",)


def test_links_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    assert Source(folder).names == ()
    with tarfile.open(tmp_path / "x.tar", "w") as made:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
        made.addfile(tarfile.TarInfo("ok"), io.BytesIO())
    with Source(tmp_path / "x.tar") as source:
        assert source.names == ("ok",)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"bomb": bytes(100 << 20)})
    with pytest.raises(FileUnreadable) as refused:
        Source(path).read("bomb")
    assert refused.value.why == "too-large"


@pytest.mark.parametrize("cut", [30, 200, 400])
def test_a_truncated_archive_is_refused(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path / "x.zip", {f"{number}.txt": os.urandom(40) for number in range(5)})
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(FileUnreadable):
        Source(path)


def test_a_damaged_member_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"x.txt": os.urandom(400)})
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises(FileUnreadable):
        Source(path).read("x.txt")


def test_the_head_of_a_text_in_two_bytes_a_letter_can_be_looked_through(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes('{"größe": 1}'.encode("utf-16"))
    (tmp_path / "b.bin").write_bytes(b"\xff\xfe\x00\x00x")
    with Source(tmp_path) as source:
        assert source.head("a.json") == '{"größe": 1}'.encode()
        assert source.head("b.bin") == b"\xff\xfe\x00\x00x"
    with Source(tmp_path / "a.json") as source:
        assert source.head(most=3) == b'{"g'
