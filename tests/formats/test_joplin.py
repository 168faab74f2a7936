"""Joplin's own exports come in with the times people gave, tags and files; what is encrypted is counted."""

import tarfile
from pathlib import Path

import pytest

from peerjournal.formats import joplin
from peerjournal.formats.imported import Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_mutations, write_all

NOTE, TAG, RESOURCE, LINK, OTHER, SECRET = (sign * 32 for sign in "abcdef")
NOTES = {
    f"{NOTE}.md": f"""A title

![x](:/{RESOURCE}) and [{OTHER}](:/{OTHER})

key: not a property, for a blank line follows

id: {NOTE}
created_time: 2026-11-23T09:04:46.591Z
user_created_time: 2020-09-01T21:00:00.000Z
user_updated_time: 2020-09-02T21:00:00.000Z
latitude: 51.5
is_todo: 1
markup_language: 1
type_: 1""",
    f"{OTHER}.md": f"""Page

<p>An <b>HTML</b> note <img src=":/{RESOURCE}"></p>

id: {OTHER}
created_time: 2020-01-01T00:00:00.000Z
is_conflict: 1
markup_language: 2
type_: 1""",
    f"{TAG}.md": f"sea\n\nid: {TAG}\ntype_: 5",
    f"{RESOURCE}.md": f"my photo.jpg\n\nid: {RESOURCE}\nmime: image/jpeg\nfile_extension: jpg\ntype_: 4",
    f"{LINK}.md": f"id: {LINK}\nnote_id: {NOTE}\ntag_id: {TAG}\ntype_: 6",
    f"{SECRET}.md": f"id: {SECRET}\nencryption_cipher_text: JED01\nencryption_applied: 1\ntype_: 1",
}


def raw(folder: Path) -> Path:
    files = {name: text.encode() for name, text in NOTES.items()}
    return write_all(folder, {**files, f"resources/{RESOURCE}.jpg": b"picture"})


def test_notes_come_with_their_own_times_tags_and_files(tmp_path: Path) -> None:
    remarks = Remarks()
    note, page = read(joplin, raw(tmp_path), remarks)
    assert note.at is not None
    assert (note.source_id, note.title, note.tags) == (NOTE, "A title", ("sea",))
    assert note.at.timestamp() == 1598994000
    assert note.body.startswith(f"![x](my%20photo.jpg) and [{OTHER}](:/{OTHER})")
    assert "key: not a property" in note.body
    assert page.body == "An **HTML** note ![](my%20photo.jpg)"
    assert [(file.name, file.inside) for file in page.files] == [("my photo.jpg", f"resources/{RESOURCE}.jpg")]
    assert {one.what for one in remarks.skipped} == {"an encrypted note", "a place"}
    assert {one.what for one in remarks.changed} == {"a to-do", "a copy made at a conflict"}


def test_a_jex_gives_what_its_folder_gives(tmp_path: Path) -> None:
    raw(tmp_path / "raw")
    with tarfile.open(tmp_path / "x.jex", "w") as made:
        for file in sorted((tmp_path / "raw").rglob("*")):
            made.add(file, file.relative_to(tmp_path / "raw").as_posix(), recursive=False)
    found = [read(joplin, path) for path in (tmp_path / "raw", tmp_path / "x.jex")]
    assert [(one.source_id, one.body, one.at) for one in found[0]] == [
        (one.source_id, one.body, one.at) for one in found[1]
    ]


def test_an_export_of_nothing_but_encrypted_notes_says_so(tmp_path: Path) -> None:
    write_all(tmp_path, {f"{SECRET}.md": NOTES[f"{SECRET}.md"].encode()})
    with pytest.raises(FileUnreadable) as error:
        read(joplin, tmp_path)
    assert error.value.why == "encrypted"


def test_ordinary_markdown_is_not_joplins(tmp_path: Path) -> None:
    write_all(tmp_path, {f"{NOTE}.md": b"# A note\n\nwith a strange name\n", "x.md": b"id: x\ntype_: 1"})
    assert not joplin.recognises(Source(tmp_path))


def test_damaged_items_do_no_harm(tmp_path: Path) -> None:
    survives_mutations(joplin, tmp_path / f"{NOTE}.md", NOTES[f"{NOTE}.md"].encode())
