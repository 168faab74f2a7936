"""Decrypts an age file of any length as a stream, in bounded memory, and gives out no unauthentic byte."""

import io
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag

from peerjournal.crypto.age.armor import ArmorReader
from peerjournal.crypto.age.header import Header, parse
from peerjournal.crypto.age.scrypt import SCRYPT, Passphrase
from peerjournal.crypto.age.streams import Ahead, Readable, read_fully
from peerjournal.crypto.age.writer import BATCH, NONCE_BYTES, SEALED_BYTES, chunk_nonce, payload_cipher
from peerjournal.crypto.age.x25519 import Identity
from peerjournal.crypto.errors import AgeHeaderDamaged, AgePayloadDamaged, NoIdentityMatches

_ARMOR_BEGINS = (b"-", b"\r", b"\n", b"\t", b" ")


def decrypt_stream(source: Readable, identities: Sequence[Identity | Passphrase]) -> "AgeReader":
    """A reader of the plain bytes of an age file, binary or armored. It does not close `source`.

    Reads and checks the header at once. Raises NotAge, AgeArmorDamaged, AgeHeaderDamaged, AgeHeaderAltered,
    HostileCost and NoIdentityMatches; the last, even with no identities at all, tells what kind is needed.
    """
    payload, header = _opened(source)
    file_key = _unwrapped(header, identities)
    header.check(file_key)
    return AgeReader(payload, file_key)


def decrypt_stream_with_file_key(source: Readable, file_key: bytes) -> "AgeReader":
    """Like decrypt_stream, for a file of which the writer's `file_key` is still at hand; the same errors."""
    payload, header = _opened(source)
    header.check(file_key)
    return AgeReader(payload, file_key)


def _opened(source: Readable) -> tuple[Readable, Header]:
    ahead = Ahead(source)
    if ahead.peek(1) in _ARMOR_BEGINS:
        ahead = Ahead(ArmorReader(ahead))
    header = parse(ahead)
    if len(header.stanzas) > 1 and any(stanza.kind == SCRYPT for stanza in header.stanzas):
        raise AgeHeaderDamaged  # a passphrase stands alone: see encrypt_stream
    return ahead, header


def _unwrapped(header: Header, identities: Sequence[Identity | Passphrase]) -> bytes:
    for identity in identities:
        for stanza in header.stanzas:
            if (file_key := identity.unwrap(stanza)) is not None:
                return file_key
    raise NoIdentityMatches(needs_passphrase=header.stanzas[0].kind == SCRYPT)


class AgeReader(io.BufferedIOBase):
    """The plain bytes of an age file.

    Each 64 KiB are checked before any of them is given out, and the end is reported only where the file
    truly ends; anything else raises AgePayloadDamaged, and again at every further read. So whoever reads up
    to the end has a whole and authentic file, and whoever stops early an authentic beginning.
    """

    def __init__(self, source: Readable, file_key: bytes) -> None:
        nonce = read_fully(source, NONCE_BYTES)
        if len(nonce) < NONCE_BYTES:
            raise AgePayloadDamaged(0)
        self._source = source
        self._cipher = payload_cipher(file_key, nonce)
        self._counter = 0
        self._had_last = self._ended = self._damaged = False
        self._block = memoryview(b"")
        self._start = 0
        self._plain = b""
        self._given = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """Exactly `size` bytes, fewer only at the end; by default all the rest. Raises AgePayloadDamaged."""
        missing = -1 if size is None or size < 0 else size
        parts: list[bytes] = []
        while missing and (part := self.read1(missing)):
            parts.append(part)
            missing -= len(part) if missing > 0 else 0
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def read1(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes of one chunk; none only at the end. Raises AgePayloadDamaged."""
        if not size:
            return b""
        self._fill()
        end = len(self._plain) if size < 0 else min(self._given + size, len(self._plain))
        data = self._plain[self._given : end]
        self._given = end
        return data

    def peek(self, _size: int = 0, /) -> bytes:
        """The rest of the current chunk, or the next, without consuming it. Python reads lines by it."""
        self._fill()
        return self._plain[self._given :]

    def _fill(self) -> None:
        """Decrypt the next chunk if the current one is used up."""
        if self.closed:
            raise ValueError("this age reader is closed")
        if self._given < len(self._plain) or self._ended:
            return
        if self._damaged:
            raise AgePayloadDamaged(self._counter)
        self._damaged = True  # until the opposite is proven, whatever the source may raise
        self._plain, self._given = self._next_chunk(), 0
        self._damaged = False

    def _next_chunk(self) -> bytes:
        if self._start >= len(self._block):
            self._block = memoryview(read_fully(self._source, BATCH * SEALED_BYTES))
            self._start = 0
        sealed = self._block[self._start : self._start + SEALED_BYTES]
        self._start += SEALED_BYTES
        if not self._had_last:
            return self._decrypted(sealed)
        if sealed:  # something follows the last chunk
            raise AgePayloadDamaged(self._counter)
        self._ended = True
        return b""

    def _decrypted(self, sealed: memoryview) -> bytes:
        """Only a full chunk can be one before the last, and only the chunk of an empty file can be empty."""
        for last in (False, True) if len(sealed) == SEALED_BYTES else (True,):
            try:
                plain = self._cipher.decrypt(chunk_nonce(self._counter, last=last), sealed, None)
            except InvalidTag:
                continue
            if not plain and self._counter:
                break
            self._had_last = last
            self._counter += 1
            return plain
        raise AgePayloadDamaged(self._counter)
