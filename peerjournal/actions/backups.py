"""Makes a backup of everything, proves one, and makes a journal out of one again."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peerjournal import backup
from peerjournal.actions import recovery, restoring
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.crypto import Argon2Cost, Identity, Passphrase, Recipient
from peerjournal.crypto.age.scrypt import WORK_FACTOR
from peerjournal.model.damage import Damaged
from peerjournal.model.moments import now
from peerjournal.model.records import Noun
from peerjournal.model.reports import BackupReport, RestoreReport
from peerjournal.model.told import Told
from peerjournal.vault import keyslots
from peerjournal.vault.vault import Vault

# Others may save while progress is reported; after so many beginnings nobody is let in until all rows are read.
_FREE_TRIES = 2


def make(
    vault: Vault, dest: Path, *, passphrase: str | None = None, progress: Progress = no_progress,
    work_factor: int = WORK_FACTOR,
) -> BackupReport:  # fmt: skip
    """Makes a backup, reads it back from the disk, compares it, and only then gives it its name and reports it.

    `dest` is a folder, where it is called `PeerJournal-<date>-<journal>.age`, or a new file ending in .age. It is made
    for the recovery key, or for a passphrase of its own (with scrypt's log2 N as `work_factor`). Raises DamageFound,
    naming everything damaged, FileMissing, FileExists, DiskFull, NotAllowed, StorageFailed, BackupNotProven,
    EmptyPassphrase, Stopped; there is no new file then.
    """
    key: Recipient | Passphrase
    if passphrase is None:
        key = Recipient.from_text(recovery.key(vault).recipient)
    else:
        key = Passphrase(keyslots.passphrase_bytes(passphrase), work_factor)
    path = backup.place(dest, vault.folder.resolve().name, now().date())
    # One of this vault at a time: whoever makes it has the vault's lock.
    part = f"PeerJournal-{vault.header.vault_id[:8]}.part"
    share = _percent(progress)
    tries = 0
    while True:
        tries += 1
        held = _Held(vault)
        with contextlib.suppress(backup.SourceChanged):
            return backup.make(path, part, held, key, share if tries <= _FREE_TRIES else held.alone(share))


def verify(
    path: Path, *, vault: Vault | None = None, identity: str | None = None, passphrase: str | None = None,
    progress: Progress = no_progress,
) -> BackupReport:  # fmt: skip
    """Proves a backup from beginning to end, changing nothing: every byte, every file, every record.

    It is opened by the recovery key (or its 24 words) in `identity`, by its passphrase, or by the recovery key of an
    open vault. Raises BackupDamaged, BackupKeyWrong, BackupNewer, FileMissing, RecoveryKeyUnreadable, Stopped.
    """
    keys = _keys(vault, identity, passphrase)
    return backup.verify(path, keys, backup.Nobody(), _percent(progress))


def fingerprint(path: Path) -> str:
    """The SHA-256 of a backup's file, by which it can be told from others. Raises FileMissing, StorageFailed."""
    return backup.fingerprint(path)


def restore(
    path: Path, into: Path, passphrase_for_new: str, *, vault: Vault | None = None, identity: str | None = None,
    passphrase: str | None = None, progress: Progress = no_progress, cost: Argon2Cost | None = None,
    has_kit: bool = True,
) -> RestoreReport:  # fmt: skip
    """Makes a journal out of a backup, in a new folder or in place of a vault, which is kept as `-before-restore`.

    The backup is opened as `verify` does and proven first. The new vault has a new id, this passphrase, and as recovery
    key the one in `identity` (`has_kit` says whether the person holds it) or that of `vault`, else a new one. Raises as
    `verify`, and VaultExists (other files are there), VaultInUse, EmptyPassphrase, DiskFull, NotAllowed, StorageFailed;
    then everything is as it was.
    """
    keyslots.passphrase_bytes(passphrase_for_new)
    keys = _keys(vault, identity, passphrase)
    known = next((key for key in keys if isinstance(key, Identity)), None)
    kit = known is not None and (has_kit if identity is not None else vault is not None and vault.state.kit_written())
    new = restoring.New(passphrase_for_new, known or Identity.generate(), kit, cost)
    return restoring.restore(path, Path(into), new, keys, _percent(progress))


def _keys(vault: Vault | None, identity: str | None, passphrase: str | None) -> list[Identity | Passphrase]:
    """What may open a backup; what the person gave comes first."""
    keys: list[Identity | Passphrase] = []
    if identity is not None:
        keys.append(Identity.from_bytes(recovery.parse(identity)))
    if passphrase is not None:
        keys.append(Passphrase(keyslots.passphrase_bytes(passphrase)))
    if vault is not None:
        keys.append(Identity.from_text(recovery.key(vault).text))
    return keys


def _percent(progress: Progress) -> backup.Share:
    return lambda share: progress(int(share * 100), 100)


class _Held:
    """What an open vault holds, as `backup.Source` asks for it."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._tables: dict[str, Any] = {table.noun: table for table in vault.nouns()}
        self._saves = vault.saves
        self._read = False  # whether all nouns are

    def count(self, noun: str) -> int:
        """How many rows."""
        return int(self._tables[noun].count())

    def nouns(self, noun: str) -> Iterator[Noun | Told | Damaged]:
        """Every row: entries by their keys, so that what was written in the same moment keeps its order."""
        if noun == "entry":
            return self._vault.telling.in_order()
        rows: Iterator[Noun | Damaged] = self._tables[noun].all()
        # Typing goes on while a window makes a backup; a draft that is kept anew just then must not be met twice.
        return iter(list(rows)) if noun == "draft" else rows

    def alone(self, share: backup.Share) -> backup.Share:
        """Tells nothing before all nouns are read."""
        return lambda done: share(done) if self._read else None

    def changed(self) -> bool:
        """Whether anything but a draft was saved since."""
        self._read = True
        return self._vault.saves != self._saves

    def contents(self) -> list[tuple[str, int]]:
        """Every attachment's SHA-256 and size."""
        return self._vault.attachments.all()

    def content(self, sha256: str) -> Iterator[bytes]:
        """An attachment's bytes, which are proven when the backup is read back."""
        return self._vault.attachments.unproven(sha256)

    def whole(self, sha256: str) -> bool:
        """Whether an attachment is."""
        return self._vault.attachments.is_whole(sha256)
