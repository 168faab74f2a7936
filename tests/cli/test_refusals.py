"""Whatever the world does to us has one clear sentence, exit 1, nothing changed and no traceback: the whole table."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from peerjournal.actions import vaults
from tests.cli.journal import PASSPHRASE, REPOSITORY, Journal


def nothing(journal: Journal) -> None:
    """The journal as it is."""


def wrong_passphrase(journal: Journal) -> None:
    journal.passphrase_file.write_text("a lantern by the sea\n")


def no_passphrase_file(journal: Journal) -> None:
    journal.passphrase_file.unlink()


def no_vault(journal: Journal) -> None:
    shutil.rmtree(journal.folder)
    journal.folder.mkdir()


def newer_version(journal: Journal) -> None:
    for name in ("vault.header", "vault.header.bak"):
        fields = json.loads((journal.folder / name).read_bytes())
        del fields["checksum"]
        fields["min_reader"] = 99

        def canonical(value: object) -> bytes:
            return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()

        whole = {**fields, "checksum": hashlib.sha256(canonical(fields)).hexdigest()}
        (journal.folder / name).write_bytes(canonical(whole))


def damaged_header(journal: Journal) -> None:
    for name in ("vault.header", "vault.header.bak"):
        (journal.folder / name).write_bytes((journal.folder / name).read_bytes()[:-40])


def missing_database(journal: Journal) -> None:
    (journal.folder / "vault.db").unlink()


def empty_database(journal: Journal) -> None:
    (journal.folder / "vault.db").write_bytes(b"")


def foreign_database(journal: Journal) -> None:
    (journal.folder / "vault.db").write_bytes(os.urandom(4096 * 8))


def no_backup(journal: Journal) -> None:
    (journal.beside / "file").write_bytes(b"this is not a backup\n")


def no_journal_file(journal: Journal) -> None:
    (journal.beside / "file").write_bytes(b"[]\n1\n")


def passphrase_of_bytes(journal: Journal) -> None:
    journal.passphrase_file.write_bytes(b"\xff\xfe\n")


@dataclass(frozen=True)
class Case:
    """What is the matter, which command meets it, and words its sentence must have."""

    matter: Callable[[Journal], None]
    command: str
    words: str

    def __str__(self) -> str:
        return f"{self.matter.__name__}: {self.command}"


FILE = "{beside}/file"
CASES = [
    Case(wrong_passphrase, "stats", "That passphrase doesn't open this journal. Nothing was changed."),
    Case(wrong_passphrase, "log words", "That passphrase doesn't open this journal. Nothing was changed."),
    Case(wrong_passphrase, "passphrase change --new-passphrase-file {beside}/passphrase", "Nothing was changed."),
    Case(no_passphrase_file, "stats", "There is no file or folder"),
    Case(passphrase_of_bytes, "stats", "it is not UTF-8 text"),
    Case(no_vault, "stats", "There is no journal in"),
    Case(no_vault, "log words", "There is no journal in"),
    Case(newer_version, "stats", "made by a newer version"),
    Case(newer_version, "log words", "made by a newer version"),
    Case(damaged_header, "stats", "key file is damaged"),
    Case(damaged_header, "init", "There is already a journal in"),
    Case(missing_database, "stats", "database file is missing"),
    Case(missing_database, "init", "There is already a journal in"),
    Case(empty_database, "stats", "is damaged"),
    Case(foreign_database, "log words", "is damaged"),
    Case(nothing, "init", "There is already a journal in"),
    Case(nothing, "log words --at 2024-02-30", '"2024-02-30" is not a date'),
    Case(nothing, "log words --at yesterday", '"yesterday" is not a date'),
    Case(nothing, "entries --from 2024-13", '"2024-13" is not a date'),
    Case(nothing, "export {beside}/out --format jsonl --to soon", '"soon" is not a date'),
    Case(nothing, "search to:someday", '"someday" is not a date'),
    Case(nothing, "log words --feeling calm=11", "0 to 10"),
    Case(nothing, "log words --scale hope=high", "0 to 10"),
    Case(nothing, "log words --group Nobody", 'There is no group "Nobody"'),
    Case(nothing, "log words --meeting latest", "There is no meeting"),
    Case(nothing, "log words --attach " + FILE, "There is no file or folder"),
    Case(nothing, "log words --attach {beside}", "folder"),
    Case(nothing, "show 0192", 'There is no entry "0192"'),
    Case(nothing, "edit 0192 --title new", 'There is no entry "0192"'),
    Case(nothing, "delete 0192", "There is no entry"),
    Case(nothing, "undelete 0192", "There is no entry"),
    Case(nothing, "history 0192", "There is no entry"),
    Case(nothing, "tip tried 0192", "There is no tip"),
    Case(nothing, "question answer 0192 words", "There is no question"),
    Case(nothing, "meeting add Nobody --at 2024-05-17", "There is no group"),
    Case(nothing, "import " + FILE, "There is no file or folder"),
    Case(no_journal_file, "import " + FILE, "could not be read"),
    Case(no_journal_file, "import --format jsonl " + FILE, "could not be read"),
    Case(no_journal_file, "export " + FILE + " --format jsonl", "There is already a file"),
    Case(nothing, "stats --recovery-key " + FILE, "There is no file or folder"),
    Case(no_journal_file, "stats --recovery-key " + FILE, "not a recovery key"),
    Case(nothing, "backup verify " + FILE, "There is no file or folder"),
    Case(no_backup, "backup verify " + FILE, "is not a backup"),
    Case(nothing, "restore " + FILE + " --into {beside}/new", "There is no file or folder"),
    Case(no_backup, "restore " + FILE + " --into {beside}/new", "is not a backup"),
    Case(no_backup, "backup " + FILE, "There is already a file"),
    Case(nothing, "recovery kit {beside}/nowhere/kit.txt", "There is no file or folder"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_refused_with_one_sentence_and_nothing_changes(journal: Journal, case: Case) -> None:
    case.matter(journal)
    before = journal.digests()
    beside = sorted(journal.beside.iterdir())
    said = journal.refused(*[word.format(beside=journal.beside) for word in case.command.split(" ")])
    assert case.words in said
    assert "\n" not in said
    assert "Traceback" not in said
    assert PASSPHRASE not in said
    assert journal.digests() == before
    assert sorted(journal.beside.iterdir()) == beside


def test_a_journal_in_use_says_who_has_it(journal: Journal) -> None:
    for holder, words in (("window", "open in the window"), ("terminal", f"another program (process {os.getpid()})")):
        vault = vaults.unlock(journal.folder, PASSPHRASE, holder=holder)
        try:
            before = journal.digests()
            done = journal.process("log", "words")
            assert (done.returncode, done.stdout) == (1, b"")
            assert words in done.stderr.decode()
            assert done.stderr.count(b"\n") == 1
            assert journal.digests() == before
        finally:
            vaults.lock(vault)
    assert journal.json("entries") == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_journal_of_somebody_else_is_not_allowed(journal: Journal) -> None:
    journal.folder.chmod(0)
    try:
        assert "does not allow" in journal.refused("stats")
    finally:
        journal.folder.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="needs limits")
@pytest.mark.parametrize("command", ["log", "import", "backup", "export"])
def test_a_disk_that_takes_no_more_is_told_and_keeps_what_was_saved(journal: Journal, command: str) -> None:
    journal.done("log", "saved before")
    saved = journal.json("entries")
    text = journal.beside / "more.jsonl"
    text.write_text("".join(f'{{"date": "2024-05-17", "text": "{n} {"words " * 400}"}}\n' for n in range(300)))
    lines = {
        "log": ["log", "-"],
        "import": ["import", str(text)],
        "backup": ["backup", str(journal.beside)],
        "export": ["export", str(journal.beside / "out.jsonl"), "--format", "jsonl"],
    }
    if command in {"backup", "export"}:
        journal.done("import", str(text))
        saved = journal.json("entries")
    most = 120_000 if command in {"backup", "export"} else (journal.folder / "vault.db").stat().st_size + 4096
    # No file may grow over this; the system says EFBIG, as a quota would.
    script = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\n"
        "from peerjournal.cli.main import main; main()"
    )
    arguments = ["--vault", str(journal.folder), "--passphrase-file", str(journal.passphrase_file), *lines[command]]
    before = sorted(journal.beside.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, check=False, cwd=REPOSITORY,
        input=b"long words " * 100_000,
    )  # fmt: skip
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b""), said
    assert said.startswith("The disk ")
    assert said.count("\n") == 1
    assert journal.json("entries") == saved
    assert sorted(journal.beside.iterdir()) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB, where we may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False
    ) if shutil.which("mount") else None  # fmt: skip
    if mounted is None or mounted.returncode != 0:
        pytest.skip("may not mount a small disk here")
    yield folder
    subprocess.run(["umount", str(folder)], capture_output=True, check=True)


def test_a_full_disk_is_told_and_what_was_saved_stays(journal: Journal, small_disk: Path) -> None:
    journal.done("log", "saved before")
    folder = small_disk / "Journal.peerjournal"
    shutil.copytree(journal.folder, folder)
    full = Journal(folder, journal.passphrase_file, journal.beside)
    said = full.refused("log", "-", text="long words " * 300_000)
    assert said.startswith("The disk is full")
    assert [entry["body"] for entry in full.json("entries")] == ["saved before"]
    assert full.json("check", "--full")["ok"]
