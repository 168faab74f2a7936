"""Every journal of the shared data gives what a table counted by an independent script says it holds."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import entries, groups, imports
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import FileUnreadable, WorldError
from peerjournal.model.reports import LossReport
from peerjournal.vault.vault import Vault

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
TABLE = SHARED / "EXPECT.csv"
NO_JOURNALS = {"wycheproof", "argon2", "age-testkit", "meeting-types"}
Row = dict[str, str]

_UNUSED = "the table counts the activities one can choose; entries use eight of them, as its count of uses says"
_FILES = "files of calendar events stay behind, and the loss report names them"
_DUE = "the earliest moment is that of a task; the table looks at events only"
_CASE = "one entry has a tag twice, in capitals and without; it is one tag here"
DISPUTED: dict[tuple[str, str], str] = {
    ("daylio/guekka/official/english.daylio", "tags"): _UNUSED,
    ("daylio/guekka/official/english.json", "tags"): _UNUSED,
    ("ics/icalendar-calendars/issue_1549_binary_attachment.ics", "attach_refs"): _FILES,
    ("ics/icalendar-calendars/issue_82_expected_output.ics", "attach_refs"): _FILES,
    ("ics/icalendar-calendars/issue_722_missing_timezones.ics", "first"): _DUE,
    ("diaries/schnitzler-de/schnitzler-1890-1899.jsonl", "tags"): _CASE,
}
"""(unit, column) -> why this program counts something else there, and holds itself to be right."""


def rows() -> list[Row]:
    """The table's rows that are journals."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["format"] not in NO_JOURNALS]


def families() -> Iterator[Any]:
    """The rows, those of one folder together."""
    if not TABLE.exists():
        yield pytest.param([], marks=pytest.mark.skip(reason="the shared data is not here"))
        return
    for family, found in groupby(rows(), lambda row: "/".join(row["unit"].split("/")[:2])):
        yield pytest.param(list(found), id=family)


@pytest.mark.parametrize("family", list(families()))
def test_every_row_gives_what_it_lists(family: list[Row], vault: Vault) -> None:
    wrong = []
    for row in family:
        wrong += [f"{row['unit']}: {one}" for one in differences(row, taken(vault, row))]
        if imports.batches(vault):
            imports.undo(vault)
        assert (entries.count(vault), groups.all(vault), imports.batches(vault)) == (0, [], [])
    assert wrong == []


def taken(vault: Vault, row: Row) -> list[LossReport] | WorldError:
    """What an import of the row makes, or says."""
    try:
        return imports.run(vault, [SHARED / row["unit"]])
    except WorldError as error:
        return error


def differences(row: Row, found: list[LossReport] | WorldError) -> Iterator[str]:
    """Where the row and what was found disagree, but for what is disputed."""
    if isinstance(found, WorldError):
        assert "\n" not in sentence(found)
        if "encrypted" in row["extra"]:
            assert isinstance(found, FileUnreadable)
            assert found.why == "encrypted"
        elif row["entries"] != "0" and (row["unit"], "entries") not in DISPUTED:
            yield f"refused: {sentence(found)}"
        return
    for column, expected, number in numbers(row, found):
        if expected and int(expected) != number and (row["unit"], column) not in DISPUTED:
            yield f"{column} {expected}, not {number}"
    for column, moments in (("first", [one.first for one in found]), ("last", [one.last for one in found])):
        there = [one for one in moments if one]
        if row[column] and there and (row["unit"], column) not in DISPUTED:
            moment = min(there) if column == "first" else max(there)
            if not is_same(row[column], moment):
                yield f"{column} {row[column]}, not {moment}"


def numbers(row: Row, found: list[LossReport]) -> Iterator[tuple[str, str, int]]:
    """(column, what the table says, what was counted)."""
    total = sum(one.entries for one in found)
    yield "entries", row["entries"], total
    yield "tags", row["tags"], sum(one.tags for one in found)
    yield "tag_uses", row["tag_uses"], sum(one.tag_uses for one in found)
    yield "starred", row["starred"], sum(one.starred for one in found)
    yield "attach_refs", row["attach_refs"], sum(one.attachments + one.missing for one in found)
    yield "attach_missing", row["attach_missing"], sum(one.missing for one in found)


def is_same(expected: str, moment: str) -> bool:
    """Whether a moment of the table is this one: to the second where it gives the offset, else by the clock."""
    ours = datetime.fromisoformat(moment)
    theirs = read(expected)
    if not isinstance(theirs, datetime):
        return theirs in {ours.date(), ours.astimezone(UTC).date()}
    if theirs.tzinfo is not None:
        return abs((theirs - ours).total_seconds()) < 1
    return any(abs((theirs - one.replace(tzinfo=None)).total_seconds()) < 60 for one in (ours, ours.astimezone(UTC)))


def read(expected: str) -> date | datetime:
    """A moment in any of the table's forms."""
    named = re.fullmatch(r"(\d+) (\w+) (\d{4}) at (.*) GMT", expected)
    if named:
        return datetime.strptime(f"{named[1]} {named[2]} {named[3]} {named[4]}", "%d %B %Y %H:%M:%S").replace(
            tzinfo=UTC
        )
    if expected.endswith(("AM", "PM")):
        return datetime.strptime(expected, "%Y-%m-%d %I:%M:%S %p")  # noqa: DTZ007 - the table knows no zone there
    if len(expected) == 10:
        return date.fromisoformat(expected)
    return datetime.fromisoformat(expected.replace("Z", "+00:00"))
