"""Begins to open a journal while the rest of the program is still being loaded."""

from peerjournal.crypto.argon import Begun as Begun  # for the faces, which may name it but not import it
from peerjournal.vault import ahead


def begin(folder: str, passphrase: str) -> Begun | None:
    """What `vaults.unlock` takes; None where there is nothing to begin with."""
    return ahead.begin(folder, passphrase)
