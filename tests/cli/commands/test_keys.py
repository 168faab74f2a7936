"""`init` and `recovery`: a new journal, its second key, and what that key is good for."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from peerjournal.cli.main import terminal
from tests.cli.journal import PASSPHRASE, Journal


@pytest.fixture
def nowhere(tmp_path: Path) -> Journal:
    """A place where there is no journal yet."""
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / "passphrase").write_text(PASSPHRASE)
    return Journal(tmp_path / "deep" / "New.peerjournal", beside / "passphrase", beside)


def opened_with(journal: Journal, key: Path, *arguments: str, text: str | None = None) -> Result:
    """A command line that says a recovery key in place of the passphrase."""
    options = ["--vault", str(journal.folder), "--recovery-key", str(key)]
    return CliRunner().invoke(terminal, [*options, *(arguments or ("unlock-test",))], input=text)


def test_a_new_journal_is_private_and_can_be_written_in(nowhere: Journal) -> None:
    result = nowhere.run("init")
    assert result.stdout == f"A new journal is in {nowhere.folder}\n"
    assert "no recovery kit yet" in result.stderr
    assert nowhere.folder.stat().st_mode & 0o777 == 0o700
    assert {one.stat().st_mode & 0o777 for one in nowhere.folder.iterdir()} == {0o600}
    nowhere.done("log", "First words")
    assert len(nowhere.json("entries")) == 1


def test_a_kit_is_written_at_once_and_opens_the_journal(nowhere: Journal) -> None:
    kit = nowhere.beside / "kit.txt"
    assert nowhere.json("init", "--recovery-kit", str(kit)) == {"vault": str(nowhere.folder), "recovery_kit": str(kit)}
    assert kit.stat().st_mode & 0o777 == 0o600
    result = opened_with(nowhere, kit)
    assert (result.exit_code, result.stdout) == (0, "This recovery key opens the journal.\n")
    assert nowhere.run("unlock-test").stderr == ""


def test_a_kit_may_be_a_page_to_print(nowhere: Journal) -> None:
    kit = nowhere.beside / "kit.pdf"
    nowhere.done("init", "--recovery-kit", str(kit))
    assert kit.read_bytes().startswith(b"%PDF")


def test_a_journal_without_a_kit_says_so_where_it_matters(journal: Journal) -> None:
    assert "no recovery kit yet" in journal.run("unlock-test").stderr
    assert journal.run("stats").stderr == ""


@pytest.mark.parametrize("kit", ["kit.doc", "kit"])
def test_a_kit_of_another_form_is_wrong_usage_and_makes_no_journal(nowhere: Journal, kit: str) -> None:
    assert nowhere.run("init", "--recovery-kit", str(nowhere.beside / kit)).exit_code == 2
    assert not nowhere.folder.exists()


def test_a_kit_is_never_written_over_a_file(nowhere: Journal) -> None:
    kit = nowhere.beside / "kit.txt"
    kit.write_text("mine")
    assert "There is already a file" in nowhere.refused("init", "--recovery-kit", str(kit))
    assert kit.read_text() == "mine"
    assert not nowhere.folder.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a folder nobody may write in")
@pytest.mark.parametrize("there_before", [False, True])
def test_when_its_kit_cannot_be_written_no_journal_stays(nowhere: Journal, there_before: bool) -> None:
    if there_before:
        nowhere.folder.mkdir(parents=True)
    before = nowhere.folder.exists()
    # /proc takes no new file from anybody, root included.
    assert nowhere.run("init", "--recovery-kit", "/proc/kit.txt").exit_code == 1
    assert nowhere.folder.exists() == before
    assert not before or list(nowhere.folder.iterdir()) == []


def test_an_empty_passphrase_makes_no_journal(nowhere: Journal) -> None:
    nowhere.passphrase_file.write_text("\n")
    assert "empty passphrase" in nowhere.refused("init")
    assert not nowhere.folder.exists()


def test_a_passphrase_that_is_easy_to_guess_is_said_and_taken(nowhere: Journal) -> None:
    nowhere.passphrase_file.write_text("password1\n")
    result = nowhere.run("init")
    assert result.exit_code == 0
    assert "could be guessed" in result.stderr


def test_files_that_are_there_are_left_alone(nowhere: Journal) -> None:
    nowhere.folder.mkdir(parents=True)
    (nowhere.folder / "mine").write_text("mine")
    assert "other files" in nowhere.refused("init")
    assert [one.name for one in nowhere.folder.iterdir()] == ["mine"]


def test_a_forgotten_passphrase_is_changed_with_the_recovery_key(journal: Journal) -> None:
    kit = journal.beside / "kit.txt"
    journal.done("recovery", "kit", str(kit))
    changed = opened_with(journal, kit, "passphrase", "change", text="another way home\n")
    assert changed.exit_code == 0, changed.stderr
    journal.passphrase_file.write_text("another way home")
    journal.done("unlock-test")


def test_the_kit_printed_again_is_of_the_same_key(journal: Journal) -> None:
    first, second = journal.beside / "first.txt", journal.beside / "second.txt"
    assert journal.done("recovery", "kit", str(first)) == str(first)
    journal.done("recovery", "kit", str(second))
    assert first.read_text() == second.read_text()


def test_a_new_recovery_key_takes_the_place_of_the_old_one(journal: Journal) -> None:
    old, new = journal.beside / "old.txt", journal.beside / "new.txt"
    journal.done("recovery", "kit", str(old))
    assert journal.json("recovery", "new", "--kit", str(new))["recovery_kit"] == str(new)
    refused = opened_with(journal, old)
    assert refused.exit_code == 1
    assert "belongs to another journal or backup" in refused.stderr
    assert opened_with(journal, new).exit_code == 0


def test_without_a_kit_the_new_key_is_shown_to_be_written_down(journal: Journal) -> None:
    shown = journal.run("recovery", "new")
    assert "Backups made before today" in shown.stderr
    written = journal.beside / "written"
    key, *words = shown.stdout.splitlines()
    for text in (key, "\n".join(words)):
        written.write_text(text)
        assert opened_with(journal, written).exit_code == 0
    told = journal.json("recovery", "new")
    assert told["recovery_key"].startswith("AGE-SECRET-KEY-1")
    assert (len(told["words"]), told["recipient"][:4]) == (24, "age1")
    written.write_text(" ".join(told["words"]))
    assert opened_with(journal, written).exit_code == 0


def test_a_typing_error_in_the_key_is_told(journal: Journal) -> None:
    written = journal.beside / "written"
    told = journal.json("recovery", "new")
    key = told["recovery_key"]
    written.write_text(key[:-1] + ("Q" if key[-1] != "Q" else "P"))
    assert "typing error" in opened_with(journal, written).stderr
    written.write_text(" ".join(["zzz", *told["words"][1:]]))
    assert "Word 1 of the recovery words" in opened_with(journal, written).stderr
