"""`search` finds what was written, in any script, and says where the words are."""

import pytest

from tests.cli.journal import Journal


@pytest.fixture
def written(journal: Journal) -> Journal:
    """Entries, a tip and a question to be found."""
    journal.done("group", "add", "Thursday circle")
    texts = [
        ("The river was quiet and I was calm", "2024-05-01", ["--tag", "sleep", "--feeling", "calm=7"]),
        ("A loud river; I left early", "2024-06-01", ["--group", "Thursday circle"]),
        ("Grüße vom Café, ein ruhiger Abend", "2023-07-01", []),
        ("私はまた旅に出た、愚かな旅人として", "2023-08-01", []),
    ]
    for text, day, more in texts:
        journal.done("log", text, "--title", text[:9], "--at", f"{day}T12:00+00:00", *more)
    journal.done("tip", "add", "Walk to the river", "--how", "Slowly.")
    journal.done("question", "add", "Who else walks at night?")
    return journal


@pytest.mark.parametrize(
    ("words", "total"),
    [
        (["river"], 3),
        (["river", "calm"], 1),
        (["river -loud"], 2),
        (["river", "-loud"], 2),
        (['"river was quiet"'], 1),
        (['"quiet river"'], 0),
        (["cal*"], 1),
        (["cafe"], 1),
        (["GRÜSSE"], 0),
        (["grusse"], 0),
        (["grüße"], 1),
        (["旅人"], 1),
        (["tag:sleep"], 1),
        (["feeling:calm"], 1),
        (['group:"thursday circle"', "river"], 1),
        (["from:2024-05", "to:2024-05", "river"], 1),
        (["to:2023"], 2),
        (["nothing-like-it"], 0),
    ],
)
def test_the_language_of_the_contract_is_understood(written: Journal, words: list[str], total: int) -> None:
    found = written.json("search", *words)
    assert found["total"] == total == len(found["results"])


def test_a_result_says_what_it_is_and_where_the_words_are(written: Journal) -> None:
    (result,) = written.json("search", "quiet")["results"]
    assert set(result) == {"id", "at", "title", "snippet", "matches", "kind"}
    assert (result["kind"], result["at"], result["title"]) == ("entry", "2024-05-01T12:00:00+00:00", "The river")
    assert [result["snippet"][start:end] for start, end in result["matches"]] == ["quiet"]


def test_tips_and_questions_are_found_too(written: Journal) -> None:
    assert {one["kind"] for one in written.json("search", "walk*")["results"]} == {"tip", "question"}


def test_the_total_counts_all_and_a_page_is_a_part(written: Journal) -> None:
    page = written.json("search", "river", "--limit", "1", "--offset", "1", "--sort", "newest")
    assert (page["total"], len(page["results"])) == (3, 1)
    assert "1 of 3 found" in written.run("search", "river", "--limit", "1").stderr


def test_newest_is_in_the_order_of_time(written: Journal) -> None:
    results = written.json("search", "river", "--sort", "newest")["results"]
    assert [one["at"] for one in results] == sorted((one["at"] for one in results), reverse=True)


def test_matches_are_marked_for_a_person_too(written: Journal) -> None:
    assert "The river was **quiet** and I was calm" in written.done("search", "quiet")


def test_finding_nothing_is_no_failure(written: Journal) -> None:
    result = written.run("search", "zebra")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing found.\n")


def test_a_mistyped_option_is_not_taken_for_a_word_to_leave_out(written: Journal) -> None:
    result = written.run("search", "river", "--limt", "3")
    assert result.exit_code == 2
    assert "--limt" in result.stderr


def test_a_date_that_is_none_is_refused(written: Journal) -> None:
    assert '"2024-13" is not a date' in written.refused("search", "from:2024-13")
