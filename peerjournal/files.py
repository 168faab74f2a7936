"""Writes files so that they are whole or not there: beside, fsynced, renamed. For this person's eyes only."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from peerjournal.model.errors import DiskFull, FileExists, FileMissing, NotAllowed, StorageFailed, WorldError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_FAILED = {errno.EIO, errno.ENXIO, errno.ENODEV, getattr(errno, "ESTALE", errno.EIO)}
# A name that no file can have here: too long, with a character this disk does not know, or below a file.
_NO_NAME = {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ELOOP, errno.ENOTDIR, errno.EISDIR}


def world_error(error: OSError, path: Path) -> WorldError | None:
    """The world's error that an OSError stands for, or None if it is none of those we know."""
    if error.errno in _FULL:
        return DiskFull(path.parent)
    if error.errno in _REFUSED:
        return NotAllowed(path)
    if error.errno in _FAILED:
        return StorageFailed(path.parent)
    return None


@contextlib.contextmanager
def worded(path: Path) -> Iterator[None]:
    """Raises DiskFull, NotAllowed and StorageFailed in place of the OSErrors that mean them."""
    try:
        yield
    except OSError as error:
        known = world_error(error, path)
        if known is None:
            raise
        raise known from None


@contextlib.contextmanager
def whole_file(path: Path, *, replace: bool = True) -> Iterator[BinaryIO]:
    """A new binary file (mode 0600) that appears at `path` only when the block ends without an error.

    Written as `<name>.part`, fsynced, renamed, and the folder fsynced. On any error the part is removed and what was
    at `path` stays. Raises DiskFull, NotAllowed, StorageFailed, FileMissing (the folder), FileExists (with
    `replace=False`).
    """
    part = path.with_name(path.name + ".part")
    with worded(path):
        handle = _fresh(part, path)
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if not replace and os.path.lexists(path):
                raise FileExists(path)
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
        fsync_folder(path.parent)


def _fresh(part: Path, path: Path) -> int:
    """A new file for this person only: one that is left there may be open to others, or be somebody else's."""
    try:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
        return os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | NO_FOLLOW, 0o600)
    except FileNotFoundError:
        raise FileMissing(path.parent) from None
    except OSError as error:
        if error.errno in _NO_NAME:
            raise NotAllowed(path) from None
        raise


NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Writes `data` to `path` as `whole_file` does."""
    with whole_file(path, replace=replace) as file:
        file.write(data)


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A new file (mode 0600) that is not yet durable: for a folder which `settle` makes so before it gets its name."""
    with worded(path), os.fdopen(_fresh(path, path), "wb") as file:
        yield file


def write_new(path: Path, data: bytes) -> None:
    """Writes `data` to `path` as `new_file` does."""
    with new_file(path) as file:
        file.write(data)


def settle(folder: Path) -> None:
    """Makes all below a folder durable, at the end: thousands of small files, one by one, take ten times longer."""
    with worded(folder):
        if _sync_disk_of(folder):
            return
        for inner, _, names in os.walk(folder, topdown=False):
            for name in names:
                handle = os.open(Path(inner, name), os.O_RDWR | NO_FOLLOW)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)
            fsync_folder(Path(inner))


def _sync_disk_of(folder: Path) -> bool:
    """Has the whole disk a folder lies on written out, in one step; says whether this system can (syncfs of Linux)."""
    if sys.platform != "linux":
        return False
    import ctypes  # takes long to import

    try:
        call = ctypes.CDLL(None, use_errno=True).syncfs
    except AttributeError:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(handle)
    return True


def fsync_folder(folder: Path) -> None:
    """Makes renames within a folder durable (where the system can: Windows cannot, and needs not)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def named(folder: Path, begins: str | tuple[str, ...], ends: str) -> list[Path]:
    """What in a folder is called so, in no order; nothing where it cannot be listed. Opening a journal asks this three
    times, and `Path.glob` takes a third of a millisecond to understand its pattern.
    """
    try:
        names = os.listdir(folder)  # noqa: PTH208 - `iterdir` makes a path of every name
    except OSError:
        return []
    return [folder / name for name in names if name.startswith(begins) and name.endswith(ends)]


def private_folder(folder: Path) -> Path:
    """Makes a folder (and its parents) for this person only, mode 0700, and returns it."""
    with worded(folder):
        try:
            missing = [one for one in (folder, *folder.parents) if not one.exists()]
            for one in reversed(missing):
                one.mkdir(mode=0o700, exist_ok=True)
                fsync_folder(one.parent)  # each is a name in the one before it
        except OSError as error:
            if error.errno in _NO_NAME or isinstance(error, FileExistsError):
                raise NotAllowed(folder) from None
            raise
    return folder
