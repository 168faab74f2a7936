"""What was imported can be brought up to date from its source, and taken back; what is the person's own stays."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import attachments, entries, exports, groups, imports, trash, vaults
from peerjournal.model.entry import Entry
from peerjournal.model.errors import NotFound
from peerjournal.model.reports import Remark
from peerjournal.vault.vault import Vault
from tests.vaults import opened_again, whole, written

UPDATE = imports.Choices(update=True)
FIRST = "01890000-0000-7000-8000-0000000000f1"
SECOND = "01890000-0000-7000-8000-0000000000f2"


def journal(path: Path, **bodies: str) -> Path:
    """A journal of entries with ids of their own, and the given texts."""
    ids = {"first": FIRST, "second": SECOND}
    records = [
        {"id": ids[name], "at": "2024-05-17T10:00:00+02:00", "body": text, "group": "Thursday"}
        for name, text in bodies.items()
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    return path


def run(vault: Vault, path: Path, **options: Any) -> Any:
    (report,) = imports.run(vault, [path], **options)
    return report


def here(vault: Vault) -> dict[str, str]:
    rows = entries.page(vault, limit=1000).rows
    return {whole(row.entry).id: whole(row.entry).body for row in rows}


def edited(vault: Vault, id: str) -> Entry:
    return entries.save(vault, replace(entries.get(vault, id), body="written here"))


def test_what_changed_at_the_source_is_told_and_brought_only_when_asked(vault: Vault, tmp_path: Path) -> None:
    path = journal(tmp_path / "a.jsonl", first="one", second="two")
    run(vault, path)
    journal(path, first="one", second="two, and more")
    for dry_run in (True, False):
        report = run(vault, path, dry_run=dry_run)
        assert (report.entries, report.duplicates, report.updates, report.updated) == (0, 2, 1, 0)
    assert here(vault) == {FIRST: "one", SECOND: "two"}
    assert run(vault, path, dry_run=True, choices=UPDATE).updated == 1
    assert run(vault, path, choices=UPDATE).updated == 1
    assert here(vault) == {FIRST: "one", SECOND: "two, and more"}
    assert [whole(one).entry.body for one in entries.history(vault, SECOND)] == ["two"]
    again = run(vault, path, choices=UPDATE)
    assert (again.updates, again.duplicates) == (0, 2)


def test_what_was_changed_here_is_never_written_over(vault: Vault, tmp_path: Path) -> None:
    path = journal(tmp_path / "a.jsonl", first="one", second="two")
    run(vault, path)
    edited(vault, FIRST)
    report = run(vault, journal(path, first="changed there", second="two"), choices=UPDATE)
    assert report.updated == 0
    assert [one.what for one in report.skipped] == ["the entry of 2024-05-17"]
    assert here(vault)[FIRST] == "written here"


def test_an_import_is_taken_back_whole(vault: Vault, tmp_path: Path) -> None:
    mine = written(vault, "mine")
    attachments.attach_bytes(vault, mine, "mine.txt", b"mine")
    before = here(vault)
    path = journal(tmp_path / "a.jsonl", first="one", second="two")
    run(vault, path)
    (batch,) = imports.batches(vault)
    assert (batch.entries, [one.name for one in batch.sources]) == (2, ["a.jsonl"])
    undone = imports.undo(vault)
    assert (undone.removed, undone.kept, undone.groups) == (2, (), 1)
    assert here(vault) == before
    assert groups.all(vault) == []
    assert imports.batches(vault) == []
    assert not list(vault.arrivals.all())
    assert vaults.check(vault, full=True).ok
    with pytest.raises(NotFound):
        imports.undo(vault)
    assert run(vault, path).entries == 2, "and can come again"


def test_files_of_an_import_go_with_it_unless_something_else_has_them(
    vault: Vault, other_vault: Vault, tmp_path: Path
) -> None:
    for number, data in enumerate((b"shared", b"theirs")):
        attachments.attach_bytes(vault, written(vault, f"entry {number}"), "a.txt", data)
    exports.run(vault, tmp_path / "out.jsonl", format="jsonl")
    attachments.attach_bytes(other_vault, written(other_vault, "mine"), "b.txt", b"shared")
    run(other_vault, tmp_path / "out.jsonl")
    assert len(other_vault.attachments.all()) == 2
    imports.undo(other_vault)
    assert [size for _, size in other_vault.attachments.all()] == [len(b"shared")]


def test_what_was_changed_here_since_stays_and_is_named(vault: Vault, tmp_path: Path) -> None:
    run(vault, journal(tmp_path / "a.jsonl", first="one", second="two"))
    edited(vault, FIRST)
    trash.trash(vault, SECOND)
    undone = imports.undo(vault)
    assert (undone.removed, undone.kept, undone.groups) == (1, (FIRST,), 0), "the group has an entry still"
    assert here(vault) == {FIRST: "written here"}
    assert trash.trashed(vault) == []


def test_bringing_up_to_date_is_taken_back_to_what_was_before(vault: Vault, tmp_path: Path) -> None:
    path = journal(tmp_path / "a.jsonl", first="one", second="two")
    run(vault, path)
    run(vault, journal(path, first="newer", second="newer too"), choices=UPDATE)
    edited(vault, SECOND)
    undone = imports.undo(vault)
    assert (undone.removed, undone.restored, undone.kept) == (0, 1, (SECOND,))
    assert here(vault) == {FIRST: "one", SECOND: "written here"}
    assert entries.history(vault, FIRST) == []
    (first_import,) = imports.batches(vault)
    assert first_import.entries == 2


def test_the_first_of_two_imports_can_be_taken_back_alone(vault: Vault, tmp_path: Path) -> None:
    run(vault, journal(tmp_path / "a.jsonl", first="one"))
    run(vault, journal(tmp_path / "b.jsonl", second="two"))
    run(vault, journal(tmp_path / "a.jsonl", first="newer"), choices=UPDATE)
    first = imports.batches(vault)[-1]
    assert imports.undo(vault, first.id).removed == 1, "what a later import brought up to date was not changed by hand"
    assert here(vault) == {SECOND: "two"}


def test_a_dry_run_and_an_import_that_brings_nothing_leave_no_import(vault: Vault, tmp_path: Path) -> None:
    path = journal(tmp_path / "a.jsonl", first="one")
    run(vault, path, dry_run=True)
    assert imports.batches(vault) == []
    assert groups.all(vault) == []
    run(vault, path)
    run(vault, path)
    assert len(imports.batches(vault)) == 1


def test_imports_are_there_after_opening_again(vault: Vault, tmp_path: Path) -> None:
    run(vault, journal(tmp_path / "a.jsonl", first="one"))
    again = opened_again(vault)
    assert imports.undo(again).removed == 1
    again.close()


def test_all_entries_can_come_as_what_others_said_and_into_one_group(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"date": "2024-05-17", "text": "what was said"}\n', "utf-8")
    choices = imports.Choices(provenance=imports.Provenance.CONFIDENCE, group="Monday")
    run(vault, path, choices=choices)
    (entry,) = (whole(row.entry) for row in entries.page(vault).rows)
    assert entry.body == "::: confidence\nwhat was said\n:::"
    assert groups.find(vault, "Monday").id == entry.group_id


def test_an_entry_of_the_future_is_taken_back_as_any_other(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    record = {"id": FIRST, "at": "2431-05-17T10:00:00Z", "body": "x", "updated_at": "2431-05-17T10:00:00Z"}
    path.write_text(json.dumps(record) + "\n", "utf-8")
    run(vault, path)
    assert imports.undo(vault).removed == 1


def test_an_entry_that_comes_twice_with_other_words_is_named_also_far_apart(vault: Vault, tmp_path: Path) -> None:
    one, other = journal(tmp_path / "a.jsonl", first="one", second="two"), tmp_path / "b.jsonl"
    journal(other, first="one, and more", second="two")
    for dry_run in (True, False):
        reports = imports.run(vault, [one, other], dry_run=dry_run)
        assert [(report.entries, report.duplicates) for report in reports] == [(2, 0), (0, 2)]
        (remark,) = reports[1].skipped
        assert remark.what == "an entry of 2024-05-17"
        assert remark.why.endswith("kept")
    assert here(vault) == {FIRST: "one", SECOND: "two"}


def test_what_was_written_here_and_comes_with_other_words_is_named_and_kept(vault: Vault, tmp_path: Path) -> None:
    for id, body in ((FIRST, "as I wrote it"), (SECOND, "two")):
        entries.save(vault, replace(entries.new(body=body), id=id))
    report = run(vault, journal(tmp_path / "a.jsonl", first="as it was long ago", second="two"))
    assert report.skipped == (
        Remark("an entry of 2024-05-17", "is here already with another text; the one here is kept"),
    )
    assert here(vault)[FIRST] == "as I wrote it"
