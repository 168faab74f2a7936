"""Builds a vault out of a backup, proves it, and puts it in its place; at every moment the old or the new is whole."""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peerjournal import backup
from peerjournal.actions import folders, vaults
from peerjournal.crypto import Argon2Cost, Identity, Passphrase
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BackupDamaged, DiskFull, RowDamaged, StorageFailed, VaultDamaged, VaultExists
from peerjournal.model.records import Noun, to_line
from peerjournal.model.reports import RestoreReport
from peerjournal.model.told import Told
from peerjournal.vault.ownership import Ownership
from peerjournal.vault.vault import Vault, create_vault

_VERIFIED, _FILLED, _INDEXED = 0.2, 0.5, 0.8  # shares of the time
_EVERY = 256
_AT_ONCE, _ENOUGH = 2_000, 8 << 20  # entries, or characters of theirs, that are written together


@dataclass(frozen=True, slots=True)
class New:
    """What the new vault gets: its passphrase, recovery key, whether the person holds that key, the cost of a guess."""

    passphrase: str = field(repr=False)
    identity: Identity = field(repr=False)
    kit: bool
    cost: Argon2Cost | None


def restore(
    path: Path, into: Path, new: New, keys: Sequence[Identity | Passphrase], share: backup.Share
) -> RestoreReport:
    """See `backups.restore`."""
    into = Path(os.path.realpath(into))
    making = into.with_name(f"{into.name}.restoring")
    with contextlib.ExitStack() as stack:
        if vaults.exists(into):
            stack.callback(Ownership(into, "terminal").release)
        elif into.exists() and (not into.is_dir() or any(into.iterdir())):
            raise VaultExists(into, is_vault=False)
        _remove_unfinished(making)
        report = backup.verify(path, keys, backup.Nobody(), lambda done: share(done * _VERIFIED))
        _check_space(into, report.bytes)
        try:
            counts = _build(making, path, new, keys, share)
            if os.name == "nt":
                stack.close()  # Windows moves no folder in which a file is open
            with backup.told(into):
                previous = folders.put_in_place(making, into)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
    return RestoreReport(into, counts, previous)


def _remove_unfinished(making: Path) -> None:
    """Removes what a restore that was cut short left behind, if it is nothing else and nobody is at it now."""
    if not os.path.lexists(making):
        return
    if making.is_symlink() or not making.is_dir() or any(not one.name.startswith("vault.") for one in making.iterdir()):
        raise VaultExists(making, is_vault=False)
    Ownership(making, "terminal").release()
    shutil.rmtree(making)


def _check_space(into: Path, least: int) -> None:
    folder = next(one for one in into.parents if one.is_dir())
    if shutil.disk_usage(folder).free < least:
        raise DiskFull(folder)


def _build(
    making: Path, path: Path, new: New, keys: Sequence[Identity | Passphrase], share: backup.Share
) -> dict[str, int]:
    secret = (new.identity.recipient.raw, new.identity.text())
    vault = create_vault(making, new.passphrase, secret, holder="terminal", cost=new.cost)
    try:
        filling = _Filling(vault)
        with vault.transaction(bulk=True, logged=False):
            report = backup.verify(path, keys, filling, lambda done: share(_VERIFIED + done * (_FILLED - _VERIFIED)))
            filling.write_held()
            vault.state.set_kit_written(new.kit)
            for done in vault.entries.deferral.slices():
                share(_FILLED + done * (_INDEXED - _FILLED))
        if _counts(vault) != report.counts:
            raise BackupDamaged(path, "its records contradict each other")
        _prove(vault, filling, lambda done: share(_INDEXED + done * (1 - _INDEXED)))
    finally:
        vault.close()
    beside = (making / f"vault.db-{kind}" for kind in ("wal", "journal"))
    if any(one.exists() and one.stat().st_size for one in beside):  # not emptied, and at rest nothing may lie there
        raise DiskFull(making.parent)
    return report.counts


@dataclass
class _Sums:
    """What the records of each noun add up to, in whatever order they come: sums of SHA-256."""

    nouns: dict[str, int] = field(default_factory=dict)

    def add(self, noun: str, value: Noun | Told) -> None:
        """One more record, or those of many entries."""
        lines = value.lines if isinstance(value, Told) else [to_line(noun, value)]
        found = sum(int.from_bytes(hashlib.sha256(line).digest(), "big") for line in lines)
        self.nouns[noun] = (self.nouns.get(noun, 0) + found) % (1 << 256)


class _Filling:
    """Takes what a backup holds into a new vault, within a transaction that ends well only if all of it was proven."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._tables: dict[str, Any] = {table.noun: table for table in vault.nouns()}
        self.sums = _Sums()
        self._held: list[Entry] = []
        self._size = 0

    def noun(self, noun: str, value: Noun) -> None:
        """Writes one row, entries some thousand at a time."""
        if isinstance(value, Entry):
            self._held.append(value)
            self._size += len(value.body)
            if len(self._held) >= _AT_ONCE or self._size >= _ENOUGH:
                self.write_held()
        else:
            self._tables[noun].write(value)
        self.sums.add(noun, value)

    def write_held(self) -> None:
        """Writes the entries that wait; what is read next is read while they are indexed."""
        self._vault.entries.write_new(self._held)
        self._vault.entries.deferral.start()
        self._held, self._size = [], 0

    def content(self, sha256: str, pieces: Iterator[bytes]) -> None:
        """Writes an attachment's bytes."""
        del sha256  # the vault counts its own, and reading has proven this one when it ends
        self._vault.attachments.add(pieces)


def _counts(vault: Vault) -> dict[str, int]:
    counts = {table.noun: table.count() for table in vault.nouns()}
    return {**counts, "attachment": len(vault.attachments.all())}


def _prove(vault: Vault, filling: _Filling, share: backup.Share) -> None:
    """Reads everything back as the program will, and compares it with what the backup said. Raises StorageFailed."""
    total, done, sums = 1 + sum(table.count() for table in vault.nouns()), 0, _Sums()
    try:
        for table in vault.nouns():
            for value in vault.telling.in_order() if table is vault.entries else table.all():
                sums.add(table.noun, table.whole(value))
                done += 1
                if done % _EVERY == 0:
                    share(done / total)
        for sha256, _ in vault.attachments.all():
            for _ in vault.attachments.read(sha256):
                share(done / total)
        vault.search.prove()
    except (RowDamaged, VaultDamaged):
        raise StorageFailed(vault.folder.parent) from None
    if sums != filling.sums:
        raise StorageFailed(vault.folder.parent)
