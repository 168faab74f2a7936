"""Proves that somebody knows what opens this journal, before its passphrase is changed or its recovery key is shown."""

from peerjournal.actions import recovery
from peerjournal.model.errors import RecoveryKeyUnreadable, WrongRecoveryKey
from peerjournal.vault import keyslots
from peerjournal.vault.vault import Vault


def prove(vault: Vault, untrusted_secret: str) -> None:
    """The passphrase of this journal, or for who forgot it the recovery key or its words. Raises WrongPassphrase.

    An open journal may have been left alone for a minute. That lets nobody take it over, or its recovery key along.
    """
    try:
        master = keyslots.open_with_recovery(vault.header, recovery.parse(untrusted_secret))
    except (RecoveryKeyUnreadable, WrongRecoveryKey):
        master = keyslots.open_with_passphrase(vault.header, untrusted_secret)
    master[:] = bytes(len(master))


def change(vault: Vault, untrusted_secret: str, new: str) -> None:
    """A new passphrase, for who proves to know what opens the journal now. Raises WrongPassphrase, EmptyPassphrase."""
    keyslots.passphrase_bytes(new)
    prove(vault, untrusted_secret)
    vault.change_passphrase(new)


def show_key(vault: Vault, untrusted_secret: str) -> recovery.RecoveryKey:
    """The recovery key, for who proves to know what opens the journal now. Raises WrongPassphrase."""
    prove(vault, untrusted_secret)
    return recovery.key(vault)


def new_key(vault: Vault, untrusted_secret: str) -> recovery.RecoveryKey:
    """A new recovery key, for the same person. Raises WrongPassphrase, and as `recovery.new_key`."""
    prove(vault, untrusted_secret)
    return recovery.new_key(vault)
