"""A file that holds another one in base64, read as that other one, piece by piece."""

import binascii
import io
from typing import BinaryIO

_SPACE = b" \t\r\n\xef\xbb\xbf"  # and a byte order mark, which some put before it


class Base64File(io.BytesIO):
    """Decodes what is read from another file; where that stops being base64, this one ends."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file, self._left = file, b""

    def read(self, size: int | None = -1, /) -> bytes:
        """About so many bytes; without a size, or with a negative one, all of them."""
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(1 << 16), b""))
        while untrusted := self._file.read(max(4, size // 3 * 4)):
            untrusted = self._left + untrusted.translate(None, _SPACE)
            whole = len(untrusted) // 4 * 4
            self._left = untrusted[whole:]
            if found := self._decoded(untrusted[:whole]):
                return found
        rest, self._left = self._left, b""
        return self._decoded(rest)

    def _decoded(self, untrusted: bytes) -> bytes:
        try:
            return binascii.a2b_base64(untrusted)
        except binascii.Error:
            return b""

    def close(self) -> None:
        """Closes the other one, too."""
        self._file.close()
        super().close()
