"""A passphrase is never an argument: it comes from a file, from standard input, or is typed without being shown."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from peerjournal.cli.main import terminal
from tests.cli.journal import PASSPHRASE, REPOSITORY, Journal

posix = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")


def bare(journal: Journal, *arguments: str, text: str | None = None, env: dict[str, str] | None = None) -> Result:
    """A command line that says nothing about the passphrase."""
    return CliRunner().invoke(terminal, ["--vault", str(journal.folder), *arguments], input=text, env=env)


def test_the_environment_may_name_the_file(journal: Journal) -> None:
    result = bare(journal, "unlock-test", env={"PEERJOURNAL_PASSPHRASE_FILE": str(journal.passphrase_file)})
    assert (result.exit_code, result.stdout) == (0, "This passphrase opens the journal.\n")


def test_an_option_wins_over_the_environment(journal: Journal) -> None:
    result = bare(
        journal,
        "unlock-test",
        "--passphrase-file",
        str(journal.passphrase_file),
        env={"PEERJOURNAL_PASSPHRASE_FILE": "x"},
    )
    assert result.exit_code == 0


def test_without_a_terminal_the_first_line_of_standard_input_is_taken(journal: Journal) -> None:
    assert bare(journal, "unlock-test", text=PASSPHRASE + "\n").exit_code == 0
    assert bare(journal, "unlock-test", "--passphrase-file", "-", text=PASSPHRASE).exit_code == 0
    assert bare(journal, "unlock-test", text="").exit_code == 1


def test_a_wrong_passphrase_is_told_as_the_design_says(journal: Journal) -> None:
    result = bare(journal, "unlock-test", text="wrong\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "That passphrase doesn't open this journal. Nothing was changed. Try again, or use your recovery key.\n"
    )


def test_the_new_passphrase_may_come_from_a_file(journal: Journal) -> None:
    new = journal.beside / "new"
    new.write_text("another way home\n")
    journal.done("passphrase", "change", "--new-passphrase-file", str(new))
    assert bare(journal, "unlock-test", text=PASSPHRASE).exit_code == 1
    assert bare(journal, "unlock-test", text="another way home").exit_code == 0


@pytest.mark.parametrize("options", [[], ["--passphrase-file", "-"]])
def test_the_new_passphrase_may_be_the_next_line_of_standard_input(journal: Journal, options: list[str]) -> None:
    changed = bare(journal, "passphrase", "change", *options, text=f"{PASSPHRASE}\nanother way home\n")
    assert changed.exit_code == 0, changed.stderr
    assert bare(journal, "unlock-test", text="another way home").exit_code == 0


def test_with_the_old_one_in_a_file_the_new_one_is_the_first_line_of_standard_input(journal: Journal) -> None:
    assert journal.json("passphrase", "change", text="another way home\n") == {"changed": True}
    assert bare(journal, "unlock-test", text="another way home").exit_code == 0


def test_an_empty_new_passphrase_changes_nothing(journal: Journal) -> None:
    before = journal.digests()
    assert "empty passphrase" in journal.refused("passphrase", "change", text="\n")
    assert journal.digests() == before


def test_what_was_written_stays_when_the_passphrase_changes(journal: Journal) -> None:
    journal.done("log", "still here")
    journal.done("passphrase", "change", text="another way home\n")
    result = bare(journal, "entries", "--json", text="another way home")
    assert "still here" in result.stdout


class Screen:
    """A command line at a terminal: what it shows, and what is typed."""

    def __init__(self, *arguments: str, stdin: int | None = None) -> None:
        self.master, slave = os.openpty()
        command = [sys.executable, "-m", "peerjournal", *arguments]
        # A session of its own whose terminal this is, so that /dev/tty is it.
        script = (
            "import fcntl, os, sys, termios\nos.setsid()\nfcntl.ioctl(2, termios.TIOCSCTTY, 0)\n"
            "os.execv(sys.argv[1], sys.argv[1:])"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", script, *command],
            stdin=slave if stdin is None else stdin, stdout=slave, stderr=slave, cwd=REPOSITORY,
        )  # fmt: skip
        os.close(slave)
        self.shown = ""

    def wait_for(self, words: str) -> None:
        """Reads until the words are shown."""
        until = time.monotonic() + 30
        while words not in self.shown:
            assert time.monotonic() < until, self.shown
            try:
                self.shown += os.read(self.master, 4096).decode()
            except OSError:  # the other end is closed
                break
        assert words in self.shown
        self.shown = self.shown.partition(words)[2]

    def type(self, text: str) -> None:
        """Types a line."""
        time.sleep(0.2)  # getpass throws away what was typed before it asked
        os.write(self.master, text.encode() + b"\n")

    def ended(self) -> tuple[int, str]:
        """The exit code and what was shown at last."""
        while True:
            try:
                piece = os.read(self.master, 4096)
            except OSError:
                break
            if not piece:
                break
            self.shown += piece.decode()
        os.close(self.master)
        return self._process.wait(30), self.shown


@posix
def test_at_a_terminal_the_passphrase_is_asked_for_and_not_shown(journal: Journal) -> None:
    screen = Screen("--vault", str(journal.folder), "unlock-test")
    screen.wait_for("Passphrase: ")
    screen.type(PASSPHRASE)
    code, shown = screen.ended()
    assert code == 0
    assert "This passphrase opens the journal." in shown
    assert PASSPHRASE not in shown
    assert "Warning" not in shown


@posix
def test_a_new_passphrase_is_typed_twice_and_again_when_they_differ(journal: Journal) -> None:
    screen = Screen("--vault", str(journal.folder), "passphrase", "change")
    screen.wait_for("Passphrase: ")
    screen.type(PASSPHRASE)
    for first, again in (("another way home", "another way hone"), ("another way home", "another way home")):
        screen.wait_for("New passphrase: ")
        screen.type(first)
        screen.wait_for("The same again: ")
        screen.type(again)
    code, shown = screen.ended()
    assert (code, "The passphrase was changed." in shown) == (0, True)
    assert bare(journal, "unlock-test", text="another way home").exit_code == 0


@posix
def test_a_text_that_is_piped_in_is_not_taken_for_the_passphrase_when_somebody_can_be_asked(journal: Journal) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"What I wrote elsewhere.\n")
    os.close(writing)
    screen = Screen("--vault", str(journal.folder), "log", "-", stdin=reading)
    os.close(reading)
    screen.wait_for("Passphrase: ")
    screen.type(PASSPHRASE)
    assert screen.ended()[0] == 0
    assert journal.json("entries")[0]["body"] == "What I wrote elsewhere."


@posix
def test_an_empty_trash_is_asked_about_at_a_terminal(journal: Journal) -> None:
    journal.done("delete", journal.done("log", "words"))
    for answer, left in (("n", 1), ("y", 0)):
        screen = Screen(
            "--vault", str(journal.folder), "--passphrase-file", str(journal.passphrase_file), "trash", "--empty"
        )
        screen.wait_for("[y/N]: ")
        screen.type(answer)
        screen.ended()
        assert len(journal.json("trash")) == left


@posix
@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs /dev/fd")
def test_the_shells_process_substitution_works(journal: Journal) -> None:
    done = subprocess.run(
        ["bash", "-c", f'exec "$0" -m peerjournal --vault "$1" unlock-test --passphrase-file <(echo "{PASSPHRASE}")',
         sys.executable, str(journal.folder)],
        capture_output=True, check=False, cwd=REPOSITORY,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, b"This passphrase opens the journal.\n")


def test_an_empty_passphrase_does_not_open_and_is_told_as_any_other(journal: Journal) -> None:
    journal.passphrase_file.write_text("\n")
    assert journal.refused("entries").startswith("That passphrase doesn't open this journal. Nothing was changed.")
