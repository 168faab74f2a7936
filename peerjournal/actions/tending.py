"""Does what is good for a journal when nobody waits for it any more."""

import contextlib
import time

from peerjournal.model.errors import WorldError
from peerjournal.vault.vault import Vault

_SECONDS = 0.05


def tend(vault: Vault) -> None:
    """After something was saved: merges pieces of the index and gives room back, for a twentieth of a second.

    What was saved is safe already; if a full disk is in the way, whoever saves next hears of it.
    """
    if not vault.saves:
        return
    until = time.monotonic() + _SECONDS
    with contextlib.suppress(WorldError):
        while vault.tend() and time.monotonic() < until:
            pass
