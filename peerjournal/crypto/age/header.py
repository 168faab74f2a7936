"""The header of an age file: a stanza for each recipient, each with the same file key, and a MAC over all.

Format: https://age-encryption.org/v1, "Header". There is one way to write a header, and this reads no other.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass

from peerjournal.crypto.age.streams import Ahead
from peerjournal.crypto.errors import AgeHeaderAltered, AgeHeaderDamaged, NotAge
from peerjournal.crypto.kdf import hkdf

FILE_KEY_BYTES = 16
VERSION_LINE = b"age-encryption.org/v1\n"
_COLUMNS = 64
# A post-quantum stanza has about 1,600 characters in its first line; a real header a few hundred or thousand.
_MOST_LINE_BYTES = 16 << 10
_MOST_HEADER_BYTES = 256 << 10
_MAC_MARK = b"---"
_ARGUMENT_LINE = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\n")
_MAC_LINE = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_BODY_LINE = re.compile(rb"([A-Za-z0-9+/]{0,64})\n")


def to_base64(data: bytes) -> str:
    """Base64 without padding."""
    return base64.b64encode(data).decode().rstrip("=")


def from_base64(untrusted_text: str) -> bytes:
    """The bytes of canonical base64 without padding. Raises AgeHeaderDamaged for any other spelling."""
    try:
        data = base64.b64decode(untrusted_text + "=" * (-len(untrusted_text) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise AgeHeaderDamaged from None
    if to_base64(data) != untrusted_text:
        raise AgeHeaderDamaged
    return data


@dataclass(frozen=True, slots=True)
class Stanza:
    """One recipient's share of a header: `arguments` begin with the kind, `body` is the wrapped file key."""

    arguments: tuple[str, ...]
    body: bytes

    @property
    def kind(self) -> str:
        """The first argument, such as 'X25519'."""
        return self.arguments[0]

    def serialise(self) -> bytes:
        """The stanza as it stands in the file; its last line has fewer than 64 characters, maybe none."""
        text = to_base64(self.body)
        lines = [text[start : start + _COLUMNS] for start in range(0, len(text) + 1, _COLUMNS)]
        return "\n".join([f"-> {' '.join(self.arguments)}", *lines, ""]).encode()


@dataclass(frozen=True, slots=True)
class Header:
    """A parsed header: `covered` are the very bytes in the file that the MAC was computed over."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes

    def check(self, file_key: bytes) -> None:
        """Raise AgeHeaderAltered unless the header was written by somebody who had this file key."""
        if not hmac.compare_digest(self.mac, _mac(self.covered, file_key)):
            raise AgeHeaderAltered


def serialise(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """The whole header, up to and including the line feed before the payload."""
    covered = b"".join([VERSION_LINE, *(stanza.serialise() for stanza in stanzas), _MAC_MARK])
    return covered + f" {to_base64(_mac(covered, file_key))}\n".encode()


def parse(source: Ahead) -> Header:
    """Read a header, leaving `source` at the payload. Raises NotAge, AgeHeaderDamaged."""
    if source.peek(len(VERSION_LINE)) != VERSION_LINE:
        raise NotAge
    lines = [source.line(len(VERSION_LINE))]
    stanzas: list[Stanza] = []
    left = _MOST_HEADER_BYTES
    while not (line := source.line(min(_MOST_LINE_BYTES, left))).startswith(_MAC_MARK):
        if not (match := _ARGUMENT_LINE.fullmatch(line)):
            raise AgeHeaderDamaged
        body_lines = _body_lines(source, left - len(line))
        body = from_base64(b"".join(body_lines).replace(b"\n", b"").decode())
        stanzas.append(Stanza(tuple(match[1].decode().split(" ")), body))
        lines += [line, *body_lines]
        left -= len(line) + sum(map(len, body_lines))
    if not stanzas or not (match := _MAC_LINE.fullmatch(line)):
        raise AgeHeaderDamaged
    return Header(tuple(stanzas), b"".join([*lines, _MAC_MARK]), from_base64(match[1].decode()))


def _body_lines(source: Ahead, left: int) -> list[bytes]:
    """The lines of one body, of which only the last has, and must have, fewer than 64 characters."""
    lines: list[bytes] = []
    while True:
        line = source.line(min(_COLUMNS + 1, left))
        if not _BODY_LINE.fullmatch(line):
            raise AgeHeaderDamaged
        lines.append(line)
        left -= len(line)
        if len(line) <= _COLUMNS:
            return lines


def _mac(covered: bytes, file_key: bytes) -> bytes:
    return hmac.digest(hkdf(file_key, b"header"), covered, hashlib.sha256)
