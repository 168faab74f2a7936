"""What an exporter is handed: entries as they may leave, with the names that go with them, and their files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Leaving:
    """An entry without what has to stay; `group` is its group's name, `meeting` that meeting's moment in ISO 8601."""

    entry: Entry
    group: str | None = None
    meeting: str | None = None


class Files(Protocol):
    """The bytes of attachments."""

    def read(self, sha256: str) -> Iterator[bytes]:
        """One file in pieces. Raises RowDamaged."""


def whole_file_of(files: Files, attachment: Attachment) -> bytes:
    """All bytes of an attachment, for formats that hold it inside."""
    return b"".join(files.read(attachment.sha256))
