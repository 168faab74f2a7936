"""Our own folder of Markdown files comes back entry for entry."""

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.actions import attachments, entries, exports, imports
from peerjournal.formats import own_markdown
from peerjournal.formats.imported import NO_WISHES, Imported, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import FileUnreadable
from peerjournal.model.form import entry_form, entry_markdown
from peerjournal.vault.vault import Vault
from tests.samples import EMPTY, ENTRY
from tests.vaults import whole, written


def taken(folder: Path, remarks: Remarks | None = None) -> list[Imported]:
    with Source(folder) as source:
        assert own_markdown.recognises(source)
        return list(own_markdown.read(source, remarks or Remarks(), NO_WISHES))


def put(folder: Path, text: str, id: str = EMPTY.id) -> Path:
    path = folder / "2024/05" / f"2024-05-17-{id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_an_export_comes_back_as_it_was(vault: Vault, other_vault: Vault, tmp_path: Path) -> None:
    kept = written(vault, "one\n\n[a](b)\n")
    kept = entries.save(vault, replace(kept, title="T: 聞", feelings=(Feeling("calm", 3),), starred=True, tags=("a",)))
    attachments.attach_bytes(vault, attachments.attach_bytes(vault, kept, "a [1].png", b"1"), "b.txt", b"")
    written(vault, "", days=-400)
    exports.run(vault, tmp_path / "out", format="markdown")
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        for path in (tmp_path / "out").rglob("*.*"):
            archive.write(path, Path("diary") / path.relative_to(tmp_path / "out"))
    for path in (tmp_path / "out", tmp_path / "out.zip"):
        (report,) = imports.run(other_vault, [path])
        assert (report.format, report.entries, report.attachments) == ("peerjournal-markdown", 2, 2)
        theirs = [whole(row.entry) for row in entries.page(other_vault).rows]
        ours = [whole(row.entry) for row in entries.page(vault).rows]
        assert [forms(one) for one in theirs] == [forms(one) for one in ours]
        imports.undo(other_vault)


def forms(entry: object) -> dict[str, object]:
    form = entry_form(entry)  # type: ignore[arg-type]
    return {key: value for key, value in form.items() if key != "meeting"}


bodies = st.text(max_size=60) | st.sampled_from(
    ["\n", "---\n", "\n---\n", "a\n[x](attachments/ab/c)\n", "\r\n", "\n\n"]
)


def test_any_body_comes_back(tmp_path: Path) -> None:
    @settings(max_examples=80, deadline=None)
    @given(bodies.filter(lambda text: text.isprintable() or "\n" in text), st.booleans())
    def comes_back(body: str, with_files: bool) -> None:
        body = body.encode("utf-8", "replace").decode()
        entry = replace(ENTRY, body=body, attachments=ENTRY.attachments if with_files else (), trashed_at=None)
        put(tmp_path, entry_markdown(entry, "Thursday", None, "../../attachments"), ENTRY.id)
        (found,) = taken(tmp_path)
        assert (found.body, found.own_id, found.title) == (body, ENTRY.id, ENTRY.title)
        assert len(found.files) == len(entry.attachments)

    comes_back()


def test_front_matter_that_another_program_rewrote_is_read_as_yaml(tmp_path: Path) -> None:
    put(tmp_path, entry_markdown(ENTRY, None, None, "x"), ENTRY.id)
    id = EMPTY.id
    put(tmp_path, f"---\r\nid: {id}\r\nat: 2024-05-17T10:00:00+02:00\r\ntags:\r\n  - a\r\n---\r\n\r\nbody\r\n", id)
    found = {one.own_id: one for one in read_folder(tmp_path)}
    assert (found[id].body, found[id].tags) == ("body", ("a",))


def read_folder(folder: Path) -> list[Imported]:
    with Source(folder) as source:
        return list(own_markdown.read(source, Remarks(), NO_WISHES))


def test_other_folders_are_not_taken_for_ours(tmp_path: Path) -> None:
    put(tmp_path, "# a note\n")
    assert not own_markdown.recognises(Source(tmp_path))
    (tmp_path / "x.md").write_text("---\nid: 1\n---\n")
    shutil.rmtree(tmp_path / "2024")
    assert not own_markdown.recognises(Source(tmp_path))
    assert not own_markdown.recognises(Source(tmp_path / "x.md"))


@pytest.mark.parametrize("text", ["", "---\nid: [[[\n---\n\nx", "---\n---\n", "---\nid: &a\n  - *a\n---\n", "\ud800"])
def test_a_file_that_is_none_is_left_out_by_name(tmp_path: Path, text: str) -> None:
    put(tmp_path, entry_markdown(ENTRY, None, None, "x"), ENTRY.id)
    path = put(tmp_path, "")
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    remarks = Remarks()
    assert len(list(own_markdown.read(Source(tmp_path), remarks, NO_WISHES))) == 1
    assert [one.what for one in remarks.skipped] == [f"2024/05/2024-05-17-{EMPTY.id}.md"]
    with pytest.raises(FileUnreadable):
        list(own_markdown.read(Source(path), Remarks(), NO_WISHES))


def test_no_front_matter_is_an_error(tmp_path: Path) -> None:
    values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda x: st.lists(x))
    keys = st.sampled_from([*entry_form(EMPTY), "x"])

    @settings(max_examples=80, deadline=None)
    @given(st.dictionaries(keys, values, max_size=5), st.binary(max_size=20))
    def reads(fields: dict[str, object], rest: bytes) -> None:
        path = put(tmp_path, "")
        lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in fields.items())
        path.write_bytes(b"---\n" + lines.encode() + b"\n---\n\n" + rest)
        put(tmp_path, entry_markdown(ENTRY, None, None, "x"), ENTRY.id)
        assert list(own_markdown.read(Source(tmp_path), Remarks(), NO_WISHES))

    reads()


def test_pictures_are_shown_from_where_they_lie_and_come_back_by_their_names(
    vault: Vault, other_vault: Vault, tmp_path: Path
) -> None:
    body = "![](a%20b.png) and ![](other.png)\n\n`![](a%20b.png)` [see](c.pdf) [x](https://a.b/c.pdf)"
    one = written(vault, body)
    for name in ("a b.png", "c.pdf", "a note.md"):
        one = attachments.attach_bytes(vault, one, name, name.encode())
    exports.run(vault, tmp_path / "out", format="markdown")
    (path,) = (tmp_path / "out").glob("2*/*/*.md")
    text = path.read_text("utf-8")
    (picture,) = (tmp_path / "out/attachments").rglob("*.png")
    assert f"![](../../{picture.relative_to(tmp_path / 'out').as_posix()}) and ![](other.png)" in text
    assert "`![](a%20b.png)` [see](../../attachments/" in text
    (report,) = imports.run(other_vault, [tmp_path / "out"])
    assert (report.entries, report.attachments, report.skipped) == (1, 3, ())
    assert whole(next(iter(entries.page(other_vault).rows)).entry).body == body


@pytest.mark.parametrize("body", ["![]( a.png )", "![x](a.png 'title')", "![](<a.png>)", "![](a%2Epng)"])
def test_a_picture_written_in_another_way_stays_as_it_is(
    vault: Vault, other_vault: Vault, tmp_path: Path, body: str
) -> None:
    attachments.attach_bytes(vault, written(vault, body), "a.png", b"1")
    exports.run(vault, tmp_path / "out", format="markdown")
    imports.run(other_vault, [tmp_path / "out"])
    assert whole(next(iter(entries.page(other_vault).rows)).entry).body == body


def test_folders_from_before_files_had_endings_still_come_in(vault: Vault, other_vault: Vault, tmp_path: Path) -> None:
    attachments.attach_bytes(vault, written(vault, "one"), "a.png", b"1")
    exports.run(vault, tmp_path / "out", format="markdown")
    for file in (tmp_path / "out/attachments").rglob("*.png"):
        file.rename(file.with_suffix(""))
    for page in (tmp_path / "out").glob("2*/*/*.md"):
        page.write_text(page.read_text("utf-8").replace(".png)", ")"), "utf-8")
    (report,) = imports.run(other_vault, [tmp_path / "out"])
    assert (report.entries, report.attachments) == (1, 1)
    assert whole(next(iter(entries.page(other_vault).rows)).entry).body == "one"
