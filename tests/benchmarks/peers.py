"""Other journals: a whole command that searches, against theirs on the same entries; only what is installed is asked.

jrnl: from PyPI, on the path or named by JRNL_FOR_TESTS. keepassxc-cli: Debian's keepassxc, one encrypted file as well.
What each takes to make a key of the passphrase is left out, ours as theirs, and stated beside.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from peerjournal.crypto.kdf import LEAST_WRITTEN, argon2id
from tests.acts import PASSPHRASE
from tests.benchmarks.acting import ROOT, environment
from tests.benchmarks.large import large
from tests.benchmarks.measure import Row
from tests.benchmarks.window import full
from tests.corpus import Corpus

_TURNS = 3
_BOUNDS = {10_000: 20.0, 100_000: 100.0}  # times faster than jrnl's encrypted journal
_JRNL_SALT = bytes.fromhex("f2d5710ec18d2ededc8e36748904cef8")  # jrnl's own, in every journal of its version 2
_JRNL_ROUNDS = 100_000


def searching(folder: Path, scale: int) -> list[Row]:
    """`search` for one word, with us and with others."""
    rows = []
    word = Corpus().words[100]
    for count in [size for size in (10_000, 100_000) if size <= full(scale)] or [full(scale)]:
        journal, key = large(folder, count), folder / "passphrase"
        key.write_text(PASSPHRASE)
        ours = [sys.executable, "-P", "-m", "peerjournal", "--vault", str(journal), "--passphrase-file", str(key)]
        argon = _seconds(lambda: argon2id(PASSPHRASE.encode(), bytes(16), LEAST_WRITTEN))
        mine = _command([*ours, "search", word], folder) - argon
        beside = f"the key's {argon * 1000:,.0f} ms of ours, {{:,.0f}} of theirs left out"
        for name, bound, peer in (
            ("jrnl's encrypted journal", _BOUNDS.get(count), _jrnl_encrypted),
            ("jrnl's plain journal", None, _jrnl_plain),
            ("keepassxc-cli's database", None, _keepassxc),
        ):  # fmt: skip
            found = peer(folder, count, word)
            if isinstance(found, str):
                print(f"{name}: {found}", file=sys.stderr)
                continue
            theirs, deriving = found
            rows.append(
                Row(f"`search` as a whole command, {count:,} entries: how many times {name}", theirs / mine, None,
                    bound, "times", f"{mine * 1000:,.0f} ms against {theirs * 1000:,.0f}; "
                    + beside.format(deriving * 1000), True)
            )  # fmt: skip
    return rows


def _jrnl_plain(folder: Path, count: int, word: str) -> tuple[float, float] | str:
    return _jrnl(folder, word, _jrnl_text(count).encode(), encrypt=False)


def _jrnl_encrypted(folder: Path, count: int, word: str) -> tuple[float, float] | str:
    def key() -> bytes:
        return PBKDF2HMAC(SHA256(), 32, _JRNL_SALT, _JRNL_ROUNDS).derive(PASSPHRASE.encode())

    sealed = Fernet(base64.urlsafe_b64encode(key())).encrypt(_jrnl_text(count).encode())
    found = _jrnl(folder, word, sealed, encrypt=True)
    deriving = _seconds(key)
    return found if isinstance(found, str) else (found[0] - deriving, deriving)


def _jrnl_text(count: int) -> str:
    return "".join(
        f"[{record['at'][:16].replace('T', ' ')}] {record['title']}\n{record['text']}\n\n"
        for record in Corpus().records(count)
    )


def _jrnl(folder: Path, word: str, journal: bytes, *, encrypt: bool) -> tuple[float, float] | str:
    program = os.environ.get("JRNL_FOR_TESTS") or shutil.which("jrnl")
    if program is None:
        return "jrnl is not installed"
    file, config = folder / "jrnl.txt", folder / "jrnl.yaml"
    file.write_bytes(journal)
    settings = {
        "colors": dict.fromkeys(("body", "date", "tags", "title"), "none"), "default_hour": 9, "default_minute": 0,
        "editor": "", "encrypt": encrypt, "highlight": False, "indent_character": "|", "linewrap": 79,
        "journals": {"default": {"journal": str(file)}}, "tagsymbols": "#@", "template": False,
        "timeformat": "%Y-%m-%d %H:%M", "version": "4.2",
    }  # fmt: skip
    config.write_text("---\n" + json.dumps(settings), "utf-8")
    command = [program, "--config-file", str(config), "-contains", word, "-n", "20", "--short"]
    return _command(command, folder, typed=PASSPHRASE if encrypt else ""), 0.0


def _keepassxc(folder: Path, count: int, word: str) -> tuple[float, float] | str:
    program = shutil.which("keepassxc-cli")
    if program is None:
        return "keepassxc-cli is not installed"
    times = []
    for number in (count, 1):  # what one entry takes beyond starting is its key
        xml, database = folder / "entries.xml", folder / f"{number}.kdbx"
        with xml.open("w", encoding="utf-8") as file:
            file.writelines(_keepassxc_xml(number))
        database.unlink(missing_ok=True)
        made = subprocess.run(
            [program, "import", "-q", "-p", xml, database], input=f"{PASSPHRASE}\n{PASSPHRASE}\n", text=True,
            capture_output=True, start_new_session=True, check=False,
        )  # fmt: skip
        if made.returncode:
            return "keepassxc-cli made no database: " + made.stderr.strip()[:200]
        asked = [program, "search", "-q", str(database), word]
        times.append(_command(asked, folder, typed=PASSPHRASE, empty=number == 1))
    started = _command([program, "--version"], folder)
    deriving = max(times[1] - started, 0.0)
    return times[0] - deriving, deriving


def _keepassxc_xml(count: int) -> Iterator[str]:
    yield "<KeePassFile><Meta/><Root><Group><UUID>AAAAAAAAAAAAAAAAAAAAAA==</UUID><Name>Journal</Name>"
    for number, record in enumerate(Corpus().records(count), start=1):
        id = base64.b64encode(number.to_bytes(16, "big")).decode()
        fields = {"Title": record["title"], "Notes": record["text"]}
        strings = "".join(f"<String><Key>{k}</Key><Value>{escape(v)}</Value></String>" for k, v in fields.items())
        yield f"<Entry><UUID>{id}</UUID>{strings}</Entry>"
    yield "</Group></Root></KeePassFile>"


def _command(command: list[str], folder: Path, *, typed: str = "", empty: bool = False) -> float:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    around = {
        **environment(), "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }  # fmt: skip

    def run() -> None:
        # Without a terminal of its own a program reads a passphrase from where this writes it.
        done = subprocess.run(
            command, cwd=ROOT, env=around, input=typed + "\n", capture_output=True, text=True, start_new_session=True,
            check=False,
        )  # fmt: skip
        if not empty and (done.returncode or not done.stdout.strip()):
            raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-300:]}")

    return _seconds(run)


def _seconds(work: Callable[[], Any]) -> float:
    taken = []
    for _ in range(_TURNS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)
