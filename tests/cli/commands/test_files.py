"""`import` and `export`: what comes in is told, and what goes out comes in again unchanged."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.journal import Journal

LINES: list[dict[str, Any]] = [
    {"date": "1660-01-01", "text": "Blessed be God", "title": "Jan. 1st"},
    {"date": "1660-01-01", "text": "A second one of that day"},
    {"at": "2024-05-17T19:30:00+02:00", "text": "旅に出た", "tags": ["travel"], "people": ["Helene"]},
]


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Three entries as JSON Lines, and a line that is none."""
    file = tmp_path / "diary.jsonl"
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in LINES) + "not json\n")
    return file


def test_an_import_tells_what_came_in_and_what_did_not(journal: Journal, diary: Path) -> None:
    (report,) = journal.json("import", str(diary))
    assert {key: report[key] for key in ("source", "format", "entries", "attachments", "duplicates")} == {
        "source": "diary.jsonl", "format": "jsonl", "entries": 3, "attachments": 0, "duplicates": 0,
    }  # fmt: skip
    assert {one["what"] for one in report["skipped"]} == {"line 4", "field people"}
    assert all(set(one) == {"what", "why"} for one in report["skipped"] + report["changed"])
    entries = journal.json("entries", "--oldest-first")
    assert [entry["body"] for entry in entries] == [line["text"] for line in LINES]
    assert entries[0]["source"]["format"] == "jsonl"


def test_the_same_file_brings_nothing_twice(journal: Journal, diary: Path) -> None:
    journal.done("import", str(diary))
    (report,) = journal.json("import", str(diary))
    assert (report["entries"], report["duplicates"]) == (0, 3)
    assert "3 here already" in journal.done("import", str(diary))


def test_a_dry_run_tells_the_same_and_changes_nothing(journal: Journal, diary: Path) -> None:
    before = journal.digests()
    told = journal.json("import", "--dry-run", str(diary))
    assert "3 entries would be imported" in journal.done("import", "--dry-run", str(diary))
    assert journal.json("entries") == []
    assert journal.digests() == before
    assert journal.json("import", str(diary)) == told


def test_a_folder_is_searched_for_files_it_knows(journal: Journal, diary: Path) -> None:
    assert [one["source"] for one in journal.json("import", str(diary.parent))] == ["diary.jsonl"]


def test_when_one_file_cannot_be_read_none_comes_in(journal: Journal, diary: Path) -> None:
    other = diary.with_name("other.bin")
    other.write_bytes(b"\x00\x01")
    assert "other.bin" in journal.refused("import", str(diary), str(other))
    assert journal.json("entries") == []


def test_an_unknown_format_is_wrong_usage(journal: Journal, diary: Path) -> None:
    assert journal.run("import", str(diary), "--format", "papyrus").exit_code == 2
    assert journal.run("export", "out", "--format", "papyrus").exit_code == 2
    assert journal.run("export", "out").exit_code == 2


def test_an_export_comes_into_another_journal_byte_for_byte(journal: Journal, diary: Path, tmp_path: Path) -> None:
    journal.done("import", str(diary))
    journal.done("group", "add", "Circle")
    note = tmp_path / "note.txt"
    note.write_bytes(b"attached")
    journal.done("log", "Mine", "--group", "Circle", "--meeting", "2024-05-16T18:00", "--attach", str(note), "--star")
    out = journal.beside / "out.jsonl"
    assert journal.json("export", str(out), "--format", "jsonl") == {
        "path": str(out), "format": "jsonl", "encrypted": False, "entries": 4,
            "left_out": {"heard": 0, "confidence": 0}, "skipped": [], "changed": [],
            "guard": {"entries_looked_at": 4, "found": 0, "replaced": 0},
    }  # fmt: skip
    other = Journal(tmp_path / "Other.peerjournal", journal.passphrase_file, journal.beside)
    other.done("init")
    other.done("import", str(out))
    again = other.beside / "again.jsonl"
    other.done("export", str(again), "--format", "jsonl")
    assert again.read_bytes() == out.read_bytes()
    assert len(out.read_bytes().splitlines()) == 4


def test_an_export_is_the_part_asked_for_and_is_said_to_be_readable_by_anybody(journal: Journal, diary: Path) -> None:
    journal.done("import", str(diary))
    for name, options, count in (
        ("a.jsonl", ["--from", "2024"], 1),
        ("b.jsonl", ["--to", "1660-01"], 2),
        ("c.jsonl", ["--tag", "travel"], 1),
    ):
        out = journal.beside / name
        result = journal.run("export", str(out), "--format", "jsonl", *options)
        assert "not encrypted" in result.stderr
        assert len(out.read_text("utf-8").splitlines()) == count


def test_markdown_is_a_file_an_entry(journal: Journal, diary: Path) -> None:
    journal.done("import", str(diary))
    out = journal.beside / "out"
    assert "3 entries written" in journal.done("export", str(out), "--format", "markdown")
    files = sorted(out.rglob("*.md"))
    assert len(files) == 3
    assert "Blessed be God" in "".join(file.read_text("utf-8") for file in files)
    assert files[0].stat().st_mode & 0o077 == 0


def test_a_real_diary_comes_in_whole(journal: Journal, shared_data: Path) -> None:
    source = shared_data / "diaries" / "santoka-ja" / "50413_ruby_40424.jsonl"
    (report,) = journal.json("import", str(source))
    lines = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    assert report["entries"] == len(lines)
    bodies = sorted(entry["body"] for entry in journal.json("entries"))
    assert (
        hashlib.sha256("\0".join(bodies).encode()).digest()
        == hashlib.sha256("\0".join(sorted(line["text"] for line in lines)).encode()).digest()
    )
    for word in ("絶食", "焼酎"):
        found = sum(word in line["text"] or word in line["title"] for line in lines)
        assert journal.json("search", word, "--limit", "100")["total"] == found > 0


def test_an_export_says_how_many_details_the_guard_finds_and_asks_nothing(journal: Journal, tmp_path: Path) -> None:
    journal.done("log", "Rosa Lindqvist called me at +46 70 123 45 67.")
    journal.done("tip", "add", "Count backwards")
    ran = journal.run("export", str(tmp_path / "a.jsonl"), "--format", "jsonl")
    assert ran.exit_code == 0
    assert "The guard found 2 details of other people, and they are in what was written" in ran.stderr
    told = journal.json("export", str(tmp_path / "b.jsonl"), "--format", "jsonl", "--guard", "replace", "--everything")
    assert told["guard"] == {"found": 2, "entries_looked_at": 1, "replaced": 2}
    assert "Rosa" not in (tmp_path / "b.jsonl").read_text("utf-8")
    assert "Count backwards" in (tmp_path / "b-records.jsonl").read_text("utf-8")
    refused = journal.refused("export", str(tmp_path / "c.jsonl"), "--format", "jsonl", "--guard", "refuse")
    assert "2 details" in refused
    assert not list(tmp_path.glob("c*"))
