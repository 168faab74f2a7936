"""Key slots: each holds the vault's master key, wrapped so that one secret of the person's opens it.

The associated data of each wrap are the magic, format, vault id and the slot with every parameter, so that a slot
cannot be moved to another vault or have its cost changed.
"""

import base64
import binascii
import os
from collections.abc import Iterator

from peerjournal.crypto.argon import Begun
from peerjournal.crypto.errors import HostileCost, WrapRefused
from peerjournal.crypto.kdf import Argon2Cost, argon2id
from peerjournal.crypto.wrap import ready, unwrap_with_identity, unwrap_with_key, wrap_to_recipient, wrap_with_key
from peerjournal.model.errors import EmptyPassphrase, VaultDamaged, WrongPassphrase, WrongRecoveryKey
from peerjournal.vault.ahead import PASSPHRASE, normal
from peerjournal.vault.header import FORMAT, MAGIC, Header, Slot, canonical

RECOVERY = "recovery"


def passphrase_bytes(passphrase: str) -> bytes:
    """A passphrase in one Unicode form (NFC), so that it opens the vault from any keyboard. Raises EmptyPassphrase."""
    if not passphrase:
        raise EmptyPassphrase
    return normal(passphrase)


def passphrase_slot(vault_id: str, master: bytes, passphrase: str, cost: Argon2Cost) -> Slot:
    """A slot that a passphrase opens."""
    salt = os.urandom(16)
    slot: Slot = {
        "kind": PASSPHRASE,
        "kdf": {
            "name": "argon2id",
            "memory_kib": cost.memory_kib,
            "iterations": cost.iterations,
            "lanes": cost.lanes,
            "salt": _text(salt),
        },
    }
    key = argon2id(passphrase_bytes(passphrase), salt, cost)
    return {**slot, "wrapped": _text(wrap_with_key(key, master, _context(vault_id, slot)))}


def recovery_slot(vault_id: str, master: bytes, recipient_raw: bytes) -> Slot:
    """A slot that the recovery key opens; `recipient_raw` is its public half, 32 bytes."""
    slot: Slot = {"kind": RECOVERY, "recipient": _text(recipient_raw)}
    return {**slot, "wrapped": _text(wrap_to_recipient(recipient_raw, master, _context(vault_id, slot)))}


def open_with_passphrase(header: Header, passphrase: str, begun: Begun | None = None) -> bytearray:
    """The master key, by the slot's key that may be `begun` already.

    Raises WrongPassphrase, EmptyPassphrase, and VaultDamaged for costs that nobody writes.
    """
    secret = passphrase_bytes(passphrase)
    for slot in _of_kind(header, PASSPHRASE):
        try:
            kdf = slot["kdf"]
            cost = Argon2Cost(kdf["memory_kib"], kdf["iterations"], kdf["lanes"])
            salt, wrapped = _raw(kdf["salt"]), _raw(slot["wrapped"])
            if not 8 <= len(salt) <= 64:
                raise VaultDamaged("header")
        except (HostileCost, KeyError, TypeError, ValueError):
            raise VaultDamaged("header") from None
        if begun is not None:
            ready()
        key = begun and begun.take((secret, salt, cost.memory_kib, cost.iterations, cost.lanes))
        try:
            return bytearray(
                unwrap_with_key(key or argon2id(secret, salt, cost), wrapped, _context(header.vault_id, slot))
            )
        except WrapRefused:
            continue
    raise WrongPassphrase


def open_with_recovery(header: Header, identity_raw: bytes) -> bytearray:
    """The master key, by the recovery key's 32 secret bytes. Raises WrongRecoveryKey."""
    for slot in _of_kind(header, RECOVERY):
        try:
            wrapped = _raw(slot["wrapped"])
        except (KeyError, TypeError, ValueError):
            raise VaultDamaged("header") from None
        try:
            return bytearray(unwrap_with_identity(identity_raw, wrapped, _context(header.vault_id, slot)))
        except WrapRefused:
            continue
    raise WrongRecoveryKey


def passphrase_cost(header: Header) -> Argon2Cost:
    """What a guess costs in this vault."""
    kdf = next(_of_kind(header, PASSPHRASE))["kdf"]
    return Argon2Cost(kdf["memory_kib"], kdf["iterations"], kdf["lanes"])


def recovery_recipient(header: Header) -> bytes:
    """The public half of the recovery key that opens this vault, 32 bytes."""
    return _raw(next(_of_kind(header, RECOVERY))["recipient"])


def replaced(slots: tuple[Slot, ...], new: Slot) -> tuple[Slot, ...]:
    """The slots with the new one in place of all of its kind."""
    return (*(slot for slot in slots if slot["kind"] != new["kind"]), new)


def _of_kind(header: Header, kind: str) -> Iterator[Slot]:
    """Raises VaultDamaged when there is none: no secret could ever be the right one then."""
    slots = [slot for slot in header.slots if slot.get("kind") == kind]
    if not slots:
        raise VaultDamaged("header")
    return iter(slots)


def _context(vault_id: str, slot: Slot) -> bytes:
    bound = {name: value for name, value in slot.items() if name != "wrapped"}
    return canonical({"magic": MAGIC, "format": FORMAT, "vault_id": vault_id, "slot": bound})


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _raw(untrusted_text: str) -> bytes:
    try:
        return base64.b64decode(untrusted_text.encode(), validate=True)
    except (AttributeError, binascii.Error) as error:
        raise ValueError("not base64") from error
