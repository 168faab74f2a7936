"""An export that leaves encrypted: an age file of the one file it is, or of a tar of all it is."""

import io
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from peerjournal.actions import export_beside
from peerjournal.actions.export_formats import Format
from peerjournal.actions.going import Going
from peerjournal.crypto import AgeWriter, Passphrase, Recipient, encrypt_stream
from peerjournal.crypto.errors import CryptoError
from peerjournal.files import whole_file
from peerjournal.formats import markdown
from peerjournal.model.errors import BadValue, EmptyPassphrase
from peerjournal.model.form import markdown_path
from peerjournal.vault import keyslots
from peerjournal.vault.vault import Vault

WORK_FACTOR = 18  # 2^18, as age itself writes


@dataclass(frozen=True, slots=True)
class Seal:
    """Who can open it: somebody with an age key (`age1...`), or who knows a passphrase. Exactly one of them."""

    recipient: str = ""
    passphrase: str = ""


def write(vault: Vault, dest: Path, kind: Format, going: Going, seal: Seal) -> None:
    """Writes `dest`; nothing unencrypted touches the disk. Raises BadValue, EmptyPassphrase, DiskFull, NotAllowed."""
    key = key_for(seal)
    with whole_file(dest, replace=False) as file, encrypt_stream(file, [key]) as age:
        sink = cast(BinaryIO, _Sink(age))
        several = export_beside.names(going.terms) or not (kind.files_inside or _is_bare(going))
        if kind.write is None or several:
            _tar(vault, sink, dest, kind, going)
        else:
            kind.write(sink, going, vault.attachments)


def key_for(seal: Seal) -> Recipient | Passphrase:
    """What age encrypts to. Raises BadValue, EmptyPassphrase."""
    if seal.recipient:
        try:
            return Recipient.from_text(seal.recipient.strip())
        except (CryptoError, ValueError):
            raise BadValue("the key to encrypt to", "an age key that begins with age1") from None
    if not seal.passphrase:
        raise EmptyPassphrase
    return Passphrase(keyslots.passphrase_bytes(seal.passphrase), WORK_FACTOR)


def _is_bare(going: Going) -> bool:
    return all(not going.files for _ in going.entries())


class _Sink:
    """What zip and tar want beside `write`."""

    def __init__(self, age: AgeWriter) -> None:
        self._age = age

    def write(self, data: bytes) -> int:
        """Encrypts."""
        return self._age.write(data)

    def flush(self) -> None:
        """A chunk is written when it is full."""


class _Counting(io.RawIOBase):
    size = 0

    def writable(self) -> bool:
        """It takes everything."""
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Only counts."""
        self.size += len(data)
        return len(data)


def _tar(vault: Vault, sink: BinaryIO, dest: Path, kind: Format, going: Going) -> None:
    stem = dest.name.removesuffix(".age")
    with tarfile.open(fileobj=sink, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        if kind.write is None:
            for one in going.entries():
                text = markdown.text(one)
                _put(tar, markdown_path(one.entry), len(text), partial(_write, text))
            folder = markdown.FILES
        else:
            # A tar says each size before the content: the first time it is only counted.
            counting = cast(BinaryIO, _Counting())
            kind.write(counting, going, vault.attachments)
            size = cast(_Counting, counting).size
            write = kind.write
            _put(tar, stem, size, lambda file: write(file, going, vault.attachments))
            folder = f"{Path(stem).stem}-files"
        for place, sha256 in going.places(ending=kind.write is None).items():
            size = sum(len(piece) for piece in vault.attachments.read(sha256))
            _put(tar, f"{folder}/{place}", size, partial(_copy, vault, sha256))
        for name, data in export_beside.files(vault, going).items():
            place = name if kind.write is None else f"{Path(stem).stem}-{name}"
            _put(tar, place, len(data), partial(_write, data))


def _put(tar: tarfile.TarFile, name: str, size: int, fill: Callable[[BinaryIO], object]) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, 946_684_800
    tar.addfile(info)
    assert tar.fileobj is not None  # noqa: S101 - an open tar has one
    fill(cast(BinaryIO, tar.fileobj))
    tar.fileobj.write(bytes(-size % tarfile.BLOCKSIZE))
    tar.offset += size + -size % tarfile.BLOCKSIZE


def _write(data: bytes, file: BinaryIO) -> None:
    file.write(data)


def _copy(vault: Vault, sha256: str, file: BinaryIO) -> None:
    for piece in vault.attachments.read(sha256):
        file.write(piece)
