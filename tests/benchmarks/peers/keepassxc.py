"""keepassxc-cli: a database that is one encrypted XML document, read and decrypted whole."""

import base64
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.acts import PASSPHRASE
from tests.benchmarks.peers.commands import Absent, Taken, command, program, ran
from tests.corpus import Corpus

_ROUNDS = re.compile(r"^KDF: .*?(\d+) rounds", re.M)
_MORE = ("-t", "1000")  # milliseconds: some fifty times the rounds that a new database has
_NEXT_TO_NOTHING = 100  # entries, of which some have the word


def searching(folder: Path, count: int, word: str) -> Taken:
    """Its search in a database with the rounds that the program itself chooses."""
    found = program("keepassxc-cli", "KEEPASSXC_FOR_TESTS")
    deriving = _deriving(found, folder, word)
    whole = command([found, "search", "-q", str(_made(found, folder, count)), word], folder, typed=PASSPHRASE)
    return Taken(whole - deriving, deriving)


def _deriving(found: str, folder: Path, word: str) -> float:
    """Seconds that the key takes, from what many more rounds take more: a few milliseconds are lost in starting."""
    rounds, taken = [], []
    for more in ((), _MORE):
        database = str(_made(found, folder, _NEXT_TO_NOTHING, *more))
        told = _ROUNDS.search(ran([found, "db-info", "-q", database], folder, typed=PASSPHRASE))
        if told is None:
            raise Absent("this keepassxc-cli does not tell of how many rounds a database's key is")
        rounds.append(int(told[1]))
        taken.append(command([found, "search", "-q", database, word], folder, typed=PASSPHRASE))
    return rounds[0] * (taken[1] - taken[0]) / (rounds[1] - rounds[0])


def _made(found: str, folder: Path, count: int, *more: str) -> Path:
    xml, database = folder / "entries.xml", folder / "entries.kdbx"
    with xml.open("w", encoding="utf-8") as file:
        file.writelines(_xml(count))
    database.unlink(missing_ok=True)
    ran([found, "import", "-q", "-p", *more, str(xml), str(database)], folder, typed=f"{PASSPHRASE}\n{PASSPHRASE}")
    return database


def _xml(count: int) -> Iterator[str]:
    yield "<KeePassFile><Meta/><Root><Group><UUID>AAAAAAAAAAAAAAAAAAAAAA==</UUID><Name>Journal</Name>"
    for number, record in enumerate(Corpus().records(count), start=1):
        id = base64.b64encode(number.to_bytes(16, "big")).decode()
        fields = {"Title": record["title"], "Notes": record["text"]}
        strings = "".join(f"<String><Key>{k}</Key><Value>{escape(v)}</Value></String>" for k, v in fields.items())
        yield f"<Entry><UUID>{id}</UUID>{strings}</Entry>"
    yield "</Group></Root></KeePassFile>"
