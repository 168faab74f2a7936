"""A folder or an archive is one journal or several, and whatever in it is none is named."""

import json
import zipfile
from pathlib import Path

import pytest

from peerjournal.actions import attachments, entries, exports, groups, imports, trash, vaults
from peerjournal.model.errors import FileUnreadable
from peerjournal.vault.vault import Vault
from tests.vaults import whole, written

LINE = json.dumps({"date": "2024-05-17", "text": "x"}) + "\n"


def zipped(path: Path, **files: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


def test_an_archive_is_gone_through_and_what_is_no_journal_named(vault: Vault, tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", a_jsonl=LINE).read_bytes()
    path = zipped(tmp_path / "x.zip", one_jsonl=LINE, deep__er__two_jsonl=LINE.replace('"x"', '"y"'), inner_zip=inner)
    first, second = imports.run(vault, [path])
    assert (first.source, second.source) == ("one.jsonl", "deep/er/two.jsonl")
    assert [(one.what, one.why) for one in second.skipped] == [("inner.zip", "is in no format known here")]


def test_one_empty_or_locked_file_of_a_folder_is_named_and_the_others_come_in(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.md").write_bytes(b"")
    (folder / "b.journal").write_bytes(b"JRNLv3\x00\x04e30=gAAAAA")
    (folder / "c.jsonl").write_text(LINE, "utf-8")
    (folder / "d.txt").write_text("a note about it", "utf-8")
    (report,) = imports.run(vault, [folder])
    assert report.entries == 1
    assert [(one.what, one.why) for one in report.skipped] == [
        ("a.md", "there are no entries in it"),
        ("b.journal", "it is encrypted; its own password is needed to read it"),
        ("d.txt", "is a plain text beside a journal; choose it by itself to bring it in"),
    ]
    (folder / "c.jsonl").unlink()
    (folder / "d.txt").unlink()
    with pytest.raises(FileUnreadable):
        imports.run(vault, [folder])
    assert entries.count(vault) == 1


def test_a_dry_run_counts_what_comes_twice_as_the_import_does(vault: Vault, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("date,text\n2024-05-17,x\n", "utf-8")
    told = [
        [(one.entries, one.duplicates) for one in imports.run(vault, [tmp_path], dry_run=dry)] for dry in (True, False)
    ]
    assert told == [[(1, 0), (0, 1)]] * 2


def test_files_whose_names_lead_elsewhere_are_named_as_well(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a/one.jsonl", "../evil.jsonl", "/etc/evil.jsonl"):
            archive.writestr(name, LINE)
    (report,) = imports.run(vault, [path])
    assert [(one.what, one.why) for one in report.skipped] == [
        ("2 of its files", "are links, or have names that lead elsewhere or that no file can have")
    ]


def test_a_review_says_that_a_recurrence_cannot_be_read_and_the_rest_of_the_group_comes(
    vault: Vault, tmp_path: Path
) -> None:
    (tmp_path / "a.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Circle\nLOCATION:Hall\nDESCRIPTION:Tea\nDTSTART:20240101T190000Z\n"
        "RRULE:FREQ=WEEKLY;RSCALE=ETHIOPIC\nEND:VEVENT\nEND:VCALENDAR\n",
        "utf-8",
    )
    told = [imports.run(vault, [tmp_path / "a.ics"], dry_run=dry)[0].changed for dry in (True, False)]
    assert [one.why for one in told[0]] == ["its recurrence can't be read; it comes without one"]
    assert told[0] == told[1]
    (group,) = groups.all(vault)
    assert (group.place, group.purpose, group.rrule) == ("Hall", "Tea", "")  # type: ignore[union-attr]


def test_journals_beside_a_folder_of_days_come_in_too(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "all/days/2020/05").mkdir(parents=True)
    (tmp_path / "all/days/2020/05/01.txt").write_text("[2020-05-01 10:00] A.\nb\n", "utf-8")
    (tmp_path / "all/old.journal").write_text("[2019-05-01 10:00] B.\nb\n", "utf-8")
    assert {one.source: one.entries for one in imports.run(vault, [tmp_path / "all"])} == {"old.journal": 1, "days": 1}


def test_a_format_that_reads_files_refuses_a_folder(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/a.bin").write_bytes(b"\x00")
    for path in (tmp_path / "folder", zipped(tmp_path / "x.zip", a_bin=b"\x00")):
        for format in imports.FORMATS:
            with pytest.raises(FileUnreadable):
                imports.run(vault, [path], format=format)


def test_a_home_full_of_files_beside_a_journal_is_not_gone_through(vault: Vault, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / "a/b/c/d" / str(number)).mkdir(parents=True)
    (tmp_path / "x.jsonl").write_text(LINE, "utf-8")
    (report,) = imports.run(vault, [tmp_path / "x.jsonl"])
    assert report.entries == 1


def test_a_damaged_picture_in_an_archive_costs_the_picture(vault: Vault, tmp_path: Path) -> None:
    written(vault, "one")
    (row,) = entries.page(vault).rows
    attachments.attach_bytes(vault, whole(row.entry), "a.png", b"a picture that is not there any more" * 9)
    exports.run(vault, tmp_path / "out.jsonl", format="jsonl")
    trash.trash(vault, whole(row.entry).id)
    trash.empty_trash(vault)
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        for path in [*sorted(tmp_path.glob("out*/**/*")), tmp_path / "out.jsonl"]:
            if path.is_file():
                archive.write(path, path.relative_to(tmp_path))
    data = (tmp_path / "out.zip").read_bytes()
    (tmp_path / "out.zip").write_bytes(data.replace(b"a picture that is not", b"a picture that is NOT", 1))
    (report,) = imports.run(vault, [tmp_path / "out.zip"])
    assert (report.entries, report.attachments, report.missing) == (1, 0, 1)


@pytest.mark.parametrize(
    "nothing", [b"", b" \n", b"\xef\xbb\xbf", b"\xff\xfe\xff\xfe\xff\xfe \0", "\u2003\ufeff\u2003".encode()]
)
def test_a_text_of_nothing_but_space_and_marks_of_order_is_refused(
    vault: Vault, tmp_path: Path, nothing: bytes
) -> None:
    (tmp_path / "a.txt").write_bytes(nothing)
    with pytest.raises(FileUnreadable):
        imports.run(vault, [tmp_path / "a.txt"])


def test_a_large_file_needs_no_log_beside_it_and_a_refused_small_one_leaves_every_byte(
    vault: Vault, tmp_path: Path
) -> None:
    beside: list[str] = []

    def look(_done: int, _total: int) -> None:
        beside.extend(path.name for path in vault.folder.glob("vault.db-*") if path.stat().st_size)

    (tmp_path / "small.jsonl").write_text("no journal", "utf-8")
    before = (vault.folder / "vault.db").read_bytes()
    with pytest.raises(FileUnreadable):
        imports.run(vault, [tmp_path / "small.jsonl"], format="jsonl")
    assert (vault.folder / "vault.db").read_bytes() == before
    ignored = "x" * (15 << 10)
    line = '{{"date": "2024-05-17", "text": "number {}", "ignored": "{}"}}\n'
    (tmp_path / "large.jsonl").write_text("".join(line.format(number, ignored) for number in range(4_600)), "utf-8")
    (report,) = imports.run(vault, [tmp_path / "large.jsonl"], progress=look)
    assert report.entries == 4_600
    assert set(beside) == {"vault.db-journal"}
    assert vaults.check(vault, full=True).ok


@pytest.mark.parametrize("around", ["", "notes/", "backup of May/my notes/"])
def test_an_export_is_known_however_many_folders_were_put_around_it(vault: Vault, tmp_path: Path, around: str) -> None:
    note, tag, link = (sign * 32 for sign in "abc")
    items = {
        note: f"A title\n\nWords\n\nid: {note}\nuser_created_time: 2020-09-01T21:00:00.000Z\ntype_: 1",
        tag: f"sea\n\nid: {tag}\ntype_: 5",
        link: f"id: {link}\nnote_id: {note}\ntag_id: {tag}\ntype_: 6",
    }
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for id, text in items.items():
            archive.writestr(f"{around}{id}.md", text)
    (report,) = imports.run(vault, [path])
    assert (report.format, report.entries) == ("joplin", 1)
    (row,) = entries.page(vault).rows
    assert (whole(row.entry).title, whole(row.entry).tags) == ("A title", ("sea",))
