"""What a person chose to import: a file, a folder, a zip or a tar, read in place and within limits.

Nothing is unpacked to the disk, no link is followed, and no name leads out of what was chosen. All content and all
names are untrusted.
"""

import codecs
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Self

from peerjournal.formats.containers import DAMAGED, LINK, Container, Folder, Surroundings, container
from peerjournal.model.errors import FileUnreadable

HEAD = 64 << 10
LARGEST_TEXT = 256 << 20  # bytes of one file that is read whole; a lifetime of entries has 80 MB
# Drives, control characters, lone surrogates. Joiners and odd spaces are in the names of many files.
_NO_NAME = re.compile(r"\A[A-Za-z]:|[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# What systems leave between a person's files.
_JUNK = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)")


class Source:
    """A file, folder or archive that was chosen. `kind` is 'file', 'folder', 'zip' or 'tar'.

    `names` are the files in it, sorted, relative, with '/'; of a single file, its own name. Names that lead outside,
    links, devices and what systems leave behind are not among them; `refused` counts the first. Raises FileUnreadable
    for what can't be opened.
    """

    def __init__(self, path: Path) -> None:
        self._begin(path, *container(path))
        self._list()

    def _begin(self, path: Path, kind: str, files: Container) -> None:
        self.path, self.kind, self._container = path, kind, files
        self.refused = 0
        self._head: bytes | None = None

    def _list(self) -> dict[str, int]:
        plain: dict[str, int] = {}
        try:
            for name, size in self._container.names():
                if size != LINK and _is_plain(name):
                    plain[name] = size
                elif not _JUNK.search(name):
                    self.refused += 1
        except DAMAGED:
            raise FileUnreadable(self.path, "damaged-archive") from None
        self._sizes = dict(sorted(plain.items()))
        return self._sizes

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
        if name not in self._sizes:  # an importer of single files was told to read a folder
            raise FileUnreadable(self.path, "unknown-format")
        return self._sizes[name]

    def open(self, name: str) -> BinaryIO:
        """One of `names`, to be read. Raises FileUnreadable."""
        if name not in self:
            raise FileUnreadable(self.path, "unknown-format")
        try:
            return self._container.open(name)
        except DAMAGED:
            raise FileUnreadable(self.path, "damaged-archive") from None

    def on_disk(self, name: str) -> Path | None:
        """Where one of `names` lies as a file of its own; None for what is in an archive."""
        if self.size(name) > LARGEST_TEXT:
            raise FileUnreadable(self.path, "too-large")
        return self._container.on_disk(name)

    def read(self, name: str, most: int = LARGEST_TEXT) -> bytes:
        """The whole of one file. Raises FileUnreadable for one of more than `most` bytes, and for a damaged one."""
        if self.size(name) > most:
            raise FileUnreadable(self.path, "too-large")
        return self._some(name, most + 1, most)

    def head(self, name: str | None = None, most: int = HEAD) -> bytes:
        """The first bytes of one file; of the single one by default ('' for a folder or archive).

        A text in UTF-16 that says so is given in UTF-8: importers look for what begins their form.
        """
        if name is None and not self.is_file:
            return b""
        if not self.is_file or most > HEAD:
            return _in_utf8(self._some(name or self.name, most, most))
        if self._head is None:  # every importer asks for it
            self._head = _in_utf8(self._some(self.name, HEAD, HEAD))
        return self._head[:most]

    def _some(self, name: str, number: int, most: int) -> bytes:
        try:
            with self.open(name) as file:
                untrusted = file.read(number)
        except DAMAGED:
            raise FileUnreadable(self.path, "damaged-archive") from None
        if len(untrusted) > most:
            raise FileUnreadable(self.path, "too-large")
        return untrusted

    @cached_property
    def beside(self) -> "Source":
        """For a single file: the folder it lies in, where its attachments may be (`photos/x.jpeg`)."""
        return _Beside(self.path.parent) if self.is_file else self

    def folders(self) -> tuple[str, ...]:
        """The folders directly in it, by name."""
        return tuple(dict.fromkeys(name.partition("/")[0] for name in self._sizes if "/" in name))

    def within(self, folder: str) -> "Source":
        """A folder of it as a source of its own."""
        return _Part(self, f"{folder}/")

    def single(self, name: str) -> "Source":
        """One file of it as a source of its own; on the disk that may be an archive."""
        return Source(self.path / name) if isinstance(self._container, Folder) else _Single(self, name)

    def close(self) -> None:
        """Lets go of the archive; files of it that are open stay so."""
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Below:
    """The files of another source whose names begin alike, without that beginning."""

    def __init__(self, whole: Source, prefix: str, only: str = "") -> None:
        self._whole, self._prefix, self._only = whole, prefix, only

    def names(self) -> Iterator[tuple[str, int]]:
        for name in (self._only,) if self._only else self._whole.names:
            if name.startswith(self._prefix):
                yield name[len(self._prefix) :], self._whole.size(name)

    def open(self, name: str) -> BinaryIO:
        return self._whole.open(self._prefix + name)

    def on_disk(self, name: str) -> Path | None:
        return self._whole.on_disk(self._prefix + name)

    def close(self) -> None:
        """Whoever opened the whole closes it."""


class _Part(Source):
    def __init__(self, whole: Source, prefix: str) -> None:
        on_disk = isinstance(whole._container, Folder)  # noqa: SLF001 - the same class
        files: Container = Folder(whole.path / prefix) if on_disk else _Below(whole, prefix)
        self._begin(whole.path / prefix, "folder", files)
        self._sizes = dict(_Below(whole, prefix).names())


class _Single(Source):
    def __init__(self, whole: Source, name: str) -> None:
        folder = name[: name.rfind("/") + 1]
        self._begin(whole.path / name, "file", _Below(whole, folder, name))
        self._sizes = {name[len(folder) :]: whole.size(name)}
        self._whole, self._folder = whole, folder

    @cached_property
    def beside(self) -> Source:
        return _Part(self._whole, self._folder)


class _Beside(Source):
    """What lies around a chosen file; looked through only when an importer asks for names."""

    def __init__(self, path: Path) -> None:
        self._around = Surroundings(path)
        self._begin(path, "folder", self._around)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._all)

    @cached_property
    def _all(self) -> dict[str, int]:
        return self._list()

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and _is_plain(name) and self._around.size_of(name) is not None

    def size(self, name: str) -> int:
        size = self._around.size_of(name)
        if size is None:
            raise FileUnreadable(self.path / name, "not-a-file")
        return size


def _in_utf8(untrusted: bytes) -> bytes:
    if not untrusted.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or untrusted[2:4] == b"\0\0":
        return untrusted
    return untrusted[: len(untrusted) & ~1].decode("utf-16", "ignore").encode("utf-8", "ignore")


def _is_plain(untrusted_name: str) -> bool:
    """A relative name without '..', drive, control characters or surrogates, that is no leftover of a system."""
    parts = PurePosixPath(untrusted_name).parts
    if not parts or untrusted_name.startswith("/") or ".." in parts or "\\" in untrusted_name or len(parts) > 60:
        return False
    return _NO_NAME.search(untrusted_name) is None and not _JUNK.search(untrusted_name)
