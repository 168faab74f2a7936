"""An export is the part asked for, whole, readable by anything, private to this person, and over nothing."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import attachments, entries, exports, forms, groups, imports, people, trash, vaults
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.errors import BadValue, DamageFound, FileExists, NotAllowed, Stopped
from peerjournal.model.filters import EntryFilter
from peerjournal.vault.vault import Vault
from tests.disks import largest_file
from tests.vaults import DAWN, digests, mode, sql, written


@pytest.fixture
def entry(vault: Vault) -> Entry:
    """An entry with everything, among others."""
    group = groups.add(vault, "Thursday & friends")
    meeting = groups.add_meeting(vault, group.id, DAWN)
    people.add(vault, "the gardener", group_id=group.id, connection="tea", promise="to call")
    written(vault, "older", days=-1)
    full = written(
        vault, "# Tonight\n---\n日記\r\n", title='A "title": yes', tags=("night", "日記"), scales={"hope": 3},
        starred=True, feelings=(Feeling("calm", 7), Feeling("müde")), group_id=group.id, meeting_id=meeting.id,
        days=0.1,
    )  # fmt: skip
    trash.trash(vault, written(vault, "thrown away").id)
    return attachments.attach_bytes(vault, attachments.attach_bytes(vault, full, "a [1].png", b"picture"), "b", b"")


@pytest.fixture
def out(tmp_path: Path) -> Iterator[Path]:
    """A folder to export into."""
    folder = tmp_path / "out"
    folder.mkdir()
    yield folder
    assert not [path for path in folder.rglob("*") if path.name.endswith(".part")]


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]


def test_json_lines_hold_every_entry_oldest_first_with_names_in_place_of_ids(
    vault: Vault, entry: Entry, out: Path
) -> None:
    report = exports.run(vault, out / "a.jsonl", format="jsonl")
    assert (report.entries, report.path) == (2, out / "a.jsonl")
    old, full = lines(out / "a.jsonl")
    assert old["body"] == "older"
    assert full == forms.entry_json(vault, entry)
    assert full["group"] == "Thursday & friends"
    assert full["meeting"] == "2024-05-17T06:30:00+00:00"
    assert full["feelings"] == [{"name": "calm", "intensity": 7}, {"name": "müde", "intensity": None}]
    for attachment, data in zip(full["attachments"], (b"picture", b""), strict=True):
        kept = out / "a-files" / attachment["sha256"][:2] / attachment["sha256"]
        assert kept.read_bytes() == data
        assert hashlib.sha256(data).hexdigest() == attachment["sha256"]


def test_markdown_is_a_folder_of_days_with_the_files_beside(vault: Vault, entry: Entry, out: Path) -> None:
    report = exports.run(vault, out / "md", format="markdown")
    assert report.entries == 2
    places = [f"attachments/{one.sha256[:2]}/{one.sha256}{Path(one.name).suffix}" for one in entry.attachments]
    (older,) = (name for name in files(out / "md") if name.startswith("2024/05/2024-05-16-"))
    path = f"2024/05/2024-05-17-{entry.id}.md"
    assert files(out / "md") == sorted([path, older, *places])
    text = (out / "md" / path).read_bytes().decode()
    assert '\ntitle: "A \\"title\\": yes"\n' in text
    assert "\n\n# Tonight\n---\n日記\r\n" in text
    for line in [line for line in text.split("\n") if "attachments/" in line and line.startswith("[")]:
        target = line.rpartition("(")[2].removesuffix(")")
        assert (out / "md" / path).parent.joinpath(target).is_file()


@pytest.mark.parametrize("format", ["jsonl", "markdown"])
def test_everything_exported_is_private(vault: Vault, entry: Entry, out: Path, format: str) -> None:
    exports.run(vault, out / "x", format=format, terms=exports.Terms(with_aliases=True))
    for path in out.rglob("*"):
        assert mode(path) == (0o700 if path.is_dir() else 0o600)


@pytest.mark.parametrize("format", ["jsonl", "markdown"])
def test_only_what_the_filter_lets_through_is_exported(vault: Vault, entry: Entry, out: Path, format: str) -> None:
    where = EntryFilter(last_day=DAWN.date().replace(day=16))
    assert exports.run(vault, out / "x", format=format, terms=exports.Terms(where)).entries == 1
    assert not [name for name in files(out) if "files" in name or "attachments" in name]


def test_people_come_along_only_when_asked_for(vault: Vault, entry: Entry, out: Path) -> None:
    exports.run(vault, out / "a.jsonl", format="jsonl")
    exports.run(vault, out / "md", format="markdown")
    assert not any("gardener" in path.read_text("utf-8", "replace") for path in out.rglob("*") if path.is_file())
    exports.run(vault, out / "b.jsonl", format="jsonl", terms=exports.Terms(with_aliases=True))
    exports.run(vault, out / "md2", format="markdown", terms=exports.Terms(with_aliases=True))
    for path in (out / "b-people.jsonl", out / "md2" / "people.jsonl"):
        assert lines(path) == [
            {"alias": "the gardener", "group": "Thursday & friends", "connection": "tea", "promise": "to call"}
        ]


def test_nothing_that_is_there_is_written_over(vault: Vault, entry: Entry, out: Path) -> None:
    (out / "a.jsonl").write_bytes(b"theirs")
    (out / "b-people.jsonl").write_bytes(b"theirs")
    (out / "c-files").mkdir()
    (out / "full").mkdir()
    (out / "full" / "x").write_bytes(b"theirs")
    (out / "d.part").mkdir()
    (out / "empty").mkdir()
    (out / "dangling").symlink_to(out / "nowhere")
    before = digests(out)
    for name, format in (
        ("a.jsonl", "jsonl"), ("b.jsonl", "jsonl"), ("c.jsonl", "jsonl"), ("full", "markdown"), ("a.jsonl", "markdown"),
        ("d", "markdown"), ("empty", "jsonl"), ("dangling", "jsonl"), ("dangling", "markdown"), ("full", "jsonl"),
    ):  # fmt: skip
        with pytest.raises(FileExists):
            exports.run(vault, out / name, format=format, terms=exports.Terms(with_aliases=True))
    assert digests(out) == before
    (out / "d.part").rmdir()
    assert exports.run(vault, out / "empty", format="markdown").entries == 2, "an empty folder may be filled"


def test_a_place_that_cannot_be_has_a_name(vault: Vault, entry: Entry, out: Path) -> None:
    (out / "file").write_bytes(b"")
    for format in ("jsonl", "markdown"):
        with pytest.raises(NotAllowed):
            exports.run(vault, out / "file" / "x", format=format)
    if os.name != "nt":
        with pytest.raises(FileExists):
            exports.run(vault, Path(os.devnull), format="markdown")
    with pytest.raises(BadValue):
        exports.run(vault, out / "x", format="word-perfect")
    assert files(out) == ["file"]
    assert exports.run(vault, out / "new" / "folders" / "a.jsonl", format="jsonl").entries == 2


def test_a_relative_place_is_below_the_present_folder(
    vault: Vault, entry: Entry, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(out)
    assert exports.run(vault, Path("a.jsonl"), format="jsonl").path == out / "a.jsonl"
    with pytest.raises(FileExists):
        exports.run(vault, Path(), format="markdown")


@pytest.mark.parametrize("format", ["jsonl", "markdown"])
def test_a_damaged_entry_is_named_before_anything_is_written(
    vault: Vault, entry: Entry, out: Path, format: str
) -> None:
    sql(vault, "UPDATE entry SET title = 'other' WHERE id = ?", entry.id)
    with pytest.raises(DamageFound) as caught:
        exports.run(vault, out / "new" / "x", format=format)
    assert caught.value.rows == (("entry", entry.id),)
    assert not list(out.iterdir())
    where = EntryFilter(last_day=DAWN.date().replace(day=16))
    assert exports.run(vault, out / "x", format=format, terms=exports.Terms(where)).entries == 1, (
        "what is whole can be had"
    )


@pytest.mark.parametrize(
    ("format", "trouble"),
    [
        *((format, "damaged attachment") for format in ("jsonl", "csv", "html", "dayone", "markdown")),
        *((format, trouble) for format in exports.FORMATS for trouble in ("full disk", "stopped")),
    ],
)
def test_when_it_cannot_be_finished_nothing_of_it_stays(
    vault: Vault, entry: Entry, out: Path, format: str, trouble: str
) -> None:
    def stop(done: int, total: int) -> None:
        raise Stopped

    with vault.transaction():
        for number in range(200):
            written(vault, f"{number} " * 200)
    if trouble == "damaged attachment":
        sql(vault, "UPDATE chunk SET data = X'00'")
        with pytest.raises(Exception, match="RowDamaged"):
            exports.run(vault, out / "x", format=format, terms=exports.Terms(with_aliases=True))
    elif trouble == "full disk":
        with largest_file(100), pytest.raises(Exception, match="DiskFull"):
            exports.run(vault, out / "x", format=format, terms=exports.Terms(with_aliases=True))
    else:
        with pytest.raises(Stopped):
            exports.run(vault, out / "x", format=format, progress=stop)
    assert not list(out.iterdir())
    assert vaults.check(vault).ok


def test_progress_counts_to_the_end(vault: Vault, out: Path) -> None:
    with vault.transaction():
        for number in range(450):
            written(vault, str(number))
    seen: list[tuple[int, int]] = []
    exports.run(vault, out / "x", format="jsonl", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(200, 450), (400, 450), (450, 450)]


def test_an_empty_journal_is_an_empty_export(vault: Vault, out: Path) -> None:
    assert exports.run(vault, out / "a.jsonl", format="jsonl").entries == 0
    assert (out / "a.jsonl").read_bytes() == b""
    assert exports.run(vault, out / "md", format="markdown").entries == 0
    assert list((out / "md").iterdir()) == []


def test_an_entry_of_a_group_that_is_gone_is_exported_without_it(vault: Vault, entry: Entry, out: Path) -> None:
    trash.trash(vault, str(entry.group_id))
    trash.empty_trash(vault)
    exports.run(vault, out / "a.jsonl", format="jsonl")
    assert [(one["group"], one["meeting"]) for one in lines(out / "a.jsonl")] == [(None, None)] * 2
    assert replace(entry, body="changed").group_id
    entries.save(vault, replace(entry, body="changed"))


def test_exports_that_differ_in_their_ending_lie_beside_one_another_and_come_back(
    vault: Vault, other_vault: Vault, entry: Entry, out: Path
) -> None:
    for ending in ("json", "jsonl", "csv"):
        exports.run(vault, out / f"a.{ending}", format=ending, terms=exports.Terms(with_aliases=True))
    shutil.rmtree(out / "a-files")
    for ending in ("jsonl", "csv"):
        report = imports.run(other_vault, [out / f"a.{ending}"])[0]
        assert (report.entries, report.attachments, report.skipped) == (2, 2, ())
        imports.undo(other_vault)


@pytest.mark.parametrize("format", ["json", "jsonl", "csv"])
def test_a_file_that_hangs_on_an_exported_entry_is_no_journal_when_the_folder_is_imported(
    vault: Vault, other_vault: Vault, out: Path, format: str
) -> None:
    looks_like_one = b'{"date": "2024-05-17", "text": "not of this journal"}\n'
    attachments.attach_bytes(vault, written(vault, "with a file"), "diary.jsonl", looks_like_one)
    exports.run(vault, out / f"a.{format}", format=format)
    assert [(one.entries, one.skipped) for one in imports.run(other_vault, [out])] == [(1, ())]
