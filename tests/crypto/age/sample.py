"""What the tests of age files share: one key, files made and opened in memory, and odd sources and sinks."""

import io
from collections.abc import Iterator

from peerjournal.crypto import Identity, Passphrase, Recipient, decrypt_stream, encrypt_stream
from peerjournal.crypto.age.writer import CHUNK_BYTES
from peerjournal.crypto.errors import CryptoError

# The identity and recipient that the age specification shows.
IDENTITY = Identity.from_text("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")
RECIPIENT = Recipient.from_text("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")

EDGES = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 17 * CHUNK_BYTES + 5]


def sealed(plain: bytes, *recipients: Recipient | Passphrase, armor: bool = False) -> bytes:
    """An age file of `plain`, to RECIPIENT unless others are given."""
    sink = io.BytesIO()
    with encrypt_stream(sink, recipients or [RECIPIENT], armor=armor) as writer:
        writer.write(plain)
    return sink.getvalue()


def opened(file: bytes, *identities: Identity | Passphrase) -> bytes:
    """The whole content of an age file, with IDENTITY unless others are given."""
    return decrypt_stream(io.BytesIO(file), identities or [IDENTITY]).read()


def released(file: bytes, *identities: Identity | Passphrase) -> tuple[bytes, CryptoError | None]:
    """All bytes that a patient reader gets out of a file, and the error it ends with."""
    parts = []
    try:
        reader = decrypt_stream(io.BytesIO(file), identities)
        while part := reader.read1():
            parts.append(part)
    except CryptoError as error:
        return b"".join(parts), error
    return b"".join(parts), None


class Endless:
    """A source that never ends, and counts what was taken out of it."""

    def __init__(self, begin: bytes, repeated: bytes) -> None:
        self._pieces = self._cycle(begin, repeated)
        self._rest = b""
        self.taken = 0

    @staticmethod
    def _cycle(begin: bytes, repeated: bytes) -> Iterator[bytes]:
        yield begin
        block = repeated * (1 + 4096 // len(repeated))
        while True:
            yield block

    def read(self, size: int, /) -> bytes:
        """Exactly `size` bytes."""
        while len(self._rest) < size:
            self._rest += next(self._pieces)
        data, self._rest = self._rest[:size], self._rest[size:]
        self.taken += size
        return data


class Dripping(io.RawIOBase):
    """A source that gives at most 7 bytes at a time, as a slow pipe may."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1, /) -> bytes:
        """Up to 7 bytes."""
        return self._data.read(min(size, 7) if size >= 0 else 7)
