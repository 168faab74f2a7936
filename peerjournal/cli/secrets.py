"""Reads passphrases and recovery keys: from a file, from standard input, or asked for without showing them."""

import errno
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from peerjournal.model.errors import FileMissing, FileUnreadable, NotAllowed

STDIN = "-"
_LONGEST = 65_536  # bytes; a passphrase is a line and a recovery kit a page
_STREAM = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/(\d+)")


def first_line(name: str) -> str:
    """The first line of a file, or the next one of standard input for `-`, without its line end.

    Raises FileMissing, NotAllowed, FileUnreadable.
    """
    if name == STDIN:
        return _decoded(sys.stdin.buffer.readline(_LONGEST), name).rstrip("\r\n")
    with _opened(name) as file:
        return _decoded(file.readline(_LONGEST), name).rstrip("\r\n")


def whole_text(name: str) -> str:
    """All of a UTF-8 file, or what is left of standard input for `-`, without one last line end. Raises as above."""
    if name == STDIN:
        text = _decoded(sys.stdin.buffer.read(), name)
    else:
        with _opened(name) as file:
            text = _decoded(file.read(), name)
    return text.removesuffix("\n").removesuffix("\r")


def recovery_key(name: str) -> str:
    """The text of a file that holds a recovery key: the key, its 24 words, the kit, or an age identity file."""
    if name == STDIN:
        return whole_text(name)
    with _opened(name) as file:
        return _decoded(file.read(_LONGEST), name)


def ask(prompt: str) -> str:
    """A passphrase typed without being shown; where standard input is no terminal, its next line."""
    if sys.stdin is None or not sys.stdin.isatty():
        return first_line(STDIN)
    return ask_at_terminal(prompt)


def ask_at_terminal(prompt: str) -> str:
    """A passphrase typed at the terminal, even where standard input is something else."""
    import getpass

    return getpass.getpass(prompt + ": ")


def ask_twice(prompt: str) -> str:
    """A new passphrase, typed twice; once where standard input is no terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        return first_line(STDIN)
    while True:
        new = ask_at_terminal(prompt)
        if new == ask_at_terminal("The same again"):
            return new
        sys.stderr.write("Those two are not the same. Nothing was changed. Please type it again.\n")
        sys.stderr.flush()


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    path = Path(name)
    # A process that is not dumpable may not open its own /dev/fd files again; the descriptors are still there.
    stream = _STREAM.fullmatch(name)
    try:
        if stream is not None:
            file: BinaryIO = os.fdopen(os.dup(int(stream.group(1) or 0)), "rb")
        else:
            file = path.open("rb")
        with file:
            yield file
    except FileNotFoundError:
        raise FileMissing(path) from None
    except PermissionError:
        raise NotAllowed(path) from None
    except OSError as error:
        if error.errno == errno.EBADF:
            raise FileMissing(path) from None
        raise FileUnreadable(path, "not-a-file") from None


def _decoded(untrusted_bytes: bytes, name: str) -> str:
    try:
        return untrusted_bytes.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileUnreadable(Path(name), "not-text") from None
