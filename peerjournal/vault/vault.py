"""The open vault: its tables, its transactions, its keys."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from peerjournal import crypto
from peerjournal.crypto.kdf import Argon2Cost, calibrate, hkdf
from peerjournal.files import fsync_folder, named, private_folder, worded, world_error
from peerjournal.model.errors import DiskFull, VaultDamaged, VaultExists, WorldError
from peerjournal.model.notices import Notice
from peerjournal.vault import generations, keyslots, memory, migrate
from peerjournal.vault import header as headers
from peerjournal.vault.connection import CACHE, Connection
from peerjournal.vault.header import Header, Slot
from peerjournal.vault.ownership import Ownership
from peerjournal.vault.state import State
from peerjournal.vault.tables import Tables
from peerjournal.vault.upkeep import Upkeep

if TYPE_CHECKING:
    from peerjournal.model.reports import Problem

DATABASE = "vault.db"
_BULK_CACHE_KIB = 16384
_NOT_SAVED = {"draft", "backup"}


class Vault(Tables):
    """One open vault. Everything is called from one thread at a time, but `interrupt`, which any thread may call."""

    def __init__(
        self, folder: Path, header: Header, master: bytearray, ownership: Ownership, *, heal: bool, schema: Path
    ) -> None:  # fmt: skip
        """Opens the database of a proven header; see `open_vault` and `create_vault`."""
        self.folder = folder
        self.header = header
        self._master = master
        self._ownership = ownership
        self._depth = 0
        self._noted: set[str] = set()
        self.saves = 0  # transactions since it was opened that changed what a person has saved
        self.notices: list[Notice] = []
        key = bytearray(hkdf(bytes(master), b"peerjournal/v1/database"))
        self._connection = Connection(folder / DATABASE, key)
        try:
            with contextlib.suppress(WorldError):  # after a power cut, saved pages may stand in the log alone
                self._connection.checkpoint()
            self._upkeep = Upkeep(self._connection)
            if migrate.migrate(self._connection, folder, schema):
                self.notices.append(Notice("migrated"))
            super().__init__(self._connection)
            self._compare_generations()
            with contextlib.suppress(DiskFull):  # reading must go on; the next opening does what is left
                if heal:
                    headers.write(folder, header)
                    self.notices.append(Notice("header-healed"))
                self.settle_recovery_key()
            if not self.state.kit_written():
                self.notices.append(Notice("kit-missing"))
        except BaseException:
            self._connection.close()
            raise
        finally:
            key[:] = bytes(len(key))

    def _compare_generations(self) -> None:
        if self.state.vault_id() != self.header.vault_id:
            raise VaultDamaged("database", self.folder)
        mine = self.state.generation()
        older_header = self.header.generation < self.state.header_generation()
        if older_header or mine < generations.seen(self.header.vault_id):
            self.notices.append(Notice("rolled-back"))
            generations.accept(self.header.vault_id, mine)
        if self.header.generation != self.state.header_generation():
            with contextlib.suppress(DiskFull), self.transaction():
                self.state.set_header_generation(self.header.generation)
        generations.remember(self.header.vault_id, self.state.generation())

    @contextlib.contextmanager
    def transaction(self, *, bulk: bool = False, logged: bool = True) -> Iterator[None]:
        """All or nothing: durable when the block ends, undone when it raises. One within another joins it.

        `bulk` lends a larger cache to an import, and indexes some thousand entries at once. What is not `logged` needs
        no room beside what it adds; undone, the database says what it said, but is not the same file byte for byte.
        """
        if self._depth:
            yield
            return
        self._connection.keep_log(logged)
        if bulk:
            self._connection.execute(f"PRAGMA cache_size = -{_BULK_CACHE_KIB}")
        self._connection.changed.clear()
        self._connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            if bulk:
                self.entries.deferral.begin()
            yield
            if bulk:
                self.entries.deferral.end()
            if self._connection.changed:
                self.state.count_generation()
            self._connection.commit()
        except BaseException:
            self._connection.changed.clear()
            self.entries.forget()
            self._connection.roll_back()
            raise
        finally:
            self._depth = 0
            if bulk:
                with contextlib.suppress(WorldError):  # a full disk; the next transaction tries again
                    self._connection.execute(f"PRAGMA cache_size = -{CACHE}")
                    self._connection.keep_log(True)
        self._noted |= self._connection.changed
        self.saves += bool(self._connection.changed - _NOT_SAVED)
        # What was committed is durable in the log; if a full disk hinders emptying it, the next time will do.
        with contextlib.suppress(WorldError):
            self._connection.checkpoint()
            if bulk:
                self._connection.give_back()
                self._connection.checkpoint()

    def take_changes(self) -> frozenset[str]:
        """The nouns that committed transactions changed since this was last asked."""
        noted, self._noted = frozenset(self._noted), set()
        return noted

    def tend(self) -> bool:
        """One step of upkeep, some milliseconds; whether there may be more to do. For when nobody waits."""
        with self.transaction():
            return self._upkeep.step()

    def rest(self) -> None:
        """Keeps nothing of the journal decrypted in memory, until it is asked for again."""
        self._connection.execute("PRAGMA shrink_memory")
        memory.give_back()

    def interrupt(self) -> None:
        """Stops the statement that is running (from another thread); it raises Stopped there."""
        self._connection.interrupt()

    def damaged_pages(self) -> "list[Problem]":
        """Proves every page of the database by its HMAC, then its structure."""
        from peerjournal.model.reports import Problem

        with contextlib.suppress(WorldError):  # the HMACs are read from the file, past the log
            self._connection.checkpoint()
        try:
            wrong = self._connection.execute("PRAGMA cipher_integrity_check").fetchall()
            structure = self._connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except VaultDamaged:
            return [Problem("database")]
        return [Problem("database")] if wrong or structure != "ok" else []

    def replace_header(self, slot: Slot) -> None:
        """Puts a slot in place of all of its kind, under the next generation."""
        header = Header(
            self.header.vault_id, self.header.generation + 1, keyslots.replaced(self.header.slots, slot)
        ).sealed(bytes(self._master))
        try:
            headers.write(self.folder, header)
        except BaseException:
            with contextlib.suppress(WorldError):
                self.header = headers.read(self.folder)[0]  # its first copy may be in place already
            raise
        self.header = header
        # The header counts from here on; a full disk only puts off noting its generation to the next opening.
        with contextlib.suppress(WorldError), self.transaction():
            self.state.set_header_generation(header.generation)

    def change_passphrase(self, passphrase: str, cost: Argon2Cost | None = None) -> None:
        """A new passphrase for the same master key; the old one opens the vault no more."""
        cost = cost or keyslots.passphrase_cost(self.header)
        self.replace_header(keyslots.passphrase_slot(self.header.vault_id, bytes(self._master), passphrase, cost))

    def change_recovery_key(self, recipient_raw: bytes) -> None:
        """A new recovery key, by its public half."""
        self.replace_header(keyslots.recovery_slot(self.header.vault_id, bytes(self._master), recipient_raw))

    def settle_recovery_key(self) -> None:
        """Ends a change of the recovery key that was cut short: kept if the header has the new one, else dropped."""
        secret = self.state.next_recovery_key()
        if secret is None:
            return
        with self.transaction():
            if crypto.Identity.from_text(secret).recipient.raw == keyslots.recovery_recipient(self.header):
                self.state.set_recovery_key(secret)
                self.state.set_kit_written(False)
            self.state.set_next_recovery_key(None)

    def close(self) -> None:
        """Closes the database, wipes the master key, gives the vault free; may be called twice."""
        if not self._master:
            return
        with contextlib.suppress(WorldError):
            generations.remember(self.header.vault_id, self.state.generation())
            self._connection.checkpoint()
        self._connection.close()
        self._master[:] = bytes(len(self._master))
        self._master = bytearray()
        self._ownership.release()


def open_vault(
    folder: Path, open_slot: Callable[[Header], bytearray], *, holder: str, schema: Path = migrate.SCHEMA
) -> Vault:
    """Opens a vault with what `open_slot` makes of its header; `schema` is the folder of the numbered SQL files.

    Raises NoVault, VaultInUse, VaultDamaged, VaultNewer, HeaderAltered, NotAllowed, and what `open_slot` raises.
    """
    headers.read(folder)  # before the lock, so that nothing is written where there is no vault
    ownership = Ownership(folder, holder)
    try:
        header, heal = headers.read(folder)
        try:
            master = open_slot(header)
        except VaultDamaged:
            raise VaultDamaged("header", folder) from None
        header.prove(bytes(master), folder)
        # Left by a process that died while it wrote a header or a copy.
        for left in named(folder, ("vault.", "vault-"), ".part"):
            with contextlib.suppress(OSError):
                left.unlink()
        return Vault(folder, header, master, ownership, heal=heal, schema=schema)
    except OSError as error:
        ownership.release()
        known = world_error(error, folder)
        if known is None:
            raise
        raise known from None
    except BaseException:
        ownership.release()
        raise


def create_vault(
    folder: Path, passphrase: str, recovery_raw: tuple[bytes, str], *, holder: str, cost: Argon2Cost | None = None
) -> Vault:
    """Makes a vault beside its place and moves it there whole; `recovery_raw` is (public half, secret as text).

    Raises VaultExists when there is anything in `folder`, EmptyPassphrase, DiskFull, NotAllowed.
    """
    folder = Path.cwd() / folder
    refuse_occupied(folder)
    keyslots.passphrase_bytes(passphrase)
    private_folder(folder.parent)
    import shutil
    import uuid

    making = folder.with_name(folder.name + ".creating")
    with worded(folder):
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(mode=0o700)
    master = bytearray(os.urandom(32))
    vault_id = str(uuid.uuid4())
    try:
        slots = (
            keyslots.passphrase_slot(vault_id, bytes(master), passphrase, cost or calibrate()),
            keyslots.recovery_slot(vault_id, bytes(master), recovery_raw[0]),
        )
        header = Header(vault_id, 1, slots).sealed(bytes(master))
        _make_database(making / DATABASE, master, header, recovery_raw[1])
        headers.write(making, header)
        with worded(folder):
            if folder.is_dir():
                folder.rmdir()
            making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    fsync_folder(folder.parent)
    return open_vault(folder, lambda _: master, holder=holder)


def refuse_occupied(folder: Path) -> None:
    """Raises VaultExists unless the folder is absent or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultExists(folder, is_vault=(folder / headers.NAME).exists() or (folder / DATABASE).exists())


def _make_database(path: Path, master: bytearray, header: Header, recovery_secret: str) -> None:
    key = bytearray(hkdf(bytes(master), b"peerjournal/v1/database"))
    connection = Connection(path, key, create=True)
    try:
        path.chmod(0o600)
        migrate.build(connection)
        connection.execute("BEGIN IMMEDIATE")
        State(connection).begin(header.vault_id, header.generation, recovery_secret)
        connection.commit()
        connection.checkpoint()
    finally:
        connection.close()
        key[:] = bytes(len(key))
