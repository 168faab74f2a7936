"""What leaves is looked at by the guard, and what somebody owns beside the entries can leave with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import entries, exports, groups, kind_words, people, questions, tips
from peerjournal.actions.guarding import fold
from peerjournal.model.errors import BadValue, DetailsFound
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, digests, written

BODY = "Rosa Lindqvist called me at +46 70 123 45 67. I felt calm."
TOLD = "\n\n::: confidence\nErik Svensson drinks again.\n:::\n"


def text_of(vault: Vault, dest: Path, **terms: Any) -> str:
    exports.run(vault, dest, format="jsonl", terms=exports.Terms(**terms))
    return "".join(path.read_text("utf-8") for path in sorted(dest.parent.glob(f"{dest.stem}*")) if path.is_file())


def test_the_guard_counts_what_leaves_and_keeps_it_unless_told_otherwise(vault: Vault, tmp_path: Path) -> None:
    written(vault, BODY + TOLD, title="Call of Rosa Lindqvist")
    report = exports.run(vault, tmp_path / "a.jsonl", format="jsonl")
    assert (report.details, report.looked, report.replaced) == (3, 1, 0)
    assert "Rosa Lindqvist called me" in (tmp_path / "a.jsonl").read_text("utf-8")


@pytest.mark.parametrize("format", exports.FORMATS)
def test_refusing_writes_nothing_at_all(vault: Vault, tmp_path: Path, format: str) -> None:
    written(vault, BODY)
    with pytest.raises(DetailsFound) as caught:
        exports.run(vault, tmp_path / "new" / "a", format=format, terms=exports.Terms(guard="refuse"))
    assert caught.value.number == 2
    assert not (tmp_path / "new").exists()


def test_without_details_nothing_is_refused(vault: Vault, tmp_path: Path) -> None:
    written(vault, "I felt calm." + TOLD)
    terms = exports.Terms(guard="refuse")
    assert exports.run(vault, tmp_path / "a.jsonl", format="jsonl", terms=terms).entries == 1
    with pytest.raises(BadValue):
        exports.run(vault, tmp_path / "b.jsonl", format="jsonl", terms=exports.Terms(guard="maybe"))


def test_replacing_changes_what_leaves_and_never_the_journal(vault: Vault, tmp_path: Path) -> None:
    one = written(vault, BODY, title="Call of Rosa Lindqvist")
    text = text_of(vault, tmp_path / "a.jsonl", guard="replace")
    assert "Rosa" not in text
    assert "123 45 67" not in text
    assert "R. called me" in text
    assert entries.get(vault, one.id).body == BODY


def test_what_was_decided_for_each_is_what_leaves(vault: Vault, tmp_path: Path) -> None:
    written(vault, BODY)
    found = exports.details(vault, exports.Terms())
    assert {one.finding.kind for one in found} == {"name", "phone"}
    decided = {(one.finding.kind, fold(one.finding.text)): None if one.finding.kind == "name" else "" for one in found}
    text = text_of(vault, tmp_path / "a.jsonl", decided=decided)
    assert "Rosa Lindqvist called me at . I felt calm." in text


def test_nothing_told_in_confidence_is_even_listed(vault: Vault) -> None:
    written(vault, "I felt calm." + TOLD)
    assert exports.details(vault, exports.Terms(with_heard=True)) == []


@pytest.fixture
def all_of_it(vault: Vault) -> Vault:
    group = groups.add(vault, "Thursday circle", agreement="Be kind.")
    meeting = groups.add_meeting(vault, group.id, DAWN, note="It was good." + TOLD)
    gardener = people.add(vault, "the gardener", group_id=group.id, connection="tea")
    tip = tips.add(vault, "Count backwards", how="From 100.", group_id=group.id)
    tips.tried(vault, tip.id, before=8, after=3, note="helped")
    asked = questions.add(vault, "How do you sleep?")
    questions.answer(vault, asked.id, "Badly.")
    questions.answer(vault, asked.id, "With a book.", who="a peer", meeting_id=meeting.id)
    kind_words.add(vault, "You kept going.", received=True, person_id=gardener.id)
    kind_words.add(vault, "You gave me hope.", received=False, person_id=gardener.id)
    written(vault, "one")
    return vault


def records(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        found.setdefault(one["noun"], []).append(one)
    return found


def test_everything_takes_along_what_is_ones_own(all_of_it: Vault, tmp_path: Path) -> None:
    exports.run(all_of_it, tmp_path / "a.jsonl", format="jsonl", terms=exports.Terms(with_records=True))
    found = records(tmp_path / "a-records.jsonl")
    assert set(found) == {"group", "meeting", "tip", "try", "question", "kind_word"}
    assert (found["tip"][0]["how"], found["try"][0]["note"]) == ("From 100.", "helped")
    assert found["try"][0]["tip_id"] == found["tip"][0]["id"]
    assert found["meeting"][0]["note"] == "It was good."
    assert [one["text"] for one in found["question"][0]["answers"]] == ["Badly."]
    assert [one["text"] for one in found["kind_word"]] == ["You gave me hope."]
    assert "person_id" not in found["kind_word"][0]
    text = (tmp_path / "a-records.jsonl").read_text("utf-8")
    assert "gardener" not in text
    assert "Svensson" not in text


def test_what_others_said_goes_along_only_when_asked(all_of_it: Vault, tmp_path: Path) -> None:
    terms = exports.Terms(with_heard=True, with_aliases=True, with_records=True)
    exports.run(all_of_it, tmp_path / "md", format="markdown", terms=terms)
    found = records(tmp_path / "md" / "records.jsonl")
    assert [one["text"] for one in found["question"][0]["answers"]] == ["Badly.", "With a book."]
    assert len(found["kind_word"]) == 2
    assert found["kind_word"][0]["person_id"]
    assert (tmp_path / "md" / "people.jsonl").exists()
    assert "Svensson" not in (tmp_path / "md" / "records.jsonl").read_text("utf-8")


def test_everything_without_people_names_no_group(all_of_it: Vault, tmp_path: Path) -> None:
    terms = exports.Terms(without_people=True, with_records=True)
    exports.run(all_of_it, tmp_path / "a.json", format="json", terms=terms)
    found = records(tmp_path / "a-records.jsonl")
    assert set(found) == {"tip", "try", "question", "kind_word"}
    assert "group_id" not in found["tip"][0]
    assert "Thursday" not in (tmp_path / "a-records.jsonl").read_text("utf-8")


def test_the_guard_reads_the_records_as_well(all_of_it: Vault, tmp_path: Path) -> None:
    tips.add(all_of_it, "Call", how="Rosa Lindqvist is there at night.")
    terms = exports.Terms(with_records=True, guard="refuse")
    with pytest.raises(DetailsFound):
        exports.run(all_of_it, tmp_path / "a.jsonl", format="jsonl", terms=terms)
    assert digests(tmp_path / "nothing") == {}
    assert "Rosa" not in text_of(all_of_it, tmp_path / "b.jsonl", with_records=True, guard="replace")
