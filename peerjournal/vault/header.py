"""The vault's header: key slots and identity in canonical JSON, judged before it is believed.

`checksum` (SHA-256 over everything else) tells damage from a wrong passphrase; `mac` (HMAC-SHA256 under a key derived
from the master key) tells alteration by somebody else. A file that is not byte for byte the canonical form of what it
says is damaged. `vault.header.bak` is a second copy that heals the first.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from peerjournal.crypto.digest import hmac_sha256, same, sha256
from peerjournal.crypto.kdf import hkdf
from peerjournal.files import fsync_folder, whole_file, worded
from peerjournal.model.errors import HeaderAltered, NoVault, VaultDamaged, VaultNewer
from peerjournal.vault.ahead import LARGEST as LARGEST
from peerjournal.vault.ahead import NAME as NAME
from peerjournal.vault.connection import HMAC, PAGE

MAGIC = "PeerJournal vault"
FORMAT = 1
SPARE = "vault.header.bak"

Slot = dict[str, Any]


class Header(NamedTuple):
    """What the header says. `slots` are as `keyslots` made them; `generation` counts the headers of this vault."""

    vault_id: str
    generation: int
    slots: tuple[Slot, ...]
    mac: str = ""

    def fields(self) -> dict[str, Any]:
        """All that the MAC covers."""
        return {
            "magic": MAGIC,
            "format": FORMAT,
            "min_reader": FORMAT,
            "vault_id": self.vault_id,
            "generation": self.generation,
            "cipher": {"name": "SQLCipher", "compatibility": 4, "key": "raw-256", "page_size": PAGE, "hmac": HMAC},
            "slots": list(self.slots),
        }

    def sealed(self, master: bytes) -> "Header":
        """This header with the MAC that the master key gives it."""
        return self._replace(mac=_mac(self, master))

    def prove(self, master: bytes, folder: Path) -> None:
        """Raises HeaderAltered unless the MAC is the master key's."""
        if not same(self.mac.encode("utf-8", "surrogatepass"), _mac(self, master).encode()):
            raise HeaderAltered(folder)

    def to_bytes(self) -> bytes:
        """The file's bytes."""
        fields = {**self.fields(), "mac": self.mac}
        return canonical({**fields, "checksum": sha256(canonical(fields)).hex()})


def canonical(value: Any) -> bytes:
    """JSON in ASCII with sorted keys and no white space: one form for one value."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def _mac(header: Header, master: bytes) -> str:
    key = hkdf(master, b"peerjournal/v1/header-mac")
    return hmac_sha256(key, canonical(header.fields())).hex()


def read_bytes(untrusted_bytes: bytes, folder: Path) -> Header:
    """Judges a header: damaged, too new, or well formed (yet unproven). Raises VaultDamaged, VaultNewer."""
    damaged = VaultDamaged("header", folder)
    if len(untrusted_bytes) > LARGEST:
        raise damaged
    try:
        fields = json.loads(untrusted_bytes)
        checksum = fields.pop("checksum")
        whole = canonical({**fields, "checksum": checksum})
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        raise damaged from None
    if whole != untrusted_bytes or checksum != sha256(canonical(fields)).hex():
        raise damaged
    if fields.get("magic") != MAGIC:
        raise damaged
    if not isinstance(fields.get("min_reader"), int) or fields["min_reader"] > FORMAT:
        raise VaultNewer(folder)
    try:
        slots = tuple(dict(slot) for slot in fields["slots"])
        header = Header(str(fields["vault_id"]), int(fields["generation"]), slots, str(fields["mac"]))
        kinds = {str(slot.get("kind")) for slot in slots}
        # Two slots of a kind are never written; somebody else's header could hold fifty costly ones to try.
        if header.to_bytes() != untrusted_bytes or len(kinds) < len(slots):
            raise damaged
    except (KeyError, TypeError, ValueError, OverflowError):
        raise damaged from None
    return header


def read(folder: Path) -> tuple[Header, bool]:
    """The header of a vault, and whether one of its two copies has to be written anew.

    Raises NoVault, VaultDamaged (both copies), VaultNewer.
    """
    found: list[Header | None] = []
    newer: VaultNewer | None = None
    for path in (folder / NAME, folder / SPARE):
        try:
            with worded(path), path.open("rb") as file:
                found.append(read_bytes(file.read(LARGEST + 1), folder))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, VaultDamaged):
            found.append(None)
        except VaultNewer as error:
            newer = error
            found.append(None)
    first, spare = found
    if newer is not None:
        raise newer
    chosen = first or spare
    if chosen is None:
        if (folder / NAME).exists() or (folder / SPARE).exists() or (folder / "vault.db").exists():
            raise VaultDamaged("header", folder)
        raise NoVault(folder)
    return chosen, first != spare


def write(folder: Path, header: Header) -> None:
    """Puts a header in place: both copies beside, fsynced, read back and compared, then renamed; the spare one last.

    A disk that is full for one of them is so before either is in place.
    """
    data = header.to_bytes()
    if len(data) > LARGEST:
        raise ValueError("a header of too many slots")
    with contextlib.ExitStack() as both:
        for name in (SPARE, NAME):  # the one opened last is put in place first
            file = both.enter_context(whole_file(folder / name))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            if file.read() != data:
                raise VaultDamaged("header", folder)
    fsync_folder(folder)
