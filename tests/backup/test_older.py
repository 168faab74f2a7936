"""A backup by an earlier version is read as what it was, and is believed no more than one of today."""

import json
from pathlib import Path

import pytest

from peerjournal.backup import manifest
from peerjournal.model.errors import BackupDamaged
from peerjournal.model.records import NOUNS, SCHEMA, nouns_of, to_line
from tests.backup.journals import Journal, Taken, members, read, sealed, tar_from, tar_of
from tests.samples import ALL, DRAFT, KIND_WORD

LATER = {
    "kind_word", "draft", "follow_up", "safeguarding", "measure", "answers", "safety_card", "guard_word", "batch",
    "arrivals",
}  # fmt: skip
Files = dict[str, bytes]


@pytest.fixture
def first() -> Files:
    """The files of a backup as the first schema had them."""
    files = members(tar_of(Journal()))
    files["README.txt"] = files["README.txt"].replace(b"schema %d" % SCHEMA, b"schema 1", 1)
    return {name: data for name, data in files.items() if name not in {f"records/{noun}.jsonl" for noun in LATER}}


def first_counts(files: Files) -> dict[str, int]:
    counts: dict[str, int] = json.loads(files[manifest.NAME])["counts"]
    return {name: number for name, number in counts.items() if name not in LATER}


def test_each_schema_has_the_nouns_of_the_one_before_it_in_the_same_order() -> None:
    for schema in range(1, SCHEMA):
        assert nouns_of(schema) == tuple(noun for noun in nouns_of(schema + 1) if noun in nouns_of(schema))
    assert nouns_of(SCHEMA) == tuple(NOUNS)
    assert set(NOUNS) - set(nouns_of(1)) == LATER


def test_a_backup_of_the_first_schema_gives_all_it_has(tmp_path: Path, first: Files) -> None:
    taken = Taken()
    plain = tar_from(first, schema=1, counts=first_counts(first))
    report = read(sealed(plain, tmp_path / "a.age"), taken)
    expected = {noun: [] if noun in LATER else list(values) for noun, values in ALL.items()}
    assert taken.all == expected
    assert report.counts == {noun: len(values) for noun, values in expected.items()} | {"attachment": 2}


def test_its_first_line_and_its_list_must_agree(tmp_path: Path, first: Files) -> None:
    for head in ({"counts": first_counts(first)}, {"schema": 1}, {"schema": 0, "counts": first_counts(first)}):
        with pytest.raises(BackupDamaged):
            read(sealed(tar_from(first, **head), tmp_path / "a.age"))


@pytest.mark.parametrize(("noun", "value"), [("kind_word", KIND_WORD), ("draft", DRAFT)])
def test_what_there_was_not_yet_is_not_taken_from_it(tmp_path: Path, first: Files, noun: str, value: object) -> None:
    name = f"records/{noun}.jsonl"
    order = ["README.txt", *(one for one in first if one.startswith("entries/"))]
    order += [f"records/{one}.jsonl" for one in NOUNS if one in nouns_of(1) or one == noun]
    order += [one for one in first if one.startswith("attachments/")]
    files = {one: first.get(one, to_line(noun, value)) for one in order}  # type: ignore[arg-type]
    assert name in files
    with pytest.raises(BackupDamaged) as refused:
        read(sealed(tar_from(files, schema=1, counts=first_counts(first)), tmp_path / "a.age"))
    assert "missing" in refused.value.why or "no backup has" in refused.value.why


@pytest.mark.parametrize("noun", sorted(LATER))
def test_a_backup_of_today_must_have_them(tmp_path: Path, noun: str) -> None:
    files = members(tar_of(Journal()))
    with pytest.raises(BackupDamaged):
        read(sealed(tar_from({name: files[name] for name in files if noun not in name}), tmp_path / "a.age"))
