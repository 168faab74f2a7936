"""One run of the terminal face: which journal, how it is opened, and how it answers."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TextIO

from peerjournal.actions import tending, vaults, wording
from peerjournal.actions.ahead import Begun
from peerjournal.cli import secrets
from peerjournal.cli.text import clean, one_line
from peerjournal.model.errors import NoVault, WorldError, WrongPassphrase

_NAMED_BY = "PEERJOURNAL_PASSPHRASE_FILE"
_AT_ONCE = 200  # lines written together


class Session:
    """What the global options said; None and False where they said nothing. A key may be `begun` already."""

    def __init__(self, begun: Begun | None = None) -> None:
        self.vault: str | None = None
        self.passphrase_file: str | None = None
        self.recovery_key: str | None = None
        self.json = False
        self.takes_text_from_stdin = False
        self._begun = begun

    @property
    def folder(self) -> Path:
        """The journal's folder."""
        return Path(self.vault) if self.vault else vaults.default_folder()

    def passphrase(self, prompt: str = "Passphrase") -> str:
        """The passphrase, from wherever it was said to come from."""
        name = self._passphrase_file()
        if name:
            return secrets.first_line(name)
        if self.takes_text_from_stdin and sys.stderr.isatty():
            return secrets.ask_at_terminal(prompt)  # standard input is the text, and somebody is there to ask
        return secrets.ask(prompt)

    def new_passphrase(self, name: str | None = None) -> str:
        """A new passphrase: from the file named, else from where the passphrase comes from, else typed twice."""
        if name:
            return secrets.first_line(name)
        if self._passphrase_file() == secrets.STDIN:
            return secrets.first_line(secrets.STDIN)
        return secrets.ask_twice("New passphrase")

    def first_passphrase(self) -> str:
        """The passphrase for a vault that is being made."""
        name = self._passphrase_file()
        return secrets.first_line(name) if name else secrets.ask_twice("New passphrase")

    def _passphrase_file(self) -> str | None:
        return self.passphrase_file or os.environ.get(_NAMED_BY) or None

    @contextmanager
    def open_vault(self, *, mention_kit: bool = False) -> Iterator[vaults.Vault]:
        """The open vault, locked again when the block ends; what the person should hear goes to standard error.

        That there is no kit is said only where `mention_kit` asks for it, and only after all went well.
        """
        folder = self.folder
        if not vaults.exists(folder):
            raise NoVault(folder)
        if self.recovery_key:
            vault = vaults.unlock_with_recovery(folder, secrets.recovery_key(self.recovery_key))
        else:
            passphrase = self.passphrase()
            if not passphrase:
                raise WrongPassphrase  # rather than a word about choosing one
            vault = vaults.unlock(folder, passphrase, begun=self._begun)
        notices = vaults.notices(vault)
        try:
            for notice in notices:
                if notice.kind != "kit-missing":
                    say(wording.notice(notice))
            yield vault
            tending.tend(vault, time.process_time())
        finally:
            vaults.lock(vault)
        if mention_kit:
            for notice in notices:
                if notice.kind == "kit-missing":
                    say(wording.notice(notice))

    def answer(self, document: object, plain: Iterable[str]) -> None:
        """The command's result on standard output: the document with `--json`, else lines for a person."""
        _clear_line()
        if self.json:
            write_json([json_text(document), "\n"])
        else:
            lines = iter(plain)
            while some := list(islice(lines, _AT_ONCE)):
                write("".join(f"{clean(line)}\n" for line in some))

    def progress(self, doing: str, *, percent: bool = False) -> Callable[[int, int], None]:
        """Shows how far long work has come, on a terminal only, on a line that whatever comes next writes over."""
        shown, visible = "", sys.stderr.isatty()

        def show(done: int, total: int) -> None:
            nonlocal shown
            if not visible:
                return
            far = f"{done} %" if percent else f"{done:,} of {total:,}" if total else f"{done:,}"
            text = f"{doing}: {far}"
            if text != shown:
                write(f"\r{text}\x1b[K", sys.stderr)
                shown = text

        return show


def write(text: str, stream: TextIO | None = None) -> None:
    """Writes at once, on standard output if nothing else is said."""
    stream = sys.stdout if stream is None else stream
    stream.write(text)
    stream.flush()


def say(text: str) -> None:
    """One line for a person, on standard error."""
    _clear_line()
    write(one_line(text) + "\n", sys.stderr)


def _clear_line() -> None:
    """Takes a line of progress off a terminal."""
    if sys.stderr.isatty():
        write("\r\x1b[K", sys.stderr)


def say_error(error: WorldError) -> None:
    """The sentence for an error, on standard error."""
    say(wording.sentence(error))


def json_text(document: object) -> str:
    """JSON with readable characters; line feeds within it are escaped, so the text is one line."""
    return json.dumps(document, ensure_ascii=False)


def write_json(parts: Iterable[str]) -> None:
    """Writes JSON as UTF-8, whatever encoding the terminal has.

    A file name that is not UTF-8 arrives here as lone surrogates; written as \\udcXX they are still JSON.
    """
    sys.stdout.flush()
    stream = sys.stdout.buffer
    for part in parts:
        stream.write(part.encode("utf-8", "backslashreplace"))
    stream.flush()
