"""Puts a finished vault's folder in the place of another, which is kept: at no moment is there none."""

import ctypes
import itertools
import os
import sys
from pathlib import Path

from peerjournal.files import fsync_folder

_HERE = -100  # AT_FDCWD, linux/fcntl.h
_EXCHANGE = 2  # RENAME_EXCHANGE, linux/fs.h


def put_in_place(new: Path, into: Path) -> Path | None:
    """Gives the folder `new` the name `into`, in the same folder. What had that name is kept; where, is the result."""
    before = None
    if not into.exists():
        new.rename(into)
    elif not any(into.iterdir()):
        into.rmdir()
        new.rename(into)
    else:
        before = _free_name(into)
        _change_places(new, into, before)
    fsync_folder(into.parent)
    return before


def _change_places(new: Path, into: Path, before: Path) -> None:
    """`into` becomes `before`, `new` becomes `into`."""
    new.rename(before)
    if _exchange(before, into):
        return
    # Not to be had on this system: for an instant neither is in place, but both are whole, side by side.
    before.rename(new)
    into.rename(before)
    try:
        new.rename(into)
    except BaseException:
        before.rename(into)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Lets two folders change names in one step; says whether this system can. Source: rename(2) of Linux."""
    if sys.platform != "linux":
        return False
    try:
        call = ctypes.CDLL(None).renameat2
    except AttributeError:  # a C library older than this call
        return False
    return bool(call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _free_name(into: Path) -> Path:
    numbers = itertools.chain([""], (f"-{number}" for number in itertools.count(2)))
    names = (into.with_name(f"{into.name}-before-restore{number}") for number in numbers)
    return next(name for name in names if not os.path.lexists(name))
