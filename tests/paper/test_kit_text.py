"""The recovery kit as a text: complete, readable, and an age identity file as it is."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from peerjournal.crypto import Identity, to_words
from peerjournal.paper.kit import Kit
from peerjournal.paper.kit_text import text_bytes

IDENTITY = Identity(bytes(range(32)))
KEY, WORDS = IDENTITY.text(), to_words(IDENTITY.raw)


def kit(journal: str = "Diary") -> Kit:
    """A kit for a journal of this name."""
    return Kit(journal, date(2026, 11, 3), KEY, WORDS)


def test_all_that_is_needed_is_there() -> None:
    text = text_bytes(kit()).decode("utf-8")
    assert 'For the journal "Diary". Made on 3 November 2026.' in text
    assert f"\n{KEY}\n" in text
    for number, word in enumerate(WORDS, start=1):
        assert f" {number} {word}" in text
    assert '"I forgot my passphrase"' in text
    assert "age -d -i THIS-FILE.txt PeerJournal-....age | tar xf -" in text
    assert "as you keep a passport" in text
    assert "{" not in text


def test_lines_are_short_and_all_but_the_key_is_a_comment() -> None:
    lines = text_bytes(kit("A journal with a name of many words. " * 6)).decode().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [KEY]
    assert max(len(line) for line in lines if line != KEY) <= 72
    assert not any(line != line.rstrip() for line in lines)


@pytest.mark.parametrize(
    "journal",
    [
        f"a\nAGE-SECRET-KEY-1{'Q' * 58}",
        "a\r\nb\u2028c\u2029d\x85e\x0bf\x0cg\x1ch",
        "{this} {no} %s",
        "\udcff not UTF-8",
        "\u202eturned round",
        "日記" * 60,
        "",
    ],
)
def test_no_name_of_a_folder_breaks_out_of_its_comment(journal: str) -> None:
    lines = text_bytes(kit(journal)).decode("utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [KEY]


def test_the_secrets_are_not_shown_by_accident() -> None:
    assert KEY not in repr(kit())
    assert WORDS[0] not in repr(kit())


def test_a_kit_without_all_its_words_is_refused() -> None:
    with pytest.raises(ValueError, match="24 words"):
        Kit("Diary", date(2026, 11, 3), KEY, WORDS[:-1])


def test_writing_it_needs_no_window_system() -> None:
    script = "import sys, peerjournal.actions.recovery, peerjournal.paper.kit_text; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.skipif(shutil.which("age") is None, reason="needs the program age")
def test_the_program_age_takes_it_as_an_identity_file(tmp_path: Path) -> None:
    path, secret = tmp_path / "kit.txt", tmp_path / "secret.age"
    path.write_bytes(text_bytes(kit("日記 of Anna")))
    recipient = IDENTITY.recipient.text()
    subprocess.run(["age", "-r", recipient, "-o", str(secret)], input=b"what I wrote", check=True)
    done = subprocess.run(["age", "-d", "-i", str(path), str(secret)], capture_output=True, check=True)
    assert done.stdout == b"what I wrote"
