"""What a person chose to import: a file, a folder, a zip or a tar, read in place and within limits.

Nothing is unpacked to the disk, no link is followed, and no name leads out of what was chosen. All content and all
names are untrusted.
"""

import io
import os
import re
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, Self, cast

from peerjournal.model.errors import FileUnreadable

HEAD = 64 << 10
MOST_FILES = 200_000
LARGEST_TEXT = 256 << 20  # bytes of one file that is read whole; a lifetime of entries has 80 MB
_LARGEST_DIRECTORY = 40 << 20  # bytes of a zip's central directory: half a million names
_LARGEST_MEMBER = 4 << 30
_RATIO, _RATIO_FROM = 400, 64 << 20  # text packs 3 to 10 times; what packs 400 times and is large is a bomb
# What systems leave between a person's files.
_JUNK = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)")


class _Container(Protocol):
    def names(self) -> Iterator[tuple[str, int]]:
        """Names (relative, with '/') and sizes in bytes of the files inside."""

    def open(self, name: str) -> BinaryIO:
        """One of them, to be read."""

    def close(self) -> None:
        """Nothing is read any more."""


class Source:
    """A file, folder or archive that was chosen. `kind` is 'file', 'folder', 'zip' or 'tar'.

    `names` are the files in it, sorted, relative, with '/'; of a single file, its own name. Names that lead outside,
    links, devices and what systems leave behind are not among them. Raises FileUnreadable for what can't be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kind, self._container = _opened(path)
        try:
            found = {name: size for name, size in self._container.names() if _is_plain(name)}
        except (zipfile.BadZipFile, tarfile.TarError, EOFError, ValueError, NotImplementedError):
            raise FileUnreadable(path, "damaged-archive") from None
        self._sizes = dict(sorted(found.items()))

    @property
    def name(self) -> str:
        """The last part of the path that was chosen."""
        return self.path.name

    @property
    def names(self) -> tuple[str, ...]:
        """The files in it."""
        return tuple(self._sizes)

    @property
    def is_file(self) -> bool:
        """One file, and no archive."""
        return self.kind == "file"

    def __contains__(self, name: object) -> bool:
        return name in self._sizes

    def size(self, name: str) -> int:
        """Bytes of one file, as its container says."""
        return self._sizes[name]

    def open(self, name: str) -> BinaryIO:
        """One of `names`, to be read. Raises FileUnreadable."""
        try:
            return self._container.open(name)
        except (zipfile.BadZipFile, tarfile.TarError, EOFError, ValueError, RuntimeError, NotImplementedError):
            raise FileUnreadable(self.path, "damaged-archive") from None

    def read(self, name: str, most: int = LARGEST_TEXT) -> bytes:
        """The whole of one file. Raises FileUnreadable for one of more than `most` bytes, and for a damaged one."""
        if self.size(name) > most:
            raise FileUnreadable(self.path, "too-large")
        return self._some(name, most + 1, most)

    def head(self, name: str | None = None, most: int = HEAD) -> bytes:
        """The first bytes of one file; of the single one by default ('' for a folder or archive)."""
        if name is None and not self.is_file:
            return b""
        return self._some(name or self.name, most, most)

    def _some(self, name: str, number: int, most: int) -> bytes:
        try:
            with self.open(name) as file:
                untrusted = file.read(number)
        except (zipfile.BadZipFile, tarfile.TarError, EOFError, ValueError, RuntimeError, NotImplementedError):
            raise FileUnreadable(self.path, "damaged-archive") from None
        if len(untrusted) > most:
            raise FileUnreadable(self.path, "too-large")
        return untrusted

    @cached_property
    def beside(self) -> "Source":
        """For a single file: the folder it lies in, where its attachments may be (`photos/x.jpeg`)."""
        return Source(self.path.parent) if self.is_file else self

    def close(self) -> None:
        """Lets go of the archive; files of it that are open stay so."""
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _opened(path: Path) -> tuple[str, _Container]:
    if path.is_dir():
        return "folder", _Folder(path)
    if not path.is_file():
        raise FileUnreadable(path, "not-a-file")
    with path.open("rb") as file:
        untrusted_head = file.read(512)
    try:
        if untrusted_head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return "zip", _Zip(path)
        if untrusted_head[257:262] == b"ustar" or untrusted_head.startswith(b"\x1f\x8b"):
            return "tar", _Tar(path)
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, ValueError, OverflowError):
        raise FileUnreadable(path, "damaged-archive") from None
    return "file", _One(path)


def _is_plain(untrusted_name: str) -> bool:
    """A relative name without '..', drive, NUL or surrogates, that is no leftover of a system."""
    parts = PurePosixPath(untrusted_name).parts
    if not parts or untrusted_name.startswith("/") or ".." in parts or "\\" in untrusted_name or len(parts) > 60:
        return False
    return untrusted_name.isprintable() and ":" not in parts[0] and not _JUNK.search(untrusted_name)


class _One:
    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> Iterator[tuple[str, int]]:
        yield self._path.name, self._path.stat().st_size

    def open(self, name: str) -> BinaryIO:
        del name
        return self._path.open("rb")

    def close(self) -> None:
        pass


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> Iterator[tuple[str, int]]:
        number = 0
        for folder, folders, files in os.walk(self._path):
            folders.sort()
            for name in files:
                path = Path(folder, name)
                found = path.lstat()
                if stat.S_ISREG(found.st_mode):
                    yield path.relative_to(self._path).as_posix(), found.st_size
                    number += 1
                    if number > MOST_FILES:
                        raise FileUnreadable(self._path, "too-many-files")

    def open(self, name: str) -> BinaryIO:
        return (self._path / name).open("rb")

    def close(self) -> None:
        pass


class _Zip:
    def __init__(self, path: Path) -> None:
        self._path = path
        _refuse_a_huge_directory(path)
        self._zip = zipfile.ZipFile(path)

    def names(self) -> Iterator[tuple[str, int]]:
        for number, one in enumerate(self._zip.infolist()):
            if number > MOST_FILES:
                raise FileUnreadable(self._path, "too-many-files")
            if not one.is_dir() and not stat.S_ISLNK(one.external_attr >> 16):
                yield one.filename, one.file_size

    def open(self, name: str) -> BinaryIO:
        one = self._zip.getinfo(name)
        if one.flag_bits & 1:
            raise FileUnreadable(self._path, "encrypted-archive")
        bomb = one.file_size > _RATIO_FROM and one.file_size > _RATIO * max(one.compress_size, 1)
        if bomb or one.file_size > _LARGEST_MEMBER:
            raise FileUnreadable(self._path, "too-large")
        return cast(BinaryIO, self._zip.open(one))

    def close(self) -> None:
        self._zip.close()


def _refuse_a_huge_directory(path: Path) -> None:
    """Reads the end record (APPNOTE 4.3.16) by itself: Python's reader takes all of the directory into memory."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - (66 << 10)))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    size = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if size > _LARGEST_DIRECTORY:
        raise FileUnreadable(path, "too-many-files")


class _Tar:
    """A tar, plain or gzipped. A gzipped one is read from its start for every file, so it is meant for small ones."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tar = tarfile.open(path, "r:*")  # noqa: SIM115 - lives as long as this
        self._members: dict[str, tarfile.TarInfo] = {}

    def names(self) -> Iterator[tuple[str, int]]:
        total = 0
        for number, one in enumerate(self._tar):
            total += one.size
            if number > MOST_FILES or total > _RATIO * max(self._path.stat().st_size, 1 << 20):
                raise FileUnreadable(self._path, "too-many-files")
            if one.isreg():
                name = one.name.removeprefix("./")
                self._members[name] = one
                yield name, one.size

    def open(self, name: str) -> BinaryIO:
        file = self._tar.extractfile(self._members[name])
        return cast(BinaryIO, file) if file is not None else io.BytesIO()

    def close(self) -> None:
        self._tar.close()
