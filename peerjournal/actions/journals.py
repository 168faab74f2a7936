"""Journals as folders: what they are called, where a new one goes, and one that takes the place of another."""

import contextlib
import itertools
import os
import re
from pathlib import Path

from peerjournal.actions import folders
from peerjournal.actions.vaults import Progress, default_folder, exists, no_progress
from peerjournal.crypto import Argon2Cost
from peerjournal.files import worded
from peerjournal.model.errors import NoVault
from peerjournal.vault.ownership import Ownership
from peerjournal.vault.vault import Vault

SUFFIX = ".peerjournal"
_LONGEST = 80
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')  # of any file system; what a stick may carry elsewhere
_BACKUP = re.compile(r"PeerJournal-\d{4}-\d\d-\d\d-(.+?)(?:-\d+)?")


def name_of(folder: Path) -> str:
    """What a journal is called: its folder's name."""
    return folder.name.removesuffix(SUFFIX)


def folder_for(name: str, beside: Path | None = None) -> Path:
    """The folder of a journal of this name: among the usual journals, or beside another. It need not exist.

    What no file system takes is left out of the name; nothing left of it gives the usual name.
    """
    usual = default_folder()
    plain = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(". ")[:_LONGEST].rstrip(". ")
    return (beside or usual).parent / (plain.removesuffix(SUFFIX).rstrip(". ") + SUFFIX if plain else usual.name)


def free_folder(name: str, beside: Path | None = None) -> Path:
    """The same, with a number behind the name where something is there already."""
    names = itertools.chain([name], (f"{name} {number}" for number in itertools.count(2)))
    return next(folder for one in names if not os.path.lexists(folder := folder_for(one, beside)))


def name_in(backup: Path) -> str:
    """The name of the journal that a backup was made of, as far as its file's name tells; else ''."""
    found = _BACKUP.fullmatch(backup.stem)
    return found[1] if found else ""


def is_journal(folder: Path) -> bool:
    """Whether a journal lies in this folder; asked before its passphrase is."""
    return exists(folder)


def restore_beside(
    vault: Vault, backup: Path, passphrase_for_new: str, *, identity: str | None = None, passphrase: str | None = None,
    progress: Progress = no_progress, cost: Argon2Cost | None = None,
) -> Path:  # fmt: skip
    """Restores a backup beside this open journal, to take its place; the folder. Raises as `backups.restore`.

    Everything that can take time or go wrong happens here, while the journal is open and untouched.
    """
    from peerjournal.actions import backups  # others ask only what journals are called

    beside = free_folder(f"{name_of(vault.folder)} restored", vault.folder)
    backups.restore(
        backup, beside, passphrase_for_new,
        vault=vault, identity=identity, passphrase=passphrase, progress=progress, cost=cost,
    )  # fmt: skip
    return beside


def take_place(restored: Path, journal: Path) -> Path:
    """Gives a restored journal the place of another, which is kept as `-before-restore`; where, is the result.

    Both are locked. Raises NoVault, VaultInUse, NotAllowed; then both are where they were.
    """
    if not exists(restored):
        raise NoVault(restored)
    with contextlib.ExitStack() as stack:
        for folder in (restored, journal):
            stack.callback(Ownership(folder, "window").release)
        if os.name == "nt":
            stack.close()  # Windows moves no folder in which a file is open
        with worded(journal):
            before = folders.put_in_place(restored, journal)
    if before is None:
        raise NoVault(journal)
    return before
