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


ODD = ("2024-05-01 10:30.md", "Screenshot 10.30.15\u202fAM.png", "\U0001f469\u200d\U0001f4bb.md", "a\u00a0b.md")


@pytest.mark.parametrize("name", ODD)
def test_names_that_programs_and_people_give_are_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "x").mkdir()
    if os.name == "posix":
        (tmp_path / "x" / name).write_bytes(b"x")
        assert Source(tmp_path / "x").names == (name,)
        assert Source(tmp_path / "x" / name).read(name) == b"x"
    assert Source(zipped(tmp_path / "x.zip", {name: b"x"})).names == (name,)


def test_names_of_a_zip_from_a_mac_or_an_old_windows_are_read_as_they_were_meant(tmp_path: Path) -> None:
    path = zipped(tmp_path / "mac.zip", {"Größe/日記.md": b"x"})
    said = path.read_bytes()
    for header in (b"PK\x03\x04\x14\x00", b"PK\x01\x02\x14\x03\x14\x00"):  # each with the flag that says UTF-8
        said = said.replace(header + b"\x00\x08", header + b"\x00\x00")
    path.write_bytes(said)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() != ["Größe/日記.md"], "as it says, and not as it means"
    with Source(path) as source:
        assert source.names == ("Größe/日記.md",)
        assert source.read("Größe/日記.md") == b"x"
    with Source(zipped(tmp_path / "w.zip", {"a\\": b"", "a\\b.md": b"x", "c.md": b"y", "..\\evil": b""})) as source:
        assert (source.names, source.refused) == (("a/b.md", "c.md"), 1)


def test_a_file_without_a_name_is_not_there(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"?!": b"x", "ok.txt": b""})
    path.write_bytes(path.read_bytes().replace(b"?!", b"\0!"))  # a name ends before a NUL
    assert Source(path).names == ("ok.txt",)


def test_links_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    assert (Source(folder).names, Source(folder).refused) == ((), 2)
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
