"""SHA-256 and HMAC-SHA256 by the copy of OpenSSL that `cryptography` brings, and that is loaded anyway.

Python's own `hashlib` and `hmac` load the system's beside it: 3.4 MB of memory in every process, for the same numbers.
What goes through many megabytes is better off with them all the same: they let other threads run meanwhile.
"""

import os

from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.hmac import HMAC

_NEW = Hash(SHA256())  # a copy of it is there in half the time of another one
_MINE = os.urandom(32)


def sha256(data: bytes) -> bytes:
    """32 bytes (FIPS 180-4)."""
    made = _NEW.copy()
    made.update(data)
    return made.finalize()


def hmac_sha256(key: bytes, data: bytes) -> bytes:
    """32 bytes (RFC 2104)."""
    made = HMAC(key, SHA256())
    made.update(data)
    return made.finalize()


def same(one: bytes, other: bytes) -> bool:
    """Whether both are equal; how long that takes says nothing of where they differ, for codes under a key of this
    process alone are compared, which nobody can foretell.
    """
    return hmac_sha256(_MINE, one) == hmac_sha256(_MINE, other)
