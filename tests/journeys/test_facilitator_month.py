"""A facilitator's month in the terminal: agenda, follow-ups, safeguarding, and a group handed over to the next one."""

from pathlib import Path

import pytest

from peerjournal.actions import vaults
from tests.cli.conftest import journal as journal
from tests.cli.journal import CHEAP, PASSPHRASE, Journal

CANARY = "safeguardcanary"


@pytest.fixture
def successor(tmp_path: Path) -> Journal:
    """Somebody else's journal, elsewhere."""
    beside = tmp_path / "successor"
    beside.mkdir()
    (beside / "passphrase").write_text(PASSPHRASE + "\n")
    folder = beside / "Journal.peerjournal"
    vaults.lock(vaults.create(folder, PASSPHRASE, cost=CHEAP))
    return Journal(folder, beside / "passphrase", beside)


@pytest.fixture
def own(journal: Journal) -> str:
    """The file with the safeguarding log's own passphrase."""
    path = journal.beside / "log passphrase"
    path.write_text("a second lantern\n")
    return str(path)


def test_an_evening_is_planned_run_and_looked_back_on(journal: Journal) -> None:
    journal.done("group", "add", "Circle", "--role", "facilitator", "--rrule", "FREQ=WEEKLY", "--first",
                 "2024-05-06T19:00:00+02:00", "--agreement", "Be kind.")  # fmt: skip
    journal.done("agenda", "template", "Circle", "Hello (5)", "Round (30)", "Closing")
    planned = journal.json("agenda", "plan", "Circle")
    assert [(one["text"], one["minutes"]) for one in planned["agenda"]] == [
        ("Hello", 5),
        ("Round", 30),
        ("Closing", None),
    ]
    meeting = planned["id"]
    assert journal.json("agenda", "tick", meeting, "2")["agenda"][1]["done"]
    read = journal.json("agenda", "read-agreement", meeting)
    assert (read["agreement"], bool(read["agreement_read_at"])) == ("Be kind.", True)
    assert journal.json("agenda", "debrief", meeting, "Full, and glad.", "--drained", "4")["drained"] == 4
    late = journal.done("followup", "add", "Circle", "the room", "--due", "2024-07-02", "--meeting", meeting)
    soon = journal.done("followup", "add", "Circle", "the key", "--due", "2024-07-01")
    assert [one["id"] for one in journal.json("followup", "list", "--group", "Circle")] == [soon, late]
    journal.done("followup", "done", soon)
    assert [one["id"] for one in journal.json("followup", "list", "--open")] == [late]


def test_the_safeguarding_log_is_apart_from_everything(journal: Journal, own: str, tmp_path: Path) -> None:
    assert "peerjournal safeguarding begin" in journal.refused("safeguarding", "list", "--log-passphrase-file", own)
    journal.done("safeguarding", "begin", "--log-passphrase-file", own)
    journal.done("safeguarding", "add", CANARY, "--to", "the lead on duty", "--at", "2024-05-06T21:00",
                 "--log-passphrase-file", own)  # fmt: skip
    (note,) = journal.json("safeguarding", "list", "--log-passphrase-file", own)
    assert (note["what"], note["to"]) == (CANARY, "the lead on duty")
    said = journal.refused("safeguarding", "list", "--log-passphrase-file", str(journal.passphrase_file))
    assert "passphrase of its own" in said
    assert journal.json("search", CANARY)["total"] == 0
    assert "safeguarding" not in journal.done("stats", "--json")
    out = tmp_path / "out"
    journal.done("export", str(out), "--format", "markdown", "--with-aliases", "--with-heard")
    assert CANARY not in "".join(one.read_text() for one in out.rglob("*") if one.is_file())
    second = journal.beside / "second"
    second.write_text("a third lantern\n")
    journal.done("safeguarding", "passphrase", "--log-passphrase-file", own, "--new-passphrase-file", str(second))
    assert journal.json("safeguarding", "list", "--log-passphrase-file", str(second)) == [note]


def test_a_group_is_handed_over_without_anybody_in_it(journal: Journal, successor: Journal) -> None:
    journal.done("group", "add", "Circle", "--role", "facilitator", "--rrule", "FREQ=MONTHLY;BYDAY=2TU", "--first",
                 "2024-05-14T19:00:00+02:00", "--zone", "Europe/Berlin", "--agreement", "Be kind.")  # fmt: skip
    journal.done("person", "add", "R.", "--group", "Circle", "--connection", "connectioncanary")
    for day, topic in (("14", "letting go"), ("21", "R. and the drains")):
        meeting = journal.done("meeting", "add", "Circle", "--at", f"2024-05-{day}T19:00:00+02:00", "--topic", topic)
        journal.done("meeting", "after", meeting, "--attended", "--came", day, "--reflection", "reflectioncanary")
    journal.done("followup", "add", "Circle", "the key of the room", "--due", "2024-07-01")

    key = successor.done("handover", "key")
    told = {one["field"]: one for one in journal.json("handover", "preview", "Circle")}
    assert told["topic 2"]["aliases"] == ["R."]
    packet = journal.beside / "circle.age"
    assert "topic 2" in journal.run("handover", "write", "Circle", str(packet), "--to", key).stderr
    assert not packet.exists()
    journal.done("handover", "write", "Circle", str(packet), "--to", key, "--leave-out", "topic 2")

    assert "doesn't open" in journal.refused("handover", "open", str(packet))
    taken = successor.json("handover", "open", str(packet))
    assert (taken["name"], taken["role"], taken["agreement"]) == ("Circle", "facilitator", "Be kind.")
    assert taken["next_at"] == journal.json("group", "show", "Circle")["next_at"]
    assert [one["topic"] for one in successor.json("meeting", "list", "Circle")] == ["letting go"]
    assert [one["text"] for one in successor.json("followup", "list")] == ["the key of the room"]
    assert successor.json("person", "list") == []
    everything = successor.done("meeting", "list", "Circle", "--json") + str(taken)
    assert "canary" not in everything
