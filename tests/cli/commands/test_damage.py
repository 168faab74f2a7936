"""A damaged row is named wherever it would have been shown, never shown as if it were whole, and never saved over."""

from dataclasses import dataclass

import pytest

from peerjournal.actions import vaults
from tests.cli.journal import PASSPHRASE, Journal


@dataclass(frozen=True)
class Damaged:
    """A journal with one whole and one damaged entry, a damaged tip and a damaged earlier version."""

    journal: Journal
    whole: str
    entry: str
    tip: str


@pytest.fixture
def damaged(journal: Journal) -> Damaged:
    """What a disk does: a text loses its end, and no error says so."""
    entry = journal.done("log", "river one", "--title", "One")
    whole = journal.done("log", "river two", "--title", "Two")
    journal.done("edit", whole, "--body", "river three")
    tip = journal.done("tip", "add", "Walk")
    vault = vaults.unlock(journal.folder, PASSPHRASE)
    try:
        with vault.transaction():
            for statement in (
                "UPDATE entry SET title = 'Onf' WHERE id = ?",
                "UPDATE tip SET how = 'x' WHERE id = ?",
                "UPDATE revision SET content = replace(content, 'two', 'twx') WHERE entry_id <> ?",
            ):
                vault._connection.execute(statement, (tip if "tip" in statement else entry,))
    finally:
        vaults.lock(vault)
    return Damaged(journal, whole, entry, tip)


def test_lists_name_it_and_show_the_others(damaged: Damaged) -> None:
    entries = damaged.journal.json("entries")
    assert [one["id"] for one in entries] == [damaged.whole, damaged.entry]
    assert entries[1] == {"id": damaged.entry, "damaged": True}
    shown = damaged.journal.done("entries")
    assert "This entry is damaged. See: peerjournal check" in shown
    assert "Onf" not in shown
    assert "Two" in shown


def test_a_search_names_it(damaged: Damaged) -> None:
    results = {one["id"]: one for one in damaged.journal.json("search", "river")["results"]}
    assert results[damaged.entry] == {"id": damaged.entry, "kind": "entry", "damaged": True}
    assert "Onf" not in damaged.journal.done("search", "river")


def test_tips_and_earlier_versions_are_named_too(damaged: Damaged) -> None:
    assert damaged.journal.json("tip", "list") == [{"id": damaged.tip, "damaged": True}]
    assert "This tip is damaged" in damaged.journal.done("tip", "list")
    (version,) = damaged.journal.json("history", damaged.whole)
    assert version["damaged"] is True
    assert "An earlier version is damaged." in damaged.journal.done("history", damaged.whole)


@pytest.mark.parametrize("command", ["show {id}", "edit {id} --body new", "delete {id}", "history {id}"])
def test_it_is_not_shown_and_not_saved_over(damaged: Damaged, command: str) -> None:
    before = damaged.journal.digests()
    said = damaged.journal.refused(*command.format(id=damaged.entry).split())
    assert f"This entry ({damaged.entry}) is damaged" in said
    assert damaged.journal.digests() == before


def test_no_backup_or_export_is_made_of_it(damaged: Damaged) -> None:
    beside = damaged.journal.beside
    before = sorted(beside.iterdir())
    for command in (["backup", str(beside)], ["export", str(beside / "out"), "--format", "markdown"]):
        said = damaged.journal.refused(*command)
        assert "Damage stands in the way" in said
        assert "peerjournal check --full" in said
    assert sorted(beside.iterdir()) == before


def test_a_check_names_every_damaged_row(damaged: Damaged) -> None:
    result = damaged.journal.run("check")
    assert result.exit_code == 1
    assert f"The content of the entry {damaged.entry} is damaged." in result.stdout
    assert f"The content of the tip {damaged.tip} is damaged." in result.stdout
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("Damage was found in 3 places. Nothing was changed.")


def test_a_damaged_try_is_named_with_its_tip_and_counts_for_nothing(journal: Journal) -> None:
    tip = journal.done("tip", "add", "Walk")
    journal.done("tip", "tried", tip, "--before", "8", "--after", "2")
    broken = journal.done("tip", "tried", tip, "--before", "8", "--after", "8")
    vault = vaults.unlock(journal.folder, PASSPHRASE)
    try:
        with vault.transaction():
            vault._connection.execute("UPDATE try SET note = 'x' WHERE id = ?", (broken,))
    finally:
        vaults.lock(vault)
    (listed,) = journal.json("tip", "list")
    assert (listed["tries"], listed["eased"], listed["damaged_tries"]) == (1, 6.0, 1)
    assert "1 damaged" in journal.done("tip", "list")
    assert {"id": broken, "damaged": True} in journal.json("tip", "show", tip)["tries"]
    assert "This try is damaged. See: peerjournal check" in journal.done("tip", "show", tip)
