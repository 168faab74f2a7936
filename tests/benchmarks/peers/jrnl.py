"""jrnl: one text file, read whole and split by a pattern; encrypted, one Fernet token of it."""

import base64
import json
from pathlib import Path

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from tests.acts import PASSPHRASE
from tests.benchmarks.peers.commands import Taken, command, program, seconds
from tests.corpus import Corpus

_SALT = bytes.fromhex("f2d5710ec18d2ededc8e36748904cef8")  # jrnl's own, in every journal of its version 2
_ROUNDS = 100_000


def plain(folder: Path, count: int, word: str) -> Taken:
    """Its search in a journal without a passphrase."""
    asked = _asked(folder, word, encrypt=False)
    (folder / "jrnl.txt").write_bytes(_text(count))
    return Taken(command(asked, folder))


def encrypted(folder: Path, count: int, word: str) -> Taken:
    """Its search in the same journal, encrypted."""

    def key() -> bytes:
        return PBKDF2HMAC(SHA256(), 32, _SALT, _ROUNDS).derive(PASSPHRASE.encode())

    asked = _asked(folder, word, encrypt=True)
    (folder / "jrnl.txt").write_bytes(Fernet(base64.urlsafe_b64encode(key())).encrypt(_text(count)))
    deriving = seconds(key)
    return Taken(command(asked, folder, typed=PASSPHRASE) - deriving, deriving)


def _text(count: int) -> bytes:
    return "".join(
        f"[{record['at'][:16].replace('T', ' ')}] {record['title']}\n{record['text']}\n\n"
        for record in Corpus().records(count)
    ).encode()


def _asked(folder: Path, word: str, *, encrypt: bool) -> list[str]:
    found, config = program("jrnl", "JRNL_FOR_TESTS"), folder / "jrnl.yaml"
    settings = {
        "colors": dict.fromkeys(("body", "date", "tags", "title"), "none"), "default_hour": 9, "default_minute": 0,
        "editor": "", "encrypt": encrypt, "highlight": False, "indent_character": "|", "linewrap": 79,
        "journals": {"default": {"journal": str(folder / "jrnl.txt")}}, "tagsymbols": "#@", "template": False,
        "timeformat": "%Y-%m-%d %H:%M", "version": "4.2",
    }  # fmt: skip
    config.write_text("---\n" + json.dumps(settings), "utf-8")
    return [found, "--config-file", str(config), "-contains", word, "-n", "20", "--short"]
