"""`check`, `stats` and `unlock-test`: what a journal holds, and whether all of it is whole."""

import pytest

from tests.cli.journal import Journal


@pytest.mark.parametrize("options", [[], ["--full"]])
def test_a_whole_journal_is_told_to_be_whole(journal: Journal, options: list[str]) -> None:
    journal.done("log", "words")
    report = journal.json("check", *options)
    assert (report["ok"], report["problems"], report["counts"]["entries"]) == (True, [], 1)
    assert report["full"] == bool(options)
    assert journal.done("check", *options) == "All is whole: 1 entry."


def test_damage_is_found_named_and_changes_nothing(journal: Journal) -> None:
    for n in range(40):
        journal.done("log", f"{n} " + "words " * 4000)
    database = journal.folder / "vault.db"
    data = bytearray(database.read_bytes())
    data[len(data) * 3 // 4] ^= 1
    database.write_bytes(data)
    before = journal.digests()
    result = journal.run("check", "--full", "--json")
    assert result.exit_code == 1
    assert '"ok": false' in result.stdout
    assert result.stderr.startswith("Damage was found in ")
    assert result.stderr.count("\n") == 1
    assert journal.digests() == before


def test_stats_count_what_there_is(journal: Journal) -> None:
    file = journal.beside / "file"
    file.write_bytes(b"12345")
    journal.done("group", "add", "Circle")
    journal.done("meeting", "add", "Circle", "--at", "2024-05-17T18:00")
    journal.done("person", "add", "Fern")
    journal.done("log", "two words", "--attach", str(file))
    journal.done("delete", journal.done("log", "gone"))
    journal.done("tip", "tried", journal.done("tip", "add", "Walk"))
    journal.done("question", "add", "Why?")
    journal.done("kind", "add", "You kept going.")
    stats = journal.json("stats")
    assert {key: stats[key] for key in stats if key != "bytes"} == {
        "entries": 1, "words": 2, "attachments": 1, "attachment_bytes": 5, "tips": 1, "tries": 1, "groups": 1,
        "meetings": 1, "check_ins": 0, "questions": 1, "people": 1, "revisions": 0, "trash": 1,
        "kind_words": 1, "drafts": 0, "follow_ups": 0, "measures": 0, "answers": 0, "safety_cards": 0, "guard_words": 0,
        "imports": 0, "imported": 0,
    }  # fmt: skip
    assert stats["bytes"] > 4096
    lines = journal.done("stats").splitlines()
    assert "Entries           1" in lines
    assert "Attachment bytes  5 bytes" in lines


def test_a_passphrase_is_tried_without_changing_anything(journal: Journal) -> None:
    before = journal.digests()
    assert journal.json("unlock-test") == {"ok": True, "opened_by": "passphrase"}
    assert journal.digests() == before
