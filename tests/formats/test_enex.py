"""Evernote's notes come in with their files; a file that tries anything is refused."""

import base64
import hashlib
from datetime import UTC
from pathlib import Path

import pytest

from peerjournal.formats import enex
from peerjournal.formats.imported import Remarks, Wishes
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_mutations

PICTURE = b"a picture"
MD5 = hashlib.md5(PICTURE, usedforsecurity=False).hexdigest()
START = '<?xml version="1.0"?>\n<!DOCTYPE en-export SYSTEM "http://x.y/export4.dtd">\n<en-export>'
NOTE = f"""<note><title>A &amp; B</title><content>
<![CDATA[<!DOCTYPE en-note SYSTEM "x"><en-note><div>One <b>two</b></div>
<en-media hash="{MD5}" type="image/png"/><en-crypt hint="x">c2VjcmV0</en-crypt></en-note>]]></content>
<created>20150412T101010Z</created><updated>10101T000000Z</updated><tag>sea</tag><tag>sea</tag>
<note-attributes><latitude>1.0</latitude></note-attributes>
<task><title>Sing</title><taskStatus>completed</taskStatus></task>
<resource><data encoding="base64">{base64.encodebytes(PICTURE).decode()}</data><mime>image/png</mime>
<resource-attributes><file-name>a/b.png</file-name></resource-attributes></resource>
<resource><data/><mime>application/pdf</mime></resource></note>"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.enex"


def test_a_note_comes_with_its_text_tags_and_files(path: Path) -> None:
    path.write_text(f"{START}{NOTE}</en-export>", "utf-8")
    remarks = Remarks()
    (entry,) = read(enex, path, remarks, Wishes(zone=UTC))
    assert entry.at is not None
    assert (entry.at.isoformat(), entry.title, entry.tags) == ("2015-04-12T10:10:10+00:00", "A & B", ("sea",))
    assert "One **two**" in entry.body
    assert "![](a_b.png)" in entry.body
    assert entry.body.endswith("- [x] Sing")
    assert "c2VjcmV0" not in entry.body
    shown, missing = entry.files
    assert shown.source is not None
    assert shown.source.read(shown.inside) == PICTURE
    assert (missing.name, missing.source) == ("file-2.pdf", None)
    assert {one.what for one in remarks.skipped} == {"a date of change", "a place", "an encrypted passage"}


def test_what_came_before_the_damage_comes_in(path: Path) -> None:
    path.write_text(f"{START}{NOTE}<note><title>broken", "utf-8")
    remarks = Remarks()
    assert len(read(enex, path, remarks)) == 1
    assert "the rest of the file" in {one.what for one in remarks.skipped}


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE en-export [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE en-export [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE en-export [<!ENTITY % p SYSTEM "http://x.y/z.dtd"> %p;]>',
    ],
)
def test_entities_are_refused(path: Path, doctype: str) -> None:
    path.write_text(f"{doctype}<en-export><note><title>&x;&b;</title></note></en-export>", "utf-8")
    with pytest.raises(FileUnreadable):
        read(enex, path)


def test_letters_by_name_are_known_with_and_without_a_doctype(path: Path) -> None:
    for start in (START, "<en-export>"):
        path.write_text(f"{start}<note><title>caf&eacute;&nbsp;&unheard;</title><content/></note></en-export>", "utf-8")
        (entry,) = read(enex, path)
        assert entry.title == "café\u00a0&unheard;"


def test_an_export_may_be_in_two_bytes_a_letter(path: Path) -> None:
    path.write_bytes(f"{START}<note><title>Größe</title></note></en-export>".encode("utf-16"))
    (entry,) = read(enex, path)
    assert entry.title == "Größe"


def test_a_bare_note_is_no_export(path: Path) -> None:
    path.write_text("<en-note>x</en-note>", "utf-8")
    assert not enex.recognises(Source(path))


def test_damaged_exports_do_no_harm(path: Path) -> None:
    survives_mutations(enex, path, f"{START}{NOTE}</en-export>".encode())
