"""A plain search says what the library that understands every line has it say, and loads next to nothing."""

import pytest

from peerjournal.cli.plain import understood
from tests.cli.journal import Journal, in_process

FILLED = ("the walk by the river", "tea with honey", "river again, and no walk")


@pytest.mark.parametrize(
    "line",
    [
        ["walk"],
        ["river", "walk"],
        ['"by the river"'],
        ["riv*", "--json"],
        ["tag:calm"],
        ["from:2001", "river"],
        ["from:someday"],
        ['group:"No such group"', "tea"],
        ["nothing-of-this"],
        ["café 旅人"],
        ["--", "river"],
        ["river", "-walk"],
        ["--nonsense", "river"],
        [],
    ],
    ids=" ".join,
)
def test_a_plain_search_answers_as_any_other_does(journal: Journal, line: list[str]) -> None:
    for text in FILLED:
        journal.done("log", text, "--tag", "calm")
    # An option more, which says what holds anyway, is what makes the second line not plain.
    plain, other = journal.process("search", *line), journal.process("search", "--limit", "20", *line)
    assert (plain.returncode, plain.stdout, plain.stderr) == (other.returncode, other.stdout, other.stderr)


@pytest.mark.parametrize("wrong", ["passphrase", "folder", "file"])
def test_a_plain_search_is_refused_as_any_other_is(journal: Journal, wrong: str) -> None:
    if wrong == "passphrase":
        journal.passphrase_file.write_text("another one")
    folder = journal.beside if wrong == "folder" else journal.folder
    file = journal.beside / "not there" if wrong == "file" else journal.passphrase_file
    options = ["--vault", str(folder), "--passphrase-file", str(file)]
    plain, other = in_process([*options, "search", "tea"]), in_process([*options, "search", "tea", "--limit", "20"])
    assert plain.stderr.count(b"\n") == 1
    assert (plain.returncode, plain.stdout, plain.stderr) == (1, b"", other.stderr)


def test_global_options_may_stand_anywhere_in_a_plain_search() -> None:
    said = {"vault": "v", "passphrase_file": "p", "json": True}
    assert understood(["--vault", "u", "search", "--json", "--passphrase-file=p", "tea", "--vault=v", "time"]) == (
        said,
        ["tea", "time"],
    )


@pytest.mark.parametrize(
    "line",
    [
        ["stats"],
        ["tea", "search"],
        ["search"],
        ["search", ""],
        ["search", "-tea"],
        ["search", "tea", "--help"],
        ["search", "tea", "--vault"],
        ["search", "tea", "--vault", "--json"],
        ["search", "tea", "--passphrase-file", "-"],
        ["search", "tea", "--recovery-key", "file"],
        ["search", "tea\udcff"],
    ],
    ids=ascii,
)
def test_any_other_line_is_left_alone(line: list[str]) -> None:
    assert understood(line) is None


def test_a_search_begins_on_its_key_first_and_loads_only_what_it_needs(journal: Journal) -> None:
    journal.done("log", "tea with honey")
    done = journal.process("search", "tea", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert b"honey" in done.stdout
    told = [line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines() if line.count("|") == 2]
    # What stands before is what `python -m` and the key take; all else is loaded while the key is made.
    begun = told.index("peerjournal.cli.start")
    slow = {"cryptography.hazmat.primitives", "dataclasses", "inspect", "json", "pathlib", "sqlcipher3", "typing"}
    assert slow & set(told[:begun]) == set()
    # Each of these takes between a fiftieth and a third of the time that is left. `dataclasses` takes a tenth, and each
    # one that is made as long as six modules: what a search reads are named tuples.
    unneeded = {"click", "dataclasses", "filelock", "getpass", "inspect", "logging", "peerjournal.model.entry",
                "peerjournal.model.filters", "peerjournal.model.group", "peerjournal.model.provenance",
                "peerjournal.model.reports", "peerjournal.model.tip", "traceback", "uuid"}  # fmt: skip
    assert unneeded & set(told) == set()
    assert len([one for one in told if one.startswith("peerjournal.")]) < 70
    assert {"peerjournal.actions.search", "sqlcipher3"} <= set(told)
