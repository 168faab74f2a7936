"""The backup: one age file with everything a vault holds, readable without this program, proven before it counts.

This part knows the nouns, age and files, and no vault: what it backs up comes through `Source`, what it gives back goes
to a `Taker`.
"""

from peerjournal.backup.archive import Share, Source
from peerjournal.backup.making import make
from peerjournal.backup.naming import made_on, place
from peerjournal.backup.opening import fingerprint, told, verify
from peerjournal.backup.reading import Nobody, Taker
from peerjournal.backup.rotation import kept
from peerjournal.backup.wrong import SourceChanged

__all__ = [
    "Nobody", "Share", "Source", "SourceChanged", "Taker", "fingerprint", "kept", "made_on", "make", "place", "told",
    "verify",
]  # fmt: skip
