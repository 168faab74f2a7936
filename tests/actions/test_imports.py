"""An import brings in what can be read, says what it left out, adds nothing twice, and is all or nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import attachments, entries, exports, groups, imports, search, trash, vaults
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.errors import BadValue, FileMissing, FileUnreadable, Stopped
from peerjournal.model.reports import LossReport, Remark
from peerjournal.vault.vault import Vault
from tests.disks import largest_file
from tests.vaults import DAWN, PASSPHRASE, digests, opened_again, whole, written


def jsonl(path: Path, *records: Any) -> Path:
    """A file of these records; text and bytes are lines as they stand."""
    lines = []
    for record in records:
        if isinstance(record, bytes):
            lines.append(record)
        else:
            lines.append(record.encode() if isinstance(record, str) else json.dumps(record).encode())
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def run(vault: Vault, *paths: Path, **options: Any) -> LossReport:
    """The report of an import of one source."""
    (report,) = imports.run(vault, paths, **options)
    return report


def all_entries(vault: Vault) -> list[Entry]:
    return [whole(row.entry) for row in entries.page(vault, limit=1000, oldest_first=True).rows]


def test_dates_texts_titles_and_tags_come_in(vault: Vault, tmp_path: Path) -> None:
    report = run(
        vault,
        jsonl(
            tmp_path / "a.jsonl",
            {"date": "1660-01-01", "text": "This morning", "title": "Jan. 1st", "tags": ["#home", "London"]},
            {"at": "2024-05-17T22:15+02:00", "body": "Tonight", "feelings": ["calm", {"name": "tired", "intensity": 7}],
             "scales": {"hope": 3}, "starred": True, "group": "Thursday", "meeting": "2024-05-17T19:00+02:00"},
        ),
    )  # fmt: skip
    assert (report.source, report.format, report.entries) == ("a.jsonl", "jsonl", 2)
    assert (report.first, report.last) == ("1660-01-01T12:00:00+00:00", "2024-05-17T22:15:00+02:00")
    assert (report.tags, report.tag_uses, report.starred, report.skipped, report.changed) == (2, 2, 1, (), ())
    old, new = all_entries(vault)
    assert (old.title, old.body, old.tags, old.all_day) == ("Jan. 1st", "This morning", ("home", "London"), True)
    assert (new.body, new.starred, new.all_day, new.scales) == ("Tonight", True, False, {"hope": 3})
    assert new.feelings == (Feeling("calm"), Feeling("tired", 7))
    assert new.at.isoformat() == "2024-05-17T22:15:00+02:00"
    (group,) = groups.all(vault)
    (meeting,) = groups.meetings(vault, whole(group).id)
    assert (new.group_id, new.meeting_id) == (whole(group).id, whole(meeting).id)
    assert search.find(vault, "tonight").total == 1
    assert vaults.check(vault, full=True).ok


def test_bad_lines_are_reported_by_their_number_and_the_good_ones_come_in(vault: Vault, tmp_path: Path) -> None:
    good = {"date": "2024-05-17", "text": "good"}
    bad: list[Any] = [
        "{", "[1]", '"text"', "null", b"\xff\xfe{", b'{"date": "2024-05-17", "text": "\xe9"}', "{" * 5000, "[" * 90_000,
        {"date": "yesterday", "text": "x"}, {"date": 20240517, "text": "x"}, {"at": 1715940000.0, "text": "x"}, {},
        {"date": "2024-05-17"}, {"date": "2024-05-17", "text": ""}, {"foo": 1}, '{"a": ' + "9" * 5000 + "}",
        {"date": "2024-05-17", "text": "x", "created_at": "never"}, "\x00", "date: 2024-05-17",
    ]  # fmt: skip
    report = run(vault, jsonl(tmp_path / "a.jsonl", good, *bad, "", "  ", {**good, "text": "last"}))
    assert [entry.body for entry in all_entries(vault)] == ["good", "last"]
    assert [remark.what for remark in report.skipped] == [f"line {number}" for number in range(2, len(bad) + 2)]
    reasons = {remark.why for remark in report.skipped}
    assert {"is not a JSON object", "is not UTF-8 text", "has a date that can't be read", "has no text"} <= reasons
    assert all("yesterday" not in remark.why for remark in report.skipped), "no content in a report"


def test_an_entry_without_a_date_is_dated_today_and_this_is_said(vault: Vault, tmp_path: Path) -> None:
    report = run(vault, jsonl(tmp_path / "a.jsonl", {"date": "2024-05-17", "text": "x"}, {"text": "y"}, {"text": "z"}))
    assert report.changed == (Remark("an entry (2 times)", "has no date; it is dated today"),)
    undated = all_entries(vault)[1:]
    assert all(entry.all_day and entry.at > DAWN for entry in undated)
    assert run(vault, tmp_path / "a.jsonl").duplicates == 3


def test_the_same_day_or_even_the_same_words_twice_are_two_entries(vault: Vault, tmp_path: Path) -> None:
    same = {"date": "2024-05-17", "text": "the same"}
    path = jsonl(tmp_path / "a.jsonl", same, {**same, "text": "other"}, same)
    assert run(vault, path).entries == 3
    assert run(vault, path) == LossReport("a.jsonl", "jsonl", duplicates=3)
    assert entries.count(vault) == 3


def test_a_grown_file_adds_what_is_new_also_after_a_change_here(vault: Vault, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", {"date": "2024-05-17", "text": "one"})
    run(vault, path)
    (entry,) = all_entries(vault)
    trash.trash(vault, entry.id)
    grown = jsonl(tmp_path / "b.jsonl", {"date": "2024-05-17", "text": "one"}, {"date": "2024-05-18", "text": "two"})
    report = run(vault, grown)
    assert (report.entries, report.duplicates) == (1, 1)


def test_ids_of_another_program_never_hide_an_entry(vault: Vault, tmp_path: Path) -> None:
    one = jsonl(tmp_path / "a.jsonl", {"id": "1", "date": "2024-05-17", "text": "of one program"})
    other = jsonl(
        tmp_path / "b.jsonl",
        {"id": "1", "date": "2024-05-17", "text": "of another"},
        {"id": "1", "date": "2024-05-17", "text": "of a third"},
    )
    assert [report.entries for report in imports.run(vault, [one, other])] == [1, 2]
    assert [report.duplicates for report in imports.run(vault, [one, other])] == [1, 2]
    assert all(whole(entry).source.id.startswith("1:") for entry in all_entries(vault))


@pytest.mark.parametrize("form", ["bom", "crlf", "both", "no-end"])
def test_files_of_other_systems_are_read(vault: Vault, tmp_path: Path, form: str) -> None:
    data = '{"date": "2024-05-17", "text": "Grüße\\r\\nzwei"}\n{"date": "2024-05-18", "text": "日記"}\n'.encode()
    if form in {"crlf", "both"}:
        data = data.replace(b"\n", b"\r\n")
    if form in {"bom", "both"}:
        data = b"\xef\xbb\xbf" + data
    (tmp_path / "a.jsonl").write_bytes(data.rstrip() if form == "no-end" else data)
    report = run(vault, tmp_path / "a.jsonl")
    assert (report.entries, report.skipped, report.changed) == (2, (), ())
    assert [entry.body for entry in all_entries(vault)] == ["Grüße\r\nzwei", "日記"]


def test_surrogates_and_nul_are_made_storable_wherever_they_are(vault: Vault, tmp_path: Path) -> None:
    odd = "a\ud800b\x00c"
    record = {
        "date": "2024-05-17", "text": odd, "title": odd, "tags": [odd], "feelings": [odd], "scales": {odd: 3},
        "group": odd, "id": odd, "source": {"format": odd, "id": odd}, "field " + odd: "x",
        "attachments": [{"name": odd, "sha256": odd, "media_type": odd}],
    }  # fmt: skip
    report = run(vault, jsonl(tmp_path / "a.jsonl", record))
    assert report.entries == 1
    (entry,) = all_entries(vault)
    assert entry.body == "a\ufffdb\x00c"
    assert entry.tags == ("a\ufffdb\x00c",)
    assert entry.source == Source("a\ufffdb\x00c", "a\ufffdb\x00c")
    for remark in report.skipped:
        remark.what.encode()
        assert remark.what.isprintable()
    assert run(vault, tmp_path / "a.jsonl").duplicates == 1
    assert vaults.check(vault, full=True).ok


def test_one_odd_name_costs_a_name_and_never_an_entry(vault: Vault, tmp_path: Path) -> None:
    record = {
        "date": "2024-05-17", "text": "x", "tags": ["#", " \n", "t" * 300, 7], "feelings": [" ", "f" * 300, 7, None],
        "scales": {"": 3, "s" * 300: 3, "hope": 11, "calm": True, "rest": 5}, "group": " ", "title": "T" * 3000,
        "meeting": "2024-05-17", "starred": "yes", "all_day": "no",
    }  # fmt: skip
    report = run(vault, jsonl(tmp_path / "a.jsonl", record, {**record, "text": "y", "group": "g" * 300}))
    assert report.entries == 2
    entry = all_entries(vault)[0]
    assert (entry.tags, entry.scales, entry.group_id) == (("t" * 200,), {"rest": 5}, None)
    assert [feeling.name for feeling in entry.feelings] == ["f" * 200]
    assert entry.title == "T" * 2000
    assert entry.body == "T" * 3000 + "\n\nx"
    assert [whole(group).name for group in groups.all(vault)] == ["g" * 200]
    assert run(vault, jsonl(tmp_path / "b.jsonl", {**record, "text": "z", "group": "g" * 300})).entries == 1
    told = {remark.what.partition(" (")[0] for remark in (*report.skipped, *report.changed)}
    assert {"a scale", "a name", "a title", "a meeting"} <= told


def test_text_that_is_no_text_is_told(vault: Vault, tmp_path: Path) -> None:
    report = run(vault, jsonl(tmp_path / "a.jsonl", {"date": "2024-05-17", "text": ["a", "b"], "title": "kept"}))
    assert Remark("field text", "is not text") in report.skipped
    assert report.entries == 1


def test_names_of_people_and_unknown_fields_are_told_and_left_out(vault: Vault, tmp_path: Path) -> None:
    records = [{"date": "2024-05-17", "text": f"x{n}", "people": ["Anna"], "mood": 3, "empty": ""} for n in range(3)]
    report = run(vault, jsonl(tmp_path / "a.jsonl", *records))
    assert {remark.what for remark in report.skipped} == {"field people (3 times)", "field mood (3 times)"}
    assert search.find(vault, "Anna").total == 0


def test_a_dry_run_tells_all_and_changes_no_byte(vault: Vault, tmp_path: Path) -> None:
    written(vault, "here before")
    path = jsonl(tmp_path / "a.jsonl", *({"date": "2024-05-17", "text": f"text {n} " * 500} for n in range(300)))
    vaults.lock(vault)
    before = digests(vault.folder)
    opened = vaults.unlock(vault.folder, PASSPHRASE)
    report = run(opened, path, dry_run=True)
    assert report.entries == 300
    assert not opened.take_changes()
    assert entries.count(opened) == 1
    vaults.lock(opened)
    assert digests(vault.folder) == before
    again = vaults.unlock(vault.folder, PASSPHRASE)
    assert run(again, path) == report
    again.close()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "unknown-format"),
        (b"Dear diary,\n", "unknown-format"),
        (b"\x00" * 99, "unknown-format"),
        (b"{}", "unknown-format"),
    ],
)
def test_what_is_no_journal_is_refused(vault: Vault, tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    with pytest.raises(FileUnreadable) as caught:
        run(vault, path)
    assert (caught.value.path, caught.value.why) == (path, why)
    with pytest.raises(FileUnreadable) as caught:
        run(vault, path, format="jsonl")
    assert caught.value.why == "no-entries"


def test_what_is_not_there_or_of_no_known_format_is_refused(vault: Vault, tmp_path: Path) -> None:
    good = jsonl(tmp_path / "a.jsonl", {"date": "2024-05-17", "text": "x"})
    with pytest.raises(FileMissing):
        imports.run(vault, [good, tmp_path / "nothing"])
    with pytest.raises(FileMissing):
        imports.run(vault, [good, good / "below"])
    with pytest.raises(BadValue):
        imports.run(vault, [good], format="word-perfect")
    assert entries.count(vault) == 0, "all or nothing"


def test_a_folder_is_read_whole_and_what_is_no_journal_in_it_left(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    (folder / "1660").mkdir(parents=True)
    jsonl(folder / "b.jsonl", {"date": "2024-05-17", "text": "b"})
    jsonl(folder / "1660" / "a.txt", {"date": "1660-01-01", "text": "a"})
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "link.jsonl").symlink_to(folder / "b.jsonl")
    for format in ("auto", "jsonl"):
        reports = imports.run(vault, [folder], format=format)
        assert [report.source for report in reports] == ["b.jsonl", "1660/a.txt"]
    assert entries.count(vault) == 2
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileUnreadable):
        imports.run(vault, [tmp_path / "empty"])


def test_stopping_or_a_full_disk_undoes_all_of_it(vault: Vault, tmp_path: Path) -> None:
    kept = written(vault, "here before")
    path = jsonl(tmp_path / "a.jsonl", *({"date": "2024-05-17", "text": f"text {n} " * 200} for n in range(1200)))
    seen: list[int] = []

    def stop(done: int, total: int) -> None:
        seen.append(done)
        if done >= 1000:
            raise Stopped

    with pytest.raises(Stopped):
        run(vault, path, progress=stop)
    assert seen == [500, 1000]
    size = (vault.folder / "vault.db").stat().st_size
    with largest_file(size + 200_000), pytest.raises(Exception, match=r"DiskFull|StorageFailed"):
        run(vault, path)
    assert all_entries(vault) == [kept]
    assert run(vault, path).entries == 1200
    assert vaults.check(vault, full=True).ok


def test_attachments_come_along_and_missing_ones_are_told(vault: Vault, other_vault: Vault, tmp_path: Path) -> None:
    entry = attachments.attach_bytes(vault, written(vault, "one"), "../a b.png", b"bytes")
    entry = attachments.attach_bytes(vault, entry, "b.txt", b"")
    exports.run(vault, tmp_path / "out.jsonl", format="jsonl")
    gone = entry.attachments[1].sha256
    (tmp_path / "out-files" / gone[:2] / gone).unlink()
    report = run(other_vault, tmp_path / "out.jsonl")
    assert (report.entries, report.attachments) == (1, 1)
    assert report.skipped == (Remark("an attachment", "its file is not with the source"),)
    again = opened_again(other_vault)
    (attachment,) = entries.get(again, entry.id).attachments
    assert (attachment.name, attachments.read(again, attachment)) == (".._a b.png", b"bytes")
    again.close()


def test_a_journal_that_hangs_on_an_entry_is_no_journal_of_its_own(
    vault: Vault, other_vault: Vault, tmp_path: Path
) -> None:
    diary = json.dumps({"date": "1660-01-01", "text": "somebody else's"}).encode()
    attachments.attach_bytes(vault, written(vault, "one"), "found.jsonl", diary)
    exports.run(vault, tmp_path / "out" / "all.jsonl", format="jsonl")
    (report,) = imports.run(other_vault, [tmp_path / "out"])
    assert (report.source, report.entries, report.attachments) == ("all.jsonl", 1, 1)


@pytest.mark.parametrize("sha256", ["../../../secret", "a" * 64 + "/x", "A" * 64, "a" * 63, "", None, 5])
def test_no_attachment_is_read_from_elsewhere(vault: Vault, tmp_path: Path, sha256: Any) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    record = {"date": "2024-05-17", "text": "x", "attachments": [{"name": "a", "sha256": sha256}, {"name": 5}, "x"]}
    report = run(vault, jsonl(tmp_path / "a.jsonl", record))
    assert (report.entries, report.attachments) == (1, 0)
    assert not vault.attachments.all()
