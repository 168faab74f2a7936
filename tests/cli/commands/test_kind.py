"""`kind`: kind words, written down and listed, found and deleted like everything else."""

import pytest

from tests.cli.journal import Journal


@pytest.fixture
def circle(journal: Journal) -> Journal:
    """A journal with a group and somebody in it."""
    journal.done("group", "add", "Thursday circle")
    journal.done("person", "add", "Fern", "--group", "Thursday circle")
    return journal


def test_kind_words_keep_who_said_them(circle: Journal) -> None:
    made = circle.json("kind", "add", "You kept going.", "--from", "fern", "--at", "2024-05-17T19:30+02:00")
    assert (made["text"], made["received"], made["person"], made["group"], made["at"]) == (
        "You kept going.", True, "Fern", "Thursday circle", "2024-05-17T19:30:00+02:00"
    )  # fmt: skip
    assert circle.json("kind", "list") == [made]
    assert circle.done("kind", "list").splitlines() == [
        f"2024-05-17 19:30  {made['id'][:18]}  from Fern  Thursday circle",
        "  You kept going.",
    ]


def test_kind_words_can_be_given_and_need_not_name_anybody(circle: Journal) -> None:
    circle.done("kind", "add", "Well done.", "--to", "Fern")
    circle.done("kind", "add", "-", "--group", "thursday circle", text="You are missed.\n")
    given, received = circle.json("kind", "list")
    assert (given["text"], given["received"], given["person"]) == ("Well done.", False, "Fern")
    assert (received["text"], received["received"], received["person"]) == ("You are missed.", True, None)
    assert "  to Fern  Thursday circle" in circle.done("kind", "list")


def test_kind_words_go_one_way(circle: Journal) -> None:
    assert "not both" in circle.refused("kind", "add", "words", "--from", "Fern", "--to", "Fern", code=2)


def test_an_unknown_alias_is_refused_with_the_nearest_and_how_to_add_it(circle: Journal) -> None:
    said = circle.refused("kind", "add", "words", "--from", "Ferns")
    assert said.startswith('There is nobody with the alias "Ferns". Nothing was changed. The nearest is "Fern".')
    assert 'peerjournal person add "Ferns"' in said
    assert circle.json("kind", "list") == []


def test_an_alias_of_two_people_needs_the_group(circle: Journal) -> None:
    circle.done("group", "add", "Carers")
    circle.done("person", "add", "Fern", "--group", "Carers")
    assert "--group" in circle.refused("kind", "add", "words", "--from", "Fern")
    assert circle.json("kind", "add", "words", "--from", "Fern", "--group", "carers")["group"] == "Carers"


def test_no_words_are_refused(journal: Journal) -> None:
    assert "kind words" in journal.refused("kind", "add", "  ")


def test_none_yet_is_said_and_no_failure(journal: Journal) -> None:
    assert journal.run("kind", "list").stderr == "No kind words yet.\n"


def test_kind_words_are_found_deleted_counted_and_taken_back(journal: Journal) -> None:
    id = journal.done("kind", "add", "You kept going this week.")
    (hit,) = journal.json("search", "kept")["results"]
    assert (hit["id"], hit["kind"], hit["title"], hit["snippet"]) == (id, "kind_word", "", "You kept going this week.")
    assert f"{id[:18]}  kind words" in journal.done("search", "kept")
    assert journal.json("stats")["kind_words"] == 1
    assert journal.json("delete", id) == {"id": id, "noun": "kind_word"}
    assert journal.json("kind", "list") == []
    assert "kind words  You kept going this week." in journal.done("trash")
    journal.done("undelete", id)
    assert [one["id"] for one in journal.json("kind", "list")] == [id]
    assert journal.json("check", "--full")["counts"]["kind_words"] == 1
