"""Remembers, outside of the vault, the highest generation of each vault that this computer has seen.

Whoever can write the folder a vault lies in can put an older copy back, and nothing inside the folder could tell. This
computer can.
"""

import json
from pathlib import Path

from peerjournal import places
from peerjournal.files import private_folder, write_whole
from peerjournal.model.errors import WorldError

_FILE = "vaults-seen.json"


def seen(vault_id: str) -> int:
    """The highest generation seen, or 0."""
    return _of(_read(places.state_folder() / _FILE), vault_id)


def remember(vault_id: str, generation: int) -> None:
    """Notes a generation if it is higher than the one seen; not being able to is no reason to stop."""
    try:
        folder = private_folder(places.state_folder())
        known = _read(folder / _FILE)
        if generation > _of(known, vault_id):
            write_whole(folder / _FILE, json.dumps({**known, vault_id: generation}, sort_keys=True).encode())
    except (OSError, WorldError):
        return


def accept(vault_id: str, generation: int) -> None:
    """Takes a lower generation as the one seen, once the person has been told."""
    try:
        folder = private_folder(places.state_folder())
        known = _read(folder / _FILE)
        write_whole(folder / _FILE, json.dumps({**known, vault_id: generation}, sort_keys=True).encode())
    except (OSError, WorldError):
        return


def _of(known: dict[str, object], vault_id: str) -> int:
    generation = known.get(vault_id, 0)
    return generation if isinstance(generation, int) else 0


def _read(path: Path) -> dict[str, object]:
    try:
        untrusted = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return untrusted if isinstance(untrusted, dict) else {}
