"""`backup`, `backup verify` and `restore`: a backup counts only once it was read back, and it comes back whole."""

import hashlib
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from peerjournal.cli.main import terminal
from tests.cli.journal import PASSPHRASE, Journal


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """A journal with some of everything, and its kit in `beside/kit.txt`."""
    journal.done("group", "add", "Circle")
    note = journal.beside / "note.txt"
    note.write_bytes(b"attached")
    id = journal.done("log", "First words", "--attach", str(note), "--group", "Circle")
    journal.done("edit", id, "--body", "Second words")
    journal.done("log", "旅に出た", "--feeling", "calm=6")
    tip = journal.done("tip", "add", "Walk")
    journal.done("tip", "tried", tip, "--before", "8", "--after", "3")
    journal.done("recovery", "kit", str(journal.beside / "kit.txt"))
    return journal


def backed_up(journal: Journal, *options: str) -> Path:
    """A backup in `beside/backup.age`."""
    return Path(journal.json("backup", str(journal.beside / "backup.age"), *options)["path"])


def alone(*arguments: str, text: str | None = None) -> Any:
    """A command line that names no journal; there is none in the default place."""
    return CliRunner().invoke(terminal, arguments, input=text)


def same(one: Journal, other: Journal) -> bool:
    """Whether two journals say the same, down to the bytes of an export."""
    exports = []
    for number, journal in enumerate((one, other)):
        out = journal.beside / f"same-{number}.jsonl"
        journal.done("export", str(out), "--format", "jsonl")
        exports.append(out.read_bytes())
        out.unlink()
        shutil.rmtree(out.with_name(f"same-{number}-files"), ignore_errors=True)
    told = [
        (journal.json("tip", "list"), journal.json("group", "list"), journal.json("stats")["revisions"])
        for journal in (one, other)
    ]
    return exports[0] == exports[1] and told[0] == told[1]


def test_a_backup_into_a_folder_gets_the_days_name(filled: Journal) -> None:
    report = filled.json("backup", str(filled.beside))
    path = Path(report["path"])
    assert path.name == f"PeerJournal-{datetime.now().astimezone().date().isoformat()}-Journal.age"
    assert report["bytes"] == path.stat().st_size
    assert report["entries"] == report["counts"]["entries"] == 2
    assert report["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Second words" not in path.read_bytes().decode("latin-1")


def test_it_is_told_that_it_was_made_and_checked(filled: Journal) -> None:
    said = filled.done("backup", str(filled.beside / "b.age"))
    assert said.startswith("Made and checked: 2 entries, ")


def test_a_backup_is_checked_with_the_journal_or_with_its_kit_alone(filled: Journal) -> None:
    backup = backed_up(filled)
    with_journal = filled.json("backup", "verify", str(backup))
    assert with_journal["entries"] == 2
    kit = str(filled.beside / "kit.txt")
    for option in ("--identity", "--recovery-key"):
        result = alone("backup", "verify", str(backup), option, kit)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.startswith("Checked: 2 entries, ")


def test_a_damaged_backup_is_refused_and_kept(filled: Journal) -> None:
    backup = backed_up(filled)
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)
    assert "is damaged or is not a backup" in filled.refused("backup", "verify", str(backup))
    new = filled.beside / "New.peerjournal"
    assert "is damaged" in filled.refused("restore", str(backup), "--into", str(new))
    assert not new.exists()
    assert backup.read_bytes() == data


def test_another_journals_key_does_not_open_it(filled: Journal, tmp_path: Path) -> None:
    backup = backed_up(filled)
    other = Journal(tmp_path / "Other.peerjournal", filled.passphrase_file, filled.beside)
    other.done("init", "--recovery-kit", str(filled.beside / "other.txt"))
    said = other.refused("backup", "verify", str(backup))
    assert "doesn't open" in said
    assert "doesn't open" in other.refused(
        "backup", "verify", str(backup), "--identity", str(filled.beside / "other.txt")
    )


@pytest.mark.parametrize("way", ["journal", "identity", "words"])
def test_a_restored_journal_says_the_same(filled: Journal, tmp_path: Path, way: str) -> None:
    backup = backed_up(filled)
    words = filled.beside / "words"
    options = {
        "journal": [],
        "identity": ["--identity", str(filled.beside / "kit.txt")],
        "words": ["--identity", str(words)],
    }
    if way == "words":
        told = filled.json("recovery", "new")
        words.write_text("\n".join(told["words"]))
        backup.unlink()
        backup = backed_up(filled)
    folder = tmp_path / "New.peerjournal"
    report = filled.json("restore", str(backup), "--into", str(folder), *options[way])
    assert (report["path"], report["entries"], report["previous"]) == (str(folder), 2, None)
    assert same(filled, Journal(folder, filled.passphrase_file, filled.beside))


def test_a_backup_with_a_passphrase_of_its_own_needs_no_key(filled: Journal, tmp_path: Path) -> None:
    own = filled.beside / "own"
    own.write_text("only for this backup\n")
    backup = backed_up(filled, "--with-passphrase-file", str(own))
    assert alone("backup", "verify", str(backup), "--with-passphrase-file", str(own)).exit_code == 0
    assert "doesn't open" in filled.refused("backup", "verify", str(backup))
    folder = tmp_path / "New.peerjournal"
    result = alone(
        "restore", str(backup), "--into", str(folder), "--with-passphrase-file", str(own), text=PASSPHRASE + "\n"
    )
    assert result.exit_code == 0, result.stderr
    assert same(filled, Journal(folder, filled.passphrase_file, filled.beside))


def test_a_journal_in_the_place_is_kept_beside(filled: Journal) -> None:
    backup = backed_up(filled)
    filled.done("log", "Written after the backup")
    report = filled.json("restore", str(backup), "--into", str(filled.folder))
    previous = Journal(Path(report["previous"]), filled.passphrase_file, filled.beside)
    assert "before-restore" in previous.folder.name
    assert len(filled.json("entries")) == 2
    assert len(previous.json("entries")) == 3


def test_without_a_journal_a_restore_must_be_told_what_opens_the_backup(filled: Journal, tmp_path: Path) -> None:
    backup = backed_up(filled)
    result = alone("restore", str(backup), "--into", str(tmp_path / "New"), text=PASSPHRASE)
    assert result.exit_code == 2
    assert "--identity FILE" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["backup"], ["backup", "verify"], ["backup", "a", "b"], ["backup", "x", "--identity", "y"], ["restore", "x"]],
)
def test_wrong_usage_is_exit_2(filled: Journal, arguments: list[str]) -> None:
    assert filled.run(*arguments).exit_code == 2


@pytest.mark.skipif(shutil.which("age") is None, reason="needs Debian's age")
def test_any_age_program_opens_a_backup_with_the_kit(filled: Journal) -> None:
    backup = backed_up(filled)
    kit = (filled.beside / "kit.txt").read_text()
    key = filled.beside / "key.txt"
    key.write_text(next(line.strip() for line in kit.splitlines() if line.strip().startswith("AGE-SECRET-KEY-1")))
    plain = subprocess.run(["age", "-d", "-i", str(key), str(backup)], capture_output=True, check=True).stdout
    listed = subprocess.run(["tar", "tf", "-"], input=plain, capture_output=True, check=True).stdout.decode()
    assert {"README.txt", "manifest.json", "records/entry.jsonl"} <= set(listed.splitlines())
    assert sum(line.endswith(".md") for line in listed.splitlines()) == 2


@pytest.mark.parametrize("line", [["backup", "-"], ["export", "-", "--format", "jsonl"]])
def test_nothing_is_written_to_a_file_called_as_standard_output_is(filled: Journal, line: list[str]) -> None:
    assert "give its name" in filled.refused(*line, code=2)
    assert not Path("-").exists()


def test_a_folder_in_place_of_a_backup_is_not_called_missing(filled: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    for line in (["backup", "verify", str(folder)], ["restore", str(folder), "--into", str(tmp_path / "new")]):
        assert filled.refused(*line).startswith(f"{folder} could not be read: it is a folder or a device.")
