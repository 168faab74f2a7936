"""Encrypts a stream of any length into an age file, in bounded memory.

Format: https://age-encryption.org/v1, "Payload": chunks of 64 KiB, each sealed with ChaCha20-Poly1305 under a
counter and a mark on the last, so that a missing, moved or added chunk is noticed.
"""

import os
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from peerjournal.crypto.age.armor import ArmorWriter
from peerjournal.crypto.age.header import FILE_KEY_BYTES, serialise
from peerjournal.crypto.age.scrypt import Passphrase
from peerjournal.crypto.age.streams import Writable, write_fully
from peerjournal.crypto.age.x25519 import Recipient
from peerjournal.crypto.kdf import hkdf

CHUNK_BYTES = 64 << 10
TAG_BYTES = 16
NONCE_BYTES = 16
SEALED_BYTES = CHUNK_BYTES + TAG_BYTES
BATCH = 16  # chunks for each read or write of the file


def encrypt_stream(sink: Writable, recipients: Sequence[Recipient | Passphrase], *, armor: bool = False) -> "AgeWriter":
    """A writer that encrypts into `sink`, which it does not close, to every one of `recipients`.

    The header is written at once. A passphrase stands alone, or the format's promise would not hold that only
    those who know it can have made the file. Raises WeakKey, and OSError from the sink.
    """
    if not recipients or (len(recipients) > 1 and any(isinstance(one, Passphrase) for one in recipients)):
        raise ValueError("an age file has one passphrase, or one or more public keys")
    file_key = os.urandom(FILE_KEY_BYTES)
    header = serialise([recipient.wrap(file_key) for recipient in recipients], file_key)
    if not armor:
        return AgeWriter(sink, header, file_key)
    armored = ArmorWriter(sink)
    return AgeWriter(armored, header, file_key, armored.close)


def payload_cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    """The cipher of all chunks of one file."""
    return ChaCha20Poly1305(hkdf(file_key, b"payload", salt=nonce))


def chunk_nonce(counter: int, *, last: bool) -> bytes:
    """11 bytes of counter, and one byte that tells the last chunk."""
    return (counter << 8 | last).to_bytes(12, "big")


class AgeWriter:
    """Takes plain bytes; the age file is whole only after `close`, or after a `with` block without an error.

    `file_key` opens this one file again (`decrypt_stream_with_file_key`) where only the recipient's public
    key is known. This is no io class on purpose: those close themselves when they are forgotten, and a
    forgotten file must not become whole.
    """

    def __init__(
        self, sink: Writable, header: bytes, file_key: bytes, finish: Callable[[], None] = lambda: None
    ) -> None:
        self.file_key = file_key
        self._sink = sink
        self._finish = finish
        nonce = os.urandom(NONCE_BYTES)
        self._cipher = payload_cipher(file_key, nonce)
        self._counter = 0
        # The last chunk must not be empty, so a full one is sealed only when more bytes come.
        self._held = memoryview(bytearray(CHUNK_BYTES))
        self._held_bytes = 0
        self._sealed = memoryview(bytearray(BATCH * SEALED_BYTES))
        self._sealed_bytes = 0
        self._usable, self._whole = True, False
        write_fully(sink, header + nonce)

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Encrypt all of `data` and return its length. Raises OSError from the sink, and is unusable then."""
        self._begin()
        view = memoryview(data).cast("B")
        start, size = 0, len(view)
        while self._held_bytes + size - start > CHUNK_BYTES:
            end = start + CHUNK_BYTES - self._held_bytes
            if self._held_bytes:
                self._held[self._held_bytes :] = view[start:end]
                self._seal(self._held)
                self._held_bytes = 0
            else:
                self._seal(view[start:end])
            start = end
        self._held[self._held_bytes : self._held_bytes + size - start] = view[start:]
        self._held_bytes += size - start
        self._usable = True
        return size

    def close(self) -> None:
        """Seal the last chunk and write everything. If the sink raises OSError, the file is not whole."""
        if self._whole:
            return
        self._begin()
        self._seal(self._held[: self._held_bytes], last=True)
        self._flush()
        self._finish()
        self._whole = True

    def abandon(self) -> None:
        """Write nothing more: what the sink holds can never pass for a whole file."""
        self._usable = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()

    def _begin(self) -> None:
        """Unusable until the caller says otherwise: after an error halfway, nothing may be added."""
        if not self._usable:
            raise ValueError("this age file is closed, abandoned or broken")
        self._usable = False

    def _seal(self, chunk: memoryview, *, last: bool = False) -> None:
        end = self._sealed_bytes + len(chunk) + TAG_BYTES
        nonce = chunk_nonce(self._counter, last=last)
        self._cipher.encrypt_into(nonce, chunk, None, self._sealed[self._sealed_bytes : end])
        self._counter += 1
        self._sealed_bytes = end
        if end == len(self._sealed):
            self._flush()

    def _flush(self) -> None:
        write_fully(self._sink, self._sealed[: self._sealed_bytes])
        self._sealed_bytes = 0
