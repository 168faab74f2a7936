"""The archive holds everything, in forms that need no program of ours, and the same journal gives the same bytes."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from peerjournal.model.damage import Damaged
from peerjournal.model.errors import DamageFound
from peerjournal.model.records import NOUNS, SCHEMA, from_line
from tests.backup.journals import Journal, members, tar_of
from tests.samples import ALL, CONTENTS, EMPTY, ENTRY, GROUP, NOTE, PICTURE, TRASHED, numbered


def test_every_noun_is_there_as_a_record() -> None:
    files = members(tar_of(Journal()))
    for noun, values in ALL.items():
        lines = files[f"records/{noun}.jsonl"].splitlines(keepends=True)
        assert [from_line(noun, line) for line in lines] == list(values)


def test_the_files_come_in_one_order_with_the_list_of_them_last() -> None:
    names = list(members(tar_of(Journal())))
    day, early = "2024/05/2024-05-17", "1665/09/1665-09-03"
    assert names == [
        "README.txt",
        f"entries/{early}-{EMPTY.id}.md",
        f"entries/{day}-{ENTRY.id}.md",
        *(f"records/{noun}.jsonl" for noun in NOUNS),
        *(f"attachments/{sha256[:2]}/{sha256}" for sha256 in sorted(CONTENTS)),
        "manifest.json",
    ]


def test_an_entry_can_be_read_in_any_editor() -> None:
    files = members(tar_of(Journal()))
    text = files[f"entries/2024/05/2024-05-17-{ENTRY.id}.md"].decode()
    for part in (
        json.dumps(ENTRY.title, ensure_ascii=False),
        ENTRY.body,
        "müde",
        GROUP.name,
        "2024-05-17T22:15:30.123",
    ):
        assert part in text
    sha256 = ENTRY.attachments[1].sha256
    assert f"(../../../attachments/{sha256[:2]}/{sha256})" in text
    assert files[f"attachments/{sha256[:2]}/{sha256}"] == NOTE


def test_what_is_in_the_trash_is_a_record_and_no_text() -> None:
    files = members(tar_of(Journal()))
    assert TRASHED.id in files["records/entry.jsonl"].decode()
    assert not any(TRASHED.id in name for name in files)


def test_the_list_tells_every_file_by_its_hash_and_counts_the_records() -> None:
    files = members(tar_of(Journal()))
    listed = json.loads(files.pop("manifest.json"))
    assert (listed["format"], listed["schema"]) == (1, SCHEMA)
    assert listed["counts"] == {noun: len(values) for noun, values in ALL.items()} | {"attachment": 2}
    assert listed["files"] == [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()
    ]


def test_the_readme_says_how_to_open_it_without_the_program() -> None:
    text = members(tar_of(Journal()))["README.txt"].decode()
    assert text.startswith(f"PeerJournal backup, format 1, schema {SCHEMA}\n")
    assert "age -d -i key.txt FILE.age | tar x" in text
    for noun in NOUNS:
        assert f"{noun}.jsonl" in text


def test_the_same_journal_gives_the_same_bytes() -> None:
    assert tar_of(Journal()) == tar_of(Journal())
    changed = replace(ENTRY, at=ENTRY.at + timedelta(seconds=1))
    assert tar_of(Journal({**Journal().all, "entry": [changed]})) != tar_of(
        Journal({**Journal().all, "entry": [ENTRY]})
    )


def test_an_empty_journal_is_an_archive_too() -> None:
    files = members(tar_of(Journal({}, {})))
    assert set(files) == {"README.txt", "manifest.json", *(f"records/{noun}.jsonl" for noun in NOUNS)}


def test_everything_damaged_is_named_at_once() -> None:
    first = ENTRY.attachments[0].sha256
    journal = Journal(damaged={first})
    journal.all["tip"] = [Damaged("tip", numbered(21))]
    journal.all["entry"].insert(1, Damaged("entry", numbered(5)))
    with pytest.raises(DamageFound) as found:
        tar_of(journal)
    assert found.value.rows == (("tip", numbered(21)), ("entry", numbered(5)), ("attachment", first))


def test_attachments_that_are_damaged_or_missing_are_named() -> None:
    with pytest.raises(DamageFound) as found:
        tar_of(Journal(damaged=set(CONTENTS)))
    assert found.value.rows == tuple(("attachment", sha256) for sha256 in sorted(CONTENTS))
    gone = hashlib.sha256(PICTURE).hexdigest()
    with pytest.raises(DamageFound) as found:
        tar_of(Journal(files={sha256: data for sha256, data in CONTENTS.items() if sha256 != gone}))
    assert found.value.rows == (("attachment", gone),)


def test_an_attachment_of_another_length_than_was_said_is_damaged() -> None:
    sha256 = hashlib.sha256(NOTE).hexdigest()

    class Longer(Journal):
        def contents(self) -> list[tuple[str, int]]:
            return [(one, size + (one == sha256)) for one, size in super().contents()]

    with pytest.raises(DamageFound) as found:
        tar_of(Longer())
    assert found.value.rows == (("attachment", sha256),)
