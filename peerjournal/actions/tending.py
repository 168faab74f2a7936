"""Does what is good for a journal when nobody waits for it any more."""

import contextlib
import time

from peerjournal.model.errors import WorldError
from peerjournal.vault.vault import Vault

_SECONDS = 0.05
_SHARE = 0.1  # of the work that was done already: so an import leaves little to be merged by what comes after it


def tend(vault: Vault, worked: float) -> None:
    """After something was saved: merges pieces of the index and gives room back, for a moment.

    That is a twentieth of a second, or a tenth of the seconds that the processor `worked` for the whole command, in
    which somebody who thinks before answering a question does not count. What was saved is safe already; if a full disk
    is in the way, whoever saves next hears of it.
    """
    if not vault.saves:
        return
    until = time.monotonic() + max(_SECONDS, _SHARE * worked)
    with contextlib.suppress(WorldError):
        while vault.tend() and time.monotonic() < until:
            pass
