"""What a journal knows of its own backups: the last one made, and when one was last proven to restore.

Making and proving them is loaded by who does it: pages only tell what is known.
"""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.model.errors import WorldError
from peerjournal.model.moments import from_iso, now, to_iso
from peerjournal.model.reports import BackupReport
from peerjournal.vault.vault import Vault

_MOST_KNOWN = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """How this journal stands: its last backup, when one was last `proven` (read to its end, and opened by the recovery
    key of this journal), and whether the person holds that key. `journal` is the folder it lies in.
    """

    journal: Path
    has_kit: bool
    made: datetime | None = None
    entries: int = 0
    path: Path | None = None
    proven: datetime | None = None


def standing(vault: Vault) -> Standing:
    """What is noted; what cannot be understood counts as not noted."""
    noted = _noted(vault)
    path, entries = noted.get("path"), noted.get("entries")
    return Standing(
        vault.folder,
        vault.state.kit_written(),
        _moment(noted, "made"),
        entries if isinstance(entries, int) else 0,
        Path(path) if isinstance(path, str) else None,
        _moment(noted, "proven"),
    )


def make(vault: Vault, dest: Path, *, passphrase: str | None = None, progress: Progress = no_progress) -> BackupReport:
    """Makes a backup as `backups.make` does, and notes it. Raises as that."""
    from peerjournal.actions import backups

    report = backups.make(vault, dest, passphrase=passphrase, progress=progress)
    note: dict[str, Any] = {"made": to_iso(now()), "entries": report.entries, "path": str(report.path.absolute())}
    note["all"] = [*(one for one in _paths(vault) if one != note["path"]), note["path"]][-_MOST_KNOWN:]
    if opens(vault, report.path):
        note["proven"] = note["made"]
    with contextlib.suppress(WorldError):  # the backup is there, whether this can be noted or not
        _note(vault, note)
    return report


def known(vault: Vault) -> tuple[Path, ...]:
    """The backups of this journal that were made and still lie where they were put, oldest first."""
    return tuple(path for path in map(Path, _paths(vault)) if path.is_file())


def _paths(vault: Vault) -> list[str]:
    noted = _noted(vault)
    found = noted.get("all")
    last = [noted["path"]] if isinstance(noted.get("path"), str) else []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else last


def prove(vault: Vault, path: Path, *, progress: Progress = no_progress) -> BackupReport:
    """Proves a backup of this journal as `backups.verify` does, and notes when. Raises as that."""
    from peerjournal.actions import backups

    report = backups.verify(path, vault=vault, progress=progress)
    _note(vault, {"proven": to_iso(now())})
    return report


def opens(vault: Vault, path: Path) -> bool:
    """Whether a file is encrypted to the present recovery key of this journal; only its beginning is read."""
    from peerjournal.actions import recovery
    from peerjournal.crypto import Identity, decrypt_stream
    from peerjournal.crypto.errors import CryptoError

    identity = Identity.from_text(recovery.key(vault).text)
    try:
        with path.open("rb") as file:
            decrypt_stream(file, [identity])
    except (OSError, CryptoError):
        return False
    return True


def _note(vault: Vault, note: Mapping[str, Any]) -> None:
    with vault.transaction():
        vault.state.set_backups(json.dumps({**_noted(vault), **note}))


def _noted(vault: Vault) -> dict[str, Any]:
    noted = json.loads(vault.state.backups())
    return noted if isinstance(noted, dict) else {}


def _moment(noted: Mapping[str, Any], name: str) -> datetime | None:
    text = noted.get(name)
    return from_iso(text) if isinstance(text, str) else None
