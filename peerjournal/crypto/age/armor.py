"""An age file as text that survives being pasted into a message.

Format: https://age-encryption.org/v1, "ASCII armor": strict PEM (RFC 7468, figure 3) in which only white
space around it and CRLF line ends are tolerated, so that nobody can smuggle a second file past the reader.
"""

import base64
import binascii

from peerjournal.crypto.age.streams import Ahead, Readable, Writable, write_fully
from peerjournal.crypto.errors import AgeArmorDamaged

_BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END = b"-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64
_LINE_BYTES = 48
_MOST_WHITE_SPACE = 1024


class ArmorReader:
    """The binary age file inside an armored one. Making one and reading it raise AgeArmorDamaged."""

    def __init__(self, source: Readable) -> None:
        self._source = Ahead(source)
        self._decoded = bytearray()
        self._expects_end = self._ended = False
        left = _MOST_WHITE_SPACE
        while not (line := self._source.line(left)).strip():
            left -= len(line)
            if not line:  # the source has ended, or the white space does not
                raise AgeArmorDamaged
        if _without_end(line) != _BEGIN:
            raise AgeArmorDamaged

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, and none only after a whole and proper end."""
        while len(self._decoded) < size and not self._ended:
            self._read_line()
        data = bytes(self._decoded[:size])
        del self._decoded[:size]
        return data

    def _read_line(self) -> None:
        line = _without_end(self._source.line(_COLUMNS + len(b"\r\n")))
        if line == _END:
            rest = self._source.peek(_MOST_WHITE_SPACE + 1)
            if rest.strip() or len(rest) > _MOST_WHITE_SPACE:
                raise AgeArmorDamaged
            self._ended = True
            return
        if self._expects_end or not line or len(line) > _COLUMNS:
            raise AgeArmorDamaged
        try:
            data = base64.b64decode(line, validate=True)
        except binascii.Error:
            raise AgeArmorDamaged from None
        if base64.b64encode(data) != line:  # bits left over that mean nothing
            raise AgeArmorDamaged
        self._expects_end = len(data) < _LINE_BYTES
        self._decoded += data


class ArmorWriter:
    """Writes what it is given as text; `close` writes the last line, and leaves the sink open."""

    def __init__(self, sink: Writable) -> None:
        self._sink = sink
        self._rest = b""
        write_fully(sink, _BEGIN + b"\n")

    def write(self, data: bytes | memoryview, /) -> int:
        """Write all of `data`, but for what does not fill a line yet."""
        whole = self._rest + data
        end = len(whole) - len(whole) % _LINE_BYTES
        self._rest = whole[end:]
        self._put_lines(whole[:end])
        return len(data)

    def close(self) -> None:
        """Write the line that is not full, and the end."""
        self._put_lines(self._rest)
        write_fully(self._sink, _END + b"\n")

    def _put_lines(self, data: bytes) -> None:
        text = base64.b64encode(data)
        lines = [text[start : start + _COLUMNS] + b"\n" for start in range(0, len(text), _COLUMNS)]
        write_fully(self._sink, b"".join(lines))


def _without_end(line: bytes) -> bytes:
    return line.removesuffix(b"\n").removesuffix(b"\r")
