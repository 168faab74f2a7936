"""The list at the end of an archive: every file's name, size and SHA-256, and how many of each noun there are.

`manifest.json` is one JSON object laid out with a line for each file, so that it is written and checked line by line:
a list of a hundred thousand files never has to be taken apart as a whole.

    {"format":1,"schema":2,"program":"PeerJournal 0.1.0","counts":{"entry":2,...},"files":[
    {"name":"README.txt","size":1024,"sha256":"..."},
    {"name":"records/entry.jsonl","size":2048,"sha256":"..."}
    ]}

There is no date in it: the same journal gives the same archive, byte for byte.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from peerjournal import __version__
from peerjournal.backup.wrong import ArchiveNewer, ArchiveWrong
from peerjournal.model.records import SCHEMA

NAME = "manifest.json"
FORMAT = 1
ATTACHMENT = "attachment"
_LONGEST_HEAD = 64 << 10
TAIL = b"\n]}\n"
_END = TAIL[1:]
_WRONG = "its list of files is not one that a backup has"


@dataclass
class Files:
    """What the lines about the files add up to, without keeping them."""

    _digest: Any = field(default_factory=hashlib.sha256)

    def add(self, line: bytes) -> None:
        """One more file."""
        self._digest.update(line + b"\n")

    def sum(self) -> bytes:
        """32 bytes that stand for all lines in their order."""
        return bytes(self._digest.digest())


def line(name: str | bytes, size: int, sha256: str) -> bytes:
    """The line about one file, without the comma and line feed that may follow."""
    coded = name.encode() if isinstance(name, str) else name
    return b'{"name":"%b","size":%d,"sha256":"%b"}' % (coded, size, sha256.encode())


def head(counts: dict[str, int]) -> bytes:
    """The first line."""
    fields = {"format": FORMAT, "schema": SCHEMA, "program": f"PeerJournal {__version__}", "counts": counts}
    return f'{json.dumps(fields, separators=(",", ":"))[:-1]},"files":[\n'.encode()


def check(untrusted_pieces: Iterable[bytes], files: Files, schema: int, counts: dict[str, int]) -> None:
    """Reads a manifest and compares it with the files and nouns that were seen, and with the schema that was promised.

    Raises ArchiveWrong, ArchiveNewer.
    """
    lines = _lines(untrusted_pieces)
    if _counts(next(lines, b""), schema) != counts:
        raise ArchiveWrong("the counts in its list are not those of its records")
    listed = Files()
    comma = True
    for untrusted in lines:
        if untrusted == _END:
            break
        if not comma:
            raise ArchiveWrong(_WRONG)
        comma = untrusted.endswith(b",\n")
        listed.add(untrusted[: -2 if comma else -1])
    else:
        raise ArchiveWrong(_WRONG)
    if comma or next(lines, None) is not None:
        raise ArchiveWrong(_WRONG)
    if listed.sum() != files.sum():
        raise ArchiveWrong("a file in it is not as its list says")


def _counts(untrusted_head: bytes, schema: int) -> dict[str, int]:
    try:
        fields = json.loads(untrusted_head + b"]}")
        made_with = fields["format"], fields["schema"]
        if not all(type(number) is int for number in made_with):
            raise ArchiveWrong(_WRONG)
        if fields["format"] > FORMAT or fields["schema"] > SCHEMA:
            raise ArchiveNewer
        counts = dict(fields["counts"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ArchiveWrong(_WRONG) from None
    if fields["schema"] != schema or not all(type(number) is int for number in counts.values()):
        raise ArchiveWrong(_WRONG)
    return counts


def _lines(untrusted_pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in untrusted_pieces:
        *whole, rest = (rest + piece).split(b"\n")
        if len(rest) > _LONGEST_HEAD:
            raise ArchiveWrong(_WRONG)
        yield from (one + b"\n" for one in whole)
    if rest:
        raise ArchiveWrong(_WRONG)
