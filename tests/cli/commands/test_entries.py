"""`entries` and `show` give back what was written, in the order and the part asked for."""

import pytest

from tests.cli.journal import Journal

DAYS = ["2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01", "2025-01-01"]


@pytest.fixture
def written(journal: Journal) -> Journal:
    """Five entries, one a day, with tags, feelings and a group on some."""
    journal.done("group", "add", "Circle")
    fields = [["--tag", "sleep"], ["--feeling", "calm=3"], ["--group", "Circle", "--tag", "Sleep"], ["--star"], []]
    for day, more in zip(DAYS, fields, strict=True):
        journal.done("log", f"On {day}", "--title", f"Title {day}", "--at", f"{day}T12:00+00:00", *more)
    return journal


def days(journal: Journal, *arguments: str) -> list[str]:
    """The days of the entries listed."""
    return [entry["at"][:10] for entry in journal.json("entries", *arguments)]


def test_all_are_listed_newest_first_or_oldest_first(written: Journal) -> None:
    assert days(written) == DAYS[::-1]
    assert days(written, "--oldest-first") == DAYS


@pytest.mark.parametrize("limit", [0, 1, 3, 5, 9])
@pytest.mark.parametrize("offset", [0, 2, 5])
def test_limit_and_offset_cut_out_a_part(written: Journal, limit: int, offset: int) -> None:
    assert days(written, "--limit", str(limit), "--offset", str(offset)) == DAYS[::-1][offset : offset + limit]
    forwards = days(written, "--oldest-first", "--limit", str(limit), "--offset", str(offset))
    assert forwards == DAYS[offset : offset + limit]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--from", "2024"], DAYS[1:]),
        (["--to", "2024-02"], DAYS[:3]),
        (["--from", "2024", "--to", "2024"], DAYS[1:4]),
        (["--from", "2024-02-29", "--to", "2024-02-29"], DAYS[2:3]),
        (["--tag", "SLEEP"], [DAYS[0], DAYS[2]]),
        (["--feeling", "calm"], [DAYS[1]]),
        (["--group", "Circle"], [DAYS[2]]),
        (["--starred"], [DAYS[3]]),
        (["--tag", "none"], []),
    ],
)
def test_filters_let_through_what_they_say(written: Journal, arguments: list[str], found: list[str]) -> None:
    assert days(written, "--oldest-first", *arguments) == found


def test_plain_lines_have_moment_id_and_title_under_one_another(written: Journal) -> None:
    lines = written.done("entries", "--limit", "2").split("\n")
    assert [line[:16] for line in lines] == ["2025-01-01 12:00", "2024-03-01 12:00"]
    assert [line[38:] for line in lines] == ["Title 2025-01-01", "Title 2024-03-01"]
    assert written.json("show", lines[0][18:36])["title"] == "Title 2025-01-01"


def test_it_is_said_when_there_are_more(written: Journal) -> None:
    assert "2 of 5 entries" in written.run("entries", "--limit", "2").stderr
    assert written.run("entries").stderr == ""


def test_an_empty_journal_has_no_entries(journal: Journal) -> None:
    assert journal.json("entries") == []
    result = journal.run("entries")
    assert (result.stdout, result.stderr) == ("", "No entries.\n")


def test_show_has_every_field_and_the_words(written: Journal) -> None:
    id = written.done(
        "log", "Some *words*\n\nand more", "--feeling", "calm=6", "--scale", "hope=7", "--at", "2024-05-17T19:30+02:00"
    )
    assert written.done("show", id).split("\n") == [
        "When      2024-05-17 19:30",
        "Feelings  calm 6",
        "Scales    hope 7",
        f"Id        {id}",
        "",
        "Some *words*",
        "",
        "and more",
    ]


def test_what_a_terminal_would_obey_is_not_passed_on(journal: Journal) -> None:
    id = journal.done("log", "-", "--title", "a\x1b[31mb", "--tag", "\x9b2Jt", text="text\x1b]0;owned\x07\x08\n\x7f")
    for command in (["show", id], ["entries"], ["search", "text"], ["history", id], ["trash"]):
        out = journal.run(*command).stdout
        assert not set(out) & {chr(code) for code in [*range(10), *range(11, 32), *range(127, 160)]}
    assert journal.json("show", id)["body"] == "text\x1b]0;owned\x07\x08\n\x7f"


def test_the_beginning_of_an_id_will_do_while_it_fits_one_only(written: Journal) -> None:
    first, second = (entry["id"] for entry in written.json("entries", "--limit", "2"))
    assert written.json("show", first[:-1])["id"] == first
    shared = next(first[:n] for n in range(len(first), 0, -1) if first[:n] == second[:n])
    assert "More than one id" in written.refused("show", shared)


def test_a_long_journal_is_listed_whole_and_once(journal: Journal) -> None:
    lines = journal.beside / "many.jsonl"
    lines.write_text("".join(f'{{"date": "2024-05-17", "text": "{n}"}}\n' for n in range(1203)))
    journal.done("import", str(lines))
    told = [int(entry["body"]) for entry in journal.json("entries", "--oldest-first")]
    assert told == list(range(1203))
    assert [int(entry["body"]) for entry in journal.json("entries", "--limit", "1100", "--offset", "60")] == told[
        1142:42:-1
    ]
