"""What a source can be made of: one file, a folder, a zip, a tar; each lists its files and opens them in limits."""

import errno
import io
import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from peerjournal.model.errors import FileUnreadable

MOST_FILES = 200_000
LINK = -1
_LARGEST_DIRECTORY = 40 << 20  # bytes of a zip's central directory: half a million names
_LARGEST_MEMBER = 4 << 30
_RATIO, _RATIO_FROM = 400, 64 << 20  # text packs 3 to 10 times; what packs 400 times and is large is a bomb
_ANY_TIME = (1980, 1, 1, 0, 0, 0)
_MOST_BESIDE, _DEEPEST_BESIDE = 20_000, 3  # a file may have been chosen in a home folder
DAMAGED = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, ValueError, OverflowError, RuntimeError,
    NotImplementedError,
)  # fmt: skip


class Container(Protocol):
    """Where files lie."""

    def names(self) -> Iterator[tuple[str, int]]:
        """Names (relative, with '/') and sizes in bytes of the files inside; `LINK` is the size of what is not read."""

    def open(self, name: str) -> BinaryIO:
        """One of them, to be read."""

    def on_disk(self, name: str) -> Path | None:
        """Where one of them lies as a file of its own."""

    def close(self) -> None:
        """Nothing is read any more."""


def container(path: Path) -> tuple[str, Container]:
    """What lies at a path, by its content: ('file', 'folder', 'zip' or 'tar', its files). Raises FileUnreadable."""
    if path.is_dir():
        return "folder", Folder(path)
    if not path.is_file():
        raise FileUnreadable(path, "not-a-file")
    with path.open("rb") as file:
        untrusted_head = file.read(512)
    try:
        if untrusted_head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return "zip", _Zip(path)
        if untrusted_head[257:262] == b"ustar" or untrusted_head.startswith(b"\x1f\x8b"):
            return "tar", _Tar(path)
    except (*DAMAGED, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise FileUnreadable(path, "damaged-archive") from None
    return "file", _One(path)


class _One:
    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> Iterator[tuple[str, int]]:
        yield self._path.name, self._path.stat().st_size

    def open(self, name: str) -> BinaryIO:
        del name
        return self._path.open("rb")

    def on_disk(self, name: str) -> Path | None:
        del name
        return self._path

    def close(self) -> None:
        pass


class Folder:
    """A folder on the disk. No link is followed; devices and pipes are not among its files."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> Iterator[tuple[str, int]]:
        """See `Container`."""
        for number, (name, size, _) in enumerate(self._walked(), start=1):
            if number > MOST_FILES:
                raise FileUnreadable(self._path, "too-many-files")
            yield name, size

    def _walked(self) -> Iterator[tuple[str, int, int]]:
        for folder, folders, files in os.walk(self._path):
            folders.sort()
            below = Path(folder).relative_to(self._path)
            for name in [*files, *folders]:
                found = Path(folder, name).lstat()
                if stat.S_ISREG(found.st_mode) or stat.S_ISLNK(found.st_mode):
                    size = LINK if stat.S_ISLNK(found.st_mode) else found.st_size
                    yield (below / name).as_posix(), size, len(below.parts)
            if len(below.parts) > 60:
                folders.clear()

    def open(self, name: str) -> BinaryIO:
        """See `Container`."""
        return (self._path / name).open("rb")

    def on_disk(self, name: str) -> Path | None:
        """See `Container`."""
        return self._path / name

    def close(self) -> None:
        """See `Container`."""


class Surroundings(Folder):
    """The folder in which a chosen file lies: a short way into it, since it may be somebody's home."""

    def names(self) -> Iterator[tuple[str, int]]:
        """At most some thousand files, three folders deep."""
        for number, (name, size, depth) in enumerate(self._walked()):
            if number >= _MOST_BESIDE:
                return
            if depth <= _DEEPEST_BESIDE:
                yield name, size

    def _walked(self) -> Iterator[tuple[str, int, int]]:
        for folder, folders, files in os.walk(self._path):
            below = Path(folder).relative_to(self._path)
            folders[:] = sorted(one for one in folders if len(below.parts) < _DEEPEST_BESIDE and one[:1] != ".")
            for name in sorted(files):
                size = self.size_of((below / name).as_posix())
                if size is not None:
                    yield (below / name).as_posix(), size, len(below.parts)

    def size_of(self, untrusted_name: str) -> int | None:
        """The size of a file, or None where there is none, or a link on the way to it."""
        path, found = self._path, None
        try:
            for part in untrusted_name.split("/"):
                path = path / part
                found = path.lstat()
                if stat.S_ISLNK(found.st_mode):
                    return None
        except (OSError, ValueError):
            return None
        return found.st_size if found is not None and stat.S_ISREG(found.st_mode) else None


class _Zip:
    def __init__(self, path: Path) -> None:
        self._path = path
        _refuse_a_huge_directory(path)
        self._zip = zipfile.ZipFile(path)
        self._members: dict[str, zipfile.ZipInfo] = {}

    def names(self) -> Iterator[tuple[str, int]]:
        all_ = self._zip.infolist()
        # Some programs for Windows write their own separator, and then nowhere the one that zips should have.
        windows = not any("/" in one.filename for one in all_)
        for number, one in enumerate(all_):
            if number > MOST_FILES:
                raise FileUnreadable(self._path, "too-many-files")
            one.date_time = _ANY_TIME  # nobody asks, and of 100,000 files that is a fifth of the memory
            if one.filename and not one.is_dir():
                name = _as_meant(one)
                name = name.replace("\\", "/") if windows else name
                if not name.endswith("/"):
                    self._members[name] = one
                    yield name, LINK if stat.S_ISLNK(one.external_attr >> 16) else one.file_size

    def open(self, name: str) -> BinaryIO:
        one = self._members[name]
        if one.flag_bits & 1:
            raise FileUnreadable(self._path, "encrypted-archive")
        bomb = one.file_size > _RATIO_FROM and one.file_size > _RATIO * max(one.compress_size, 1)
        if bomb or one.file_size > _LARGEST_MEMBER:
            raise FileUnreadable(self._path, "too-large")
        try:
            return cast(BinaryIO, self._zip.open(one))
        except OSError as error:  # a directory that names a place before the file's beginning
            if error.errno != errno.EINVAL:
                raise
            raise FileUnreadable(self._path, "damaged-archive") from None

    def on_disk(self, name: str) -> Path | None:
        del name
        return None

    def close(self) -> None:
        self._zip.close()


def _as_meant(one: zipfile.ZipInfo) -> str:
    """A member's name: macOS writes UTF-8 without saying so, and then zips would have it in IBM's first letters."""
    if one.flag_bits & 0x800 or one.filename.isascii():
        return one.filename
    try:
        return one.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return one.filename


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
            elif one.issym() or one.islnk():
                yield one.name.removeprefix("./"), LINK

    def open(self, name: str) -> BinaryIO:
        file = self._tar.extractfile(self._members[name])
        return cast(BinaryIO, file) if file is not None else io.BytesIO()

    def on_disk(self, name: str) -> Path | None:
        del name
        return None

    def close(self) -> None:
        self._tar.close()
