"""jrnl's journals are read as jrnl reads them, in whatever form they are."""

import base64
import hashlib
import json
import os
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from peerjournal.formats import jrnl
from peerjournal.formats.imported import Remarks, Wishes
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_any_fields, survives_mutations, write_all

TEXT = (
    "[2020-08-29 11:11:00 AM] First one. *\nWalked @Sea and @sea, #calm.\n\n# no tag\n"
    "[1] a footnote\n\n[2020-08-31 14:32] Only a line. With a rest.\n[not a date] still the second\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.txt"


def clock(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d %H:%M") if at else ""


def test_a_journal_is_read_as_jrnl_does(path: Path) -> None:
    path.write_text(TEXT)
    first, second = read(jrnl, path)
    assert (first.title, first.starred, first.tags, clock(first.at)) == (
        "First one.", True, ("sea", "calm"), "2020-08-29 11:11",
    )  # fmt: skip
    assert first.body == "Walked @Sea and @sea, #calm.\n\n# no tag\n[1] a footnote"
    assert (second.title, second.body) == ("Only a line. With a rest.", "[not a date] still the second")


def test_a_star_takes_no_emphasis_with_it(path: Path) -> None:
    path.write_text("[2020-01-02 10:00] A *good* *day* *\nb")
    (found,) = read(jrnl, path)
    assert (found.title, found.starred) == ("A *good* *day*", True)


def test_one_line_is_split_behind_its_first_sentence(path: Path) -> None:
    path.write_text("[2020-01-02 10:00] Short (so)! The rest. More.")
    (found,) = read(jrnl, path)
    assert (found.title, found.body) == ("Short (so)!", "The rest. More.")


@pytest.mark.parametrize(
    ("heading", "at"),
    [
        ("[09.06.2013 15:39]", "2013-06-09 15:39"), ("[25/06/2013 15:39]", "2013-06-25 15:39"),
        ("[Sun 09 Jun 2013 03:39 PM]", "2013-06-09 15:39"), ("[June 9, 2013]", "2013-06-09 12:00"),
        ("[9. Juni 2013 15:39]", "2013-06-09 15:39"), ("[2013-06 15:39]", "2013-06-01 15:39"),
        ("[1660-01-01 09:05:10 PM]", "1660-01-01 21:05"), ("2013-06-09 15:39", "2013-06-09 15:39"),
        ("09.06.2013 15:39", "2013-06-09 15:39"), ("[20130609 15:39]", "2013-06-09 15:39"),
    ],
)  # fmt: skip
def test_headings_have_the_form_that_the_person_chose(path: Path, heading: str, at: str) -> None:
    path.write_text(f"{heading} Title.\nBody\n")
    (found,) = read(jrnl, path)
    assert (clock(found.at), found.title, found.body) == (at, "Title.", "Body")
    assert found.all_day is (at.endswith("12:00"))


def test_a_person_says_what_a_date_with_slashes_means(path: Path) -> None:
    path.write_text("[03/04/2020 10:00] A.\nb")
    remarks = Remarks()
    assert clock(read(jrnl, path, remarks)[0].at) == "2020-03-04 10:00"
    assert remarks.changed
    assert clock(read(jrnl, path, wishes=Wishes(day_first=True))[0].at) == "2020-04-03 10:00"


def test_text_before_the_first_heading_is_kept(path: Path) -> None:
    path.write_text("2010-06-10 15:00 Old.\n\n[2019-08-03 12:55] New\nbody")
    remarks = Remarks()
    (found,) = read(jrnl, path, remarks)
    assert found.body == "body\n\n2010-06-10 15:00 Old."
    assert remarks.changed


def test_a_folder_of_days_takes_only_days_and_their_date_from_the_name(tmp_path: Path) -> None:
    write_all(tmp_path / "j", {
        "2020/08/29.txt": b"[2020-08-29 11:11] A.\nb\n\n[14:30] C.\nd", "2020/13/01.txt": TEXT.encode(),
        "2020/08/note.txt": TEXT.encode(),
    })  # fmt: skip
    remarks = Remarks()
    found = read(jrnl, tmp_path / "j", remarks)
    assert [clock(one.at) for one in found] == ["2020-08-29 11:11", "2020-08-29 14:30"]
    assert {remark.what for remark in remarks.skipped} == {"file 2020/13/01.txt", "file 2020/08/note.txt"}


def key(password: bytes, salt: bytes) -> bytes:
    return base64.urlsafe_b64encode(PBKDF2HMAC(hashes.SHA256(), 32, salt, 100_000).derive(password))


def encrypted(version: int) -> bytes:
    if version == 1:
        writing = Cipher(
            algorithms.AES(hashlib.sha256(b"secret").digest()), modes.CBC(bytes(range(100, 116)))
        ).encryptor()
        plain = b"2013-06-09 15:39 Old.\n" + b"Body " * 200
        fill = 16 - len(plain) % 16
        return bytes(range(100, 116)) + writing.update(plain + bytes([fill]) * fill) + writing.finalize()
    if version == 2:
        return Fernet(key(b"secret", b"\xf2\xd5q\x0e\xc1\x8d.\xde\xdc\x8e6t\x89\x04\xce\xf8")).encrypt(TEXT.encode())
    salt = os.urandom(16)
    header = json.dumps({"salt": base64.urlsafe_b64encode(salt).decode()}).encode()
    header = base64.b64encode(header) if version == 3 else header
    return b"JRNLv3" + len(header).to_bytes(2, "big") + header + Fernet(key(b"secret", salt)).encrypt(TEXT.encode())


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_encrypted_journals_open_with_their_password_only(path: Path, version: int) -> None:
    path.write_bytes(encrypted(version))
    assert len(read(jrnl, path, wishes=Wishes(password="secret"))) == (1 if version == 1 else 2)
    for password, why in (("", "encrypted"), ("wrong", "wrong-password")):
        with pytest.raises(FileUnreadable) as caught:
            read(jrnl, path, wishes=Wishes(password=password))
        assert caught.value.why == why


@pytest.mark.parametrize("version", [2, 3, 4])
def test_an_encrypted_journal_that_an_editor_has_put_a_mark_before_is_still_one(path: Path, version: int) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + encrypted(version))
    assert len(read(jrnl, path, wishes=Wishes(password="secret"))) == 2
    with pytest.raises(FileUnreadable) as caught:
        read(jrnl, path)
    assert caught.value.why == "encrypted"


def test_its_json_comes_in(path: Path) -> None:
    entry = {"title": "A", "body": "b", "date": "2024-01-15", "time": "09:30", "tags": ["@x y"], "starred": True}
    path.write_text(json.dumps({"tags": {"@x": 1}, "entries": [entry, 7, {**entry, "date": "?"}]}))
    remarks = Remarks()
    first, second = read(jrnl, path, remarks)
    assert (first.title, first.body, first.tags, first.starred) == ("A", "b", ("x y",), True)
    assert (clock(first.at), second.at) == ("2024-01-15 09:30", None)
    assert {remark.what for remark in remarks.skipped} == {"entry 2", "the date of entry 3"}
    path.write_text(json.dumps(entry, indent=2))
    assert read(jrnl, path)[0].source_id == first.source_id


def test_its_xml_comes_in_without_entities(path: Path) -> None:
    inside = '<entries><entry date="2013-06-09T15:39:00" starred="True"><tag name="@x"/>A. Body</entry></entries>'
    path.write_text(f'<?xml version="1.0" ?>\n<journal>\n{inside}<tags><tag name="@x">1</tag></tags></journal>')
    (found,) = read(jrnl, path)
    assert (found.title, found.body, found.tags, found.starred) == ("A.", "Body", ("x",), True)
    path.write_text(f'<!DOCTYPE j [<!ENTITY a SYSTEM "file:///etc/hostname">]><journal>{inside}</journal>')
    assert not jrnl.recognises(Source(path))


def test_its_yaml_and_markdown_come_in(tmp_path: Path) -> None:
    front = "---\ntitle: A.\ndate: 2020-01-0{} 09:00:00 AM\nstarred: True\ntags: x, y\n"
    write_all(tmp_path / "y", {
        "1.md": (front.format(1) + "body: |\t\t\n\tOne\n\t\n\ttwo\n\n...").encode(),
        "2.md": (front.format(2).removeprefix("---\n") + "\nOld form").encode(),
    })  # fmt: skip
    first, second = read(jrnl, tmp_path / "y")
    assert (first.body, first.tags, first.starred) == ("One\n\ntwo", ("x", "y"), True)
    assert (second.body, clock(second.at)) == ("Old form", "2020-01-02 09:00")
    one = tmp_path / "all.md"
    one.write_text(
        "# 2020\n\n## May\n\n### 2020-05-01 09:00 A.\n\nb\n\n#### H\n\n# 2021\n\n## May\n\n### 2021-05-01 10:00 C.\n"
    )
    first, second = read(jrnl, one)
    assert (first.title, first.body, second.title) == ("A.", "b\n\n# H", "C.")


def test_its_markdown_of_one_entry_a_file_keeps_time_title_and_tags(tmp_path: Path) -> None:
    write_all(tmp_path, {
        "2020-05-01_a-walk.md": b"# 2020-05-01 09:00 A walk @sea\n\nb #wind\n\n## H\n\n ",
        "2020-05-02_c.md": b"# 2020-05-02 10:30 C.\n",
    })  # fmt: skip
    walk, short = read(jrnl, tmp_path)
    assert (clock(walk.at), walk.title, walk.body, walk.tags) == (
        "2020-05-01 09:00", "A walk @sea", "b #wind\n\n# H", ("sea", "wind"),
    )  # fmt: skip
    assert (clock(short.at), short.title, short.body) == ("2020-05-02 10:30", "C.", "")
    (tmp_path / "diary.md").write_text("# 2020-05-01 09:00 A walk\n\nb\n")
    assert not jrnl.recognises(Source(tmp_path / "diary.md"))


@pytest.mark.parametrize(
    "other", [b"", b"hello", b"# Title\n\n[2020-01-01 10:00] x", b"[link](x) y", b'{"a": 1}', b"\x89PNG" * 64]
)
def test_other_files_are_not_taken_for_journals(path: Path, other: bytes) -> None:
    path.write_bytes(other)
    assert not jrnl.recognises(Source(path))


def test_no_content_is_an_error(path: Path) -> None:
    for sample in (
        TEXT.encode(),
        encrypted(3),
        b'<journal><entries><entry date="2013-06-09">A</entry></entries></journal>',
    ):
        survives_mutations(jrnl, path, sample, 40)
    survives_any_fields(jrnl, path, ("title", "body", "date", "time", "tags", "starred", "uuid"),
                        lambda fields: {"tags": {}, "entries": [fields, {"date": "x", "body": "y"}]})  # fmt: skip
