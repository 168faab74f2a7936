"""Standard Notes' backups come in with their tags; Super notes become Markdown; encrypted ones say so."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from peerjournal.formats import lexical, standard_notes
from peerjournal.formats.imported import Remarks
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_any_fields, survives_mutations


def words(text: str, format: int = 0) -> dict[str, Any]:
    return {"type": "text", "text": text, "format": format}


SUPER = json.dumps({"root": {"type": "root", "children": [
    {"type": "heading", "tag": "h2", "children": [words("Day")]},
    {"type": "paragraph", "children": [words("One "), words("two", 1), {"type": "linebreak"}, words("x*y", 16),
        {"type": "link", "url": "https://a.b", "children": [words("there")]}]},
    {"type": "list", "listType": "check", "children": [
        {"type": "listitem", "checked": True, "children": [words("done")]},
        {"type": "listitem", "children": [{"type": "list", "listType": "number", "children": [
            {"type": "listitem", "children": [words("in")]}]}]}]},
    {"type": "quote", "children": [words("said")]},
]}})  # fmt: skip


def note(id: str, text: str, **more: Any) -> dict[str, Any]:
    content = {"title": f"T{id}", "text": text, "references": [], **more}
    made = "2021-03-15T10:00:00.000Z"
    return {"uuid": id, "content_type": "Note", "content": content, "created_at": made, "updated_at": made}


BACKUP = {"version": "004", "items": [
    note("1", "**plain**", appData={"org.standardnotes.sn": {"pinned": True}}),
    note("2", SUPER, noteType="super"),
    note("3", "<p>A <b>b</b></p>"),
    note("4", "gone", trashed=True),
    {"uuid": "t", "content_type": "Tag",
     "content": {"title": "sea", "references": [{"uuid": "1", "content_type": "Note"}]}},
    {"uuid": "f", "content_type": "SN|File", "content": {"name": "x.png"}},
]}  # fmt: skip


def test_notes_of_all_editors_come_in(tmp_path: Path) -> None:
    path = tmp_path / "backup.txt"
    path.write_text(json.dumps(BACKUP, indent=2), "utf-8")
    remarks = Remarks()
    plain, super_note, rich = read(standard_notes, path, remarks)
    assert (plain.body, plain.tags, plain.starred, plain.source_id) == ("**plain**", ("sea",), True, "1")
    assert super_note.body == (
        "## Day\n\nOne **two**\n`x*y`[there](https://a.b)\n\n- [x] done\n1. in\n\n> said"
    )  # fmt: skip
    assert rich.body == "A **b**"
    assert {one.what for one in remarks.skipped} == {"a note in the trash", "a file"}


def test_a_backup_is_read_in_its_zip_without_the_copies_of_its_notes(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as made:
        made.writestr("Standard Notes Backup and Import File.txt", json.dumps(BACKUP))
        made.writestr("Items/Note/T1-1.txt", "**plain**")
    assert len(read(standard_notes, tmp_path / "backup.zip")) == 3


def test_an_encrypted_backup_says_that_it_is(tmp_path: Path) -> None:
    path = tmp_path / "backup.txt"
    item = {"uuid": "1", "content_type": "Note", "content": "004:abc", "enc_item_key": "x"}
    path.write_text(json.dumps({"version": "004", "items": [item]}), "utf-8")
    with pytest.raises(FileUnreadable) as error:
        read(standard_notes, path)
    assert error.value.why == "encrypted"


def test_hostile_backups_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "backup.txt"
    survives_mutations(standard_notes, path, json.dumps(BACKUP).encode())
    keys = ("uuid", "content_type", "content", "created_at", "updated_at", "title", "text", "references", "appData")
    survives_any_fields(
        standard_notes, path, keys, lambda fields: {"items": [{"content_type": "Note", "content": fields, **fields}]}
    )
    deep = json.dumps({"type": "list", "children": []})
    for _ in range(200):
        deep = f'{{"type": "list", "children": [{{"children": [{deep}]}}]}}'
    assert lexical.to_markdown(f'{{"root": {{"children": [{deep}]}}}}') is not None
