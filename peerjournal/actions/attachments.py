"""Files that hang on entries: put in, read, and copied out again."""

import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from peerjournal.actions.entries import save
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.files import whole_file, worded
from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry
from peerjournal.model.errors import FileMissing, FileUnreadable
from peerjournal.model.ids import new_id
from peerjournal.model.text import tidy_file_name
from peerjournal.vault.vault import Vault

_PIECE = 1 << 20


def attach(vault: Vault, entry: Entry, path: Path, progress: Progress = no_progress) -> Entry:
    """Copies a file into the vault and hangs it on an entry, which is saved. The file itself stays as it is.

    Raises FileMissing, FileUnreadable (a folder or device), NotAllowed, DiskFull.
    """
    return attach_all(vault, entry, [path], progress)


def attach_all(vault: Vault, entry: Entry, paths: Sequence[Path], progress: Progress = no_progress) -> Entry:
    """Hangs several files (or none) on an entry, which is saved once: all of them, or nothing. Raises as `attach`."""
    with vault.transaction():
        for path in paths:
            with worded(path):
                if not path.exists():
                    raise FileMissing(path)
                if not path.is_file():
                    raise FileUnreadable(path, "not-a-file")
                entry = _hung(vault, entry, path.name, _pieces(path, progress))
        return save(vault, entry)


def attach_bytes(vault: Vault, entry: Entry, name: str, data: bytes) -> Entry:
    """Hangs bytes (a pasted picture) on an entry under a name."""
    with vault.transaction():
        return save(vault, _hung(vault, entry, name, [data]))


def read(vault: Vault, attachment: Attachment) -> bytes:
    """All bytes of an attachment, proven. Raises RowDamaged."""
    return b"".join(vault.attachments.read(attachment.sha256))


def pieces(vault: Vault, attachment: Attachment) -> Iterator[bytes]:
    """The bytes in pieces of at most 1 MiB. Raises RowDamaged."""
    return vault.attachments.read(attachment.sha256)


def save_copy(vault: Vault, attachment: Attachment, path: Path) -> None:
    """Writes an attachment as an ordinary, unencrypted file. Raises FileExists, DiskFull, NotAllowed, RowDamaged."""
    with whole_file(path, replace=False) as file:
        for piece in vault.attachments.read(attachment.sha256):
            file.write(piece)


def media_type(name: str) -> str:
    """The media type that a file's name promises."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _hung(vault: Vault, entry: Entry, untrusted_name: str, data: Iterable[bytes]) -> Entry:
    name = tidy_file_name(untrusted_name)
    sha256, size = vault.attachments.add(data)
    attachment = Attachment(new_id(), name, media_type(name), size, sha256)
    return replace(entry, attachments=(*entry.attachments, attachment))


def _pieces(path: Path, progress: Progress) -> Iterator[bytes]:
    done, total = 0, path.stat().st_size
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            done += len(piece)
            yield piece
            progress(done, total)
