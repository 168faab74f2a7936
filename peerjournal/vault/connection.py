"""Opens the SQLCipher database with settings that are read back, and turns its errors into the world's."""

import contextlib
import weakref
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.model.errors import VaultDamaged, WorldError
from peerjournal.vault.beside import Beside
from peerjournal.vault.cursor import Cursor
from peerjournal.vault.worded import Worded

# How pages are encrypted; the header says the same (header.py), and no vault was ever written otherwise. Large pages
# with HMAC-SHA256 are read nearly three times as fast as SQLCipher's usual ones of 4 KiB with HMAC-SHA512.
PAGE, HMAC = 16 << 10, "HMAC_SHA256"
# Pages kept decrypted, in KiB. With two megabytes, best matches among 1,000,000 entries take twice as long; with eight,
# searches that were not asked a moment ago are up to a fifth quicker, and no bound needs that.
CACHE = 4096
_CIPHER = (("cipher_page_size", str(PAGE)), ("cipher_hmac_algorithm", HMAC))
# Set in this order; those with a second value are read back and must agree. cipher_memory_security makes the whole
# process ten times slower; temp_store=FILE was seen to write plain text; EXCLUSIVE avoids the -shm file.
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("cipher_log_level", "NONE", "NONE"),
    ("cipher_memory_security", "OFF", "0"),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("cache_size", f"-{CACHE}", -CACHE),
    ("wal_autocheckpoint", "0", 0),
)
_HEX = b"0123456789abcdef"


class Connection:
    """One SQLCipher connection; statements outside of a transaction commit by themselves."""

    def __init__(self, path: Path, key: bytearray, *, create: bool = False) -> None:
        """Opens (or with `create` makes) the database at `path` with a raw 32-byte key.

        Raises VaultDamaged when the file is missing, empty, foreign or damaged: with the master key proven by the
        header, a key that does not fit means that the file is not the one that was written.
        """
        self._path = path
        self._key = bytearray(key)  # SQLCipher keeps its own as long as the database is open
        self.worded = Worded(path)
        self._keeps_log = True
        self._beside = Beside()
        self.changed: set[str] = set()
        self.read_from: weakref.WeakSet[Cursor] = weakref.WeakSet()
        if not create and (not path.is_file() or path.stat().st_size == 0):
            raise VaultDamaged("missing-database" if not path.exists() else "database", path.parent)
        try:
            self._open("rwc" if create else "rw")
        except BaseException:
            self.close()
            raise

    def _open(self, mode: str) -> None:
        with self.worded:
            self._database = sqlcipher.connect(
                f"{self._path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
            )
        try:
            with self.worded:
                self._set_up(new=mode == "rwc")
        except BaseException:
            self._database.close()
            raise
        self.worded.damage_met = False

    def _set_up(self, *, new: bool) -> None:
        # Damage may leave half a character behind. The usual way to text raises at it, for the whole list and with the
        # text in its message; so it is read as U+FFFD, which the row's checksum then refuses, for that row alone.
        self._database.text_factory = _text
        self._database.execute("PRAGMA cipher_log_level = NONE")  # it prints to stderr on a wrong key
        literal = _key_literal(self._key)
        try:
            self._database.set_key(literal)
        finally:
            literal[:] = bytes(len(literal))
        for name, value in _CIPHER:
            self._database.execute(f"PRAGMA {name} = {value}")
            if self._database.execute(f"PRAGMA {name}").fetchone()[0] != value:
                raise RuntimeError(f"the setting {name} did not take")
        if new:  # its free pages can then be given back at any time
            self._database.execute("PRAGMA auto_vacuum = INCREMENTAL")
        # Before the first read: a database that is in WAL mode already would be read through a shared -shm file, and
        # keep it however exclusive it is made afterwards.
        self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        for name, value, expected in _SETTINGS:
            self._database.execute(f"PRAGMA {name} = {value}")
            (seen,) = self._database.execute(f"PRAGMA {name}").fetchone()
            if seen != expected:
                raise RuntimeError(f"the setting {name} did not take: {seen!r}")
        self._keeps_log = True

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """Runs one statement and gives its cursor, whose errors while stepping are worded too."""
        self.settle()
        if self.worded.damage_met:
            self._open_anew()
        with self.worded:
            return Cursor(self, self._database.execute(statement, parameters))

    def start(self, statement: str) -> None:
        """Runs one statement in a thread of its own, which ends with it; whatever is asked next waits for it."""
        self.settle()
        self._beside.start(self._database.execute, statement)

    def settle(self) -> None:
        """Waits for the statement that was started, and raises what it raised."""
        if self._beside:
            with self.worded:
                self._beside.wait()

    def _open_anew(self) -> None:
        """SQLCipher reads nothing more once it has met one damaged page; opened anew it reads all that is whole."""
        if not self.read_from and not self.in_transaction:
            self._database.close()
            self._open("rw")

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        try:
            return bool(self._database.in_transaction)
        except sqlcipher.ProgrammingError:  # it is closed
            return False

    def prove(self) -> None:
        """Raises VaultDamaged if a damaged page was met: what a long value has there was read as zeros, in silence."""
        self.settle()
        if self._database.execute("PRAGMA cipher_status").fetchone()[0] != "1":
            self.worded.damage_met = True
            raise VaultDamaged("database", self._path.parent)

    def commit(self) -> None:
        """Ends the open transaction, unless something that was read for it was damaged."""
        self.prove()
        self.execute("COMMIT")

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs one statement for each row."""
        self.settle()
        with self.worded:
            self._database.executemany(statement, rows)

    def script(self, statements: str) -> None:
        """Runs several statements, within the transaction that is open."""
        with self.worded:
            for statement in _statements(statements):
                self._database.execute(statement)

    def checkpoint(self) -> None:
        """Moves the write-ahead log into the database and empties it: a lost log would lose saved entries unseen.

        While a statement is still being read it cannot; what was saved is then safe in the log until the next time.
        """
        with self.worded:
            try:
                self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlcipher.OperationalError as error:
                if getattr(error, "sqlite_errorname", "") != "SQLITE_LOCKED":
                    raise

    def keep_log(self, kept: bool) -> None:
        """Whether what a transaction writes goes to the write-ahead log first, as usual.

        Without, pages that are new go to their place at once, and only those that are changed are put by beforehand, to
        be put back if the transaction does not end: a log would grow to the size of a whole import. While a statement
        is still being read nothing can be changed about this, and all is as safe as it was.
        """
        if kept == self._keeps_log:
            return
        with self.worded:
            try:
                mode = self._database.execute(f"PRAGMA journal_mode = {'WAL' if kept else 'DELETE'}").fetchone()[0]
            except sqlcipher.OperationalError as error:
                if getattr(error, "sqlite_errorname", "") not in {"SQLITE_ERROR", "SQLITE_LOCKED"}:
                    raise
            else:
                self._keeps_log = mode == "wal"

    def give_back(self) -> None:
        """Gives free pages back to the disk: an import leaves many, from which its index was merged away."""
        with self.worded:
            self._database.execute("PRAGMA incremental_vacuum").fetchall()

    def roll_back(self) -> None:
        """Undoes the open transaction, if there still is one: a full disk or damage may have ended it."""
        self._give_up()
        if self.in_transaction:
            with self.worded:
                self._database.execute("ROLLBACK")
        if not self._keeps_log:
            # Of 16,000 roll-backs by a rollback journal 11 left SQLCipher taking a database for malformed which proved
            # to be whole when it was opened anew: so it is, before anything else is asked.
            self.worded.damage_met = True

    def _give_up(self) -> None:
        """Stops the statement that was started, whatever came of it."""
        if self._beside:
            self._database.interrupt()
            with contextlib.suppress(WorldError):
                self.settle()

    def interrupt(self) -> None:
        """Stops the statement that is running, from another thread; it raises Stopped there."""
        self._database.interrupt()

    def close(self) -> None:
        """Closes the database, and what is still being read from it; may be called twice."""
        self._give_up()
        for cursor in list(self.read_from):
            cursor.close()
        with contextlib.suppress(sqlcipher.ProgrammingError, AttributeError):  # it may never have been open
            self._database.close()
        self._key[:] = bytes(len(self._key))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _key_literal(key: bytearray) -> bytearray:
    """SQLCipher's form of a raw key, x'<64 hex digits>', built without leaving copies of it."""
    literal = bytearray(b"x'" + b"0" * 64 + b"'")
    for place, byte in enumerate(key):
        literal[2 + 2 * place] = _HEX[byte >> 4]
        literal[3 + 2 * place] = _HEX[byte & 15]
    return literal


def _statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one: `executescript` would commit the open transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlcipher.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError("an SQL script ends within a statement")
