"""The attachment: a file that belongs to an entry."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file's description: `size` in bytes, `sha256` of its bytes in hex. The bytes are stored once per sha256."""

    id: str
    name: str
    media_type: str
    size: int
    sha256: str
