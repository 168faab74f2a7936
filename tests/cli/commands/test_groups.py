"""`group`, `meeting`, `person` and `question`: what a journal knows about peers."""

from datetime import datetime

import pytest

from tests.cli.journal import Journal


@pytest.fixture
def circle(journal: Journal) -> Journal:
    """A journal with one group."""
    journal.done(
        "group", "add", "Thursday circle", "--rrule", "FREQ=WEEKLY;BYDAY=TH", "--first", "2024-05-02T18:00",
        "--agreement", "-", text="What is said here stays here.\n",
    )  # fmt: skip
    return journal


def test_a_group_knows_its_ground_rules_and_when_it_meets_next(circle: Journal) -> None:
    (group,) = circle.json("group", "list")
    assert (group["name"], group["agreement"]) == ("Thursday circle", "What is said here stays here.")
    next_at = datetime.fromisoformat(group["next_at"])
    assert (next_at.isoweekday(), next_at.hour) == (4, 18)
    assert next_at > datetime.now().astimezone()
    assert f"next {next_at:%Y-%m-%d} 18:00" in circle.done("group", "list")


def test_a_name_is_taken_once(circle: Journal) -> None:
    assert 'already a group "thursday CIRCLE"' in circle.refused("group", "add", "thursday CIRCLE")


def test_a_recurrence_that_is_none_is_refused(journal: Journal) -> None:
    assert "FREQ=WEEKLY;BYDAY=TH" in journal.refused("group", "add", "Circle", "--rrule", "every thursday")
    assert journal.json("group", "list") == []


def test_meetings_are_listed_newest_first_with_how_it_was(circle: Journal) -> None:
    circle.done("meeting", "add", "Thursday circle", "--at", "2024-05-02T18:00+02:00", "--missed")
    added = circle.json(
        "meeting", "add", "thursday circle", "--at", "2024-05-09T18:00+02:00", "--topic", "Sleep", "--note", "-",
        "--attended", "--before", "hope=3", "--before", "shame=7", "--after", "hope=6", text="Good talk\n",
    )  # fmt: skip
    assert (added["before"], added["after"]) == ({"hope": 3, "shame": 7}, {"hope": 6})
    listed = circle.json("meeting", "list", "Thursday circle")
    assert listed[0] == added
    assert [(one["at"][:10], one["attended"]) for one in listed] == [("2024-05-09", True), ("2024-05-02", False)]
    assert len(circle.json("meeting", "list", "Thursday circle", "--limit", "1")) == 1
    assert "attended  Sleep" in circle.done("meeting", "list", "Thursday circle")


def test_an_unknown_group_names_the_nearest_and_how_to_add_it(circle: Journal) -> None:
    for command in (
        ["log", "words", "--group", "Thurday circle"],
        ["meeting", "list", "Thurday circle"],
        ["entries", "--group", "Thurday circle"],
        ["tip", "add", "Walk", "--from-group", "Thurday circle"],
        ["question", "add", "Why?", "--group", "Thurday circle"],
    ):
        said = circle.refused(*command)
        assert 'The nearest is "Thursday circle".' in said
        assert 'peerjournal group add "Thurday circle"' in said


def test_people_are_known_by_alias(circle: Journal) -> None:
    added = circle.json(
        "person", "add", "Fern", "--group", "Thursday circle", "--connection", "the garden", "--promise", "to call"
    )
    assert (added["alias"], added["group"], added["connection"]) == ("Fern", "Thursday circle", "the garden")
    assert circle.json("person", "list") == [added]
    assert "Fern  Thursday circle  the garden" in circle.done("person", "list")
    assert 'already a person "fern"' in circle.refused("person", "add", "fern", "--group", "Thursday circle")


def test_questions_are_brought_and_answered(circle: Journal) -> None:
    asked = circle.done("question", "add", "How do you sleep?", "--group", "Thursday circle")
    circle.done("question", "add", "Who walks?")
    answered = circle.json("question", "answer", asked[:18], "With the window open")
    assert [one["text"] for one in answered["answers"]] == ["With the window open"]
    assert [one["text"] for one in circle.json("question", "list")] == ["How do you sleep?", "Who walks?"]
    assert [one["text"] for one in circle.json("question", "list", "--open")] == ["Who walks?"]
    assert "With the window open" in circle.done("question", "list")


def test_an_empty_question_is_refused(journal: Journal) -> None:
    assert "question" in journal.refused("question", "add", " ")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["group", "list"], "No groups yet"),
        (["person", "list"], "Nobody yet."),
        (["question", "list"], "No questions."),
    ],
)
def test_an_empty_list_is_said_and_no_failure(journal: Journal, command: list[str], said: str) -> None:
    assert journal.json(*command) == []
    assert said in journal.run(*command).stderr


def test_a_question_and_its_answer_may_come_from_standard_input(journal: Journal) -> None:
    id = journal.done("question", "add", "-", text="How do you sleep?\n")
    answered = journal.json("question", "answer", id, "-", text="With the window open\n")
    assert (answered["text"], answered["answers"][0]["text"]) == ("How do you sleep?", "With the window open")
