"""`guard`: other people's details in a text, counted in code points."""

from peerjournal.actions import guarding, vaults
from tests.cli.journal import PASSPHRASE, Journal


def test_details_are_answered_with_their_places_and_no_journal_is_needed(journal: Journal) -> None:
    before = journal.digests()
    found = journal.json("guard", "😀 Yesterday Fatima rang from +44 7700 900123.")["found"]
    assert found == [
        {"kind": "name", "start": 12, "end": 18, "text": "Fatima"},
        {"kind": "phone", "start": 29, "end": 44, "text": "+44 7700 900123"},
    ]
    assert journal.digests() == before


def test_a_text_comes_from_standard_input_too_and_is_answered_in_lines(journal: Journal) -> None:
    assert journal.done("guard", "-", text="I told Maria\nand a.b@home.example\n").splitlines() == [
        "name   7-12   Maria",
        "email  17-33  a.b@home.example",
    ]
    assert journal.json("guard", "It rained all day.") == {"found": []}


def test_words_to_watch_and_known_ones_can_be_said_or_come_from_the_journal(journal: Journal) -> None:
    said = journal.json("guard", "Maria was at the blue house.", "--watch", "blue house", "--known", "maria")["found"]
    assert [(one["kind"], one["text"]) for one in said] == [("watch", "blue house")]
    vault = vaults.unlock(journal.folder, PASSPHRASE)
    guarding.keep_word(vault, guarding.WATCH, "blue house")
    vaults.lock(vault)
    journal.done("person", "add", "Maria")
    kept = journal.json("guard", "Maria was at the blue house.", "--journal")["found"]
    assert [(one["kind"], one["text"]) for one in kept] == [("watch", "blue house")]


def test_bytes_that_are_no_text_are_refused(journal: Journal) -> None:
    assert "UTF-8" in journal.refused("guard", "-", text=b"\xff\xfe")
