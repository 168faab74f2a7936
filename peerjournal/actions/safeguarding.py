"""The safeguarding log: notes under a passphrase of their own, which the journal's passphrase does not open.

A random key is wrapped under the passphrase (Argon2id, ChaCha20-Poly1305) in a row 'slot'; each note is sealed under
that key in a row of its own. The rows are in backups as they are. Nothing of it is searched, counted or exported.
"""

import base64
import binascii
import json
import os
from dataclasses import dataclass, field, replace
from datetime import datetime

from peerjournal.crypto.errors import HostileCost, WrapRefused
from peerjournal.crypto.kdf import Argon2Cost, argon2id
from peerjournal.crypto.wrap import unwrap_with_key, wrap_with_key
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import BadValue, NoSafeguardingLog, RowDamaged, SafeguardingLogThere, WrongLogPassphrase
from peerjournal.model.ids import new_id
from peerjournal.model.moments import from_iso, now, to_iso
from peerjournal.model.safeguarding import SafeguardingNote, SafeguardingRow
from peerjournal.model.text import storable
from peerjournal.vault import keyslots
from peerjournal.vault.vault import Vault

_CONTEXT = b"peerjournal/v1/safeguarding/"
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class LogKey:
    """What opens the log while it is open; of no use without the journal."""

    raw: bytes = field(repr=False)


def exists(vault: Vault) -> bool:
    """Whether there is such a log."""
    return bool(vault.safeguarding.of_kind("slot"))


def begin(vault: Vault, passphrase: str, *, cost: Argon2Cost | None = None) -> LogKey:
    """Begins the log. Raises EmptyPassphrase, SafeguardingLogThere."""
    key = LogKey(os.urandom(32))
    with vault.transaction():
        if exists(vault):
            raise SafeguardingLogThere
        made = SafeguardingRow(new_id(), "slot", "", now())
        vault.safeguarding.put(_slot(vault, made, key, passphrase, cost))
    return key


def unlock(vault: Vault, passphrase: str) -> LogKey:
    """Opens the log. Raises NoSafeguardingLog, WrongLogPassphrase, RowDamaged."""
    secret = keyslots.passphrase_bytes(passphrase)
    row = _slot_row(vault)
    try:
        slot = json.loads(base64.b64decode(row.sealed, validate=True))
        cost = Argon2Cost(slot["memory_kib"], slot["iterations"], slot["lanes"])
        salt, wrapped = base64.b64decode(slot["salt"]), base64.b64decode(slot["wrapped"])
        if not 8 <= len(salt) <= 64:
            raise RowDamaged("safeguarding", row.id)
    except (HostileCost, KeyError, TypeError, ValueError, binascii.Error):
        raise RowDamaged("safeguarding", row.id) from None
    try:
        return LogKey(unwrap_with_key(argon2id(secret, salt, cost), wrapped, _CONTEXT + row.id.encode()))
    except WrapRefused:
        raise WrongLogPassphrase from None


def change_passphrase(vault: Vault, key: LogKey, passphrase: str, *, cost: Argon2Cost | None = None) -> None:
    """Another passphrase for the same log; the old one opens it no more."""
    with vault.transaction():
        notes(vault, key)  # a key of another log must not get this one's slot
        vault.safeguarding.put(_slot(vault, _slot_row(vault), key, passphrase, cost))


def add(
    vault: Vault, key: LogKey, what: str, *, to_whom: str = "", group: str = "", at: datetime | None = None
) -> SafeguardingNote:  # fmt: skip
    """Notes what was escalated, to whom, when. It cannot be changed afterwards: a log that can is none."""
    words = storable(what.strip())
    if not words or len(words) > _LONGEST:
        raise BadValue("note", f"1 to {_LONGEST:,} characters")
    note = SafeguardingNote(new_id(), at or now(), words, storable(to_whom.strip()), storable(group.strip()))
    content = json.dumps({"at": to_iso(note.at), "what": note.what, "to_whom": note.to_whom, "group": note.group})
    sealed = wrap_with_key(key.raw, content.encode(), _CONTEXT + note.id.encode())
    with vault.transaction():
        _slot_row(vault)
        vault.safeguarding.put(SafeguardingRow(note.id, "note", base64.b64encode(sealed).decode(), now()))
    return note


def notes(vault: Vault, key: LogKey) -> list[SafeguardingNote | Damaged]:
    """All notes, oldest first. Raises WrongLogPassphrase for a key that is another log's."""
    found: list[SafeguardingNote | Damaged] = []
    for row in vault.safeguarding.of_kind("note"):
        if isinstance(row, Damaged):
            found.append(row)
            continue
        try:
            opened = unwrap_with_key(key.raw, base64.b64decode(row.sealed), _CONTEXT + row.id.encode())
        except WrapRefused:
            raise WrongLogPassphrase from None
        told = json.loads(opened)
        found.append(SafeguardingNote(row.id, from_iso(told["at"]), told["what"], told["to_whom"], told["group"]))
    return sorted(found, key=lambda one: one.id)


def _slot_row(vault: Vault) -> SafeguardingRow:
    rows = vault.safeguarding.of_kind("slot")
    if not rows:
        raise NoSafeguardingLog
    return vault.safeguarding.whole(rows[0])


def _slot(
    vault: Vault, row: SafeguardingRow, key: LogKey, passphrase: str, cost: Argon2Cost | None
) -> SafeguardingRow:  # fmt: skip
    cost = cost or keyslots.passphrase_cost(vault.header)
    salt = os.urandom(16)
    wrapping = argon2id(keyslots.passphrase_bytes(passphrase), salt, cost)
    wrapped = wrap_with_key(wrapping, key.raw, _CONTEXT + row.id.encode())
    slot = {
        "memory_kib": cost.memory_kib, "iterations": cost.iterations, "lanes": cost.lanes,
        "salt": base64.b64encode(salt).decode(), "wrapped": base64.b64encode(wrapped).decode(),
    }  # fmt: skip
    return replace(row, sealed=base64.b64encode(json.dumps(slot).encode()).decode())
