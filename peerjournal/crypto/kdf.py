"""Makes keys: slowly from a passphrase (Argon2id, RFC 9106), at once from a key (HKDF-SHA256, RFC 5869)."""

import os
import time
from typing import NamedTuple, Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from peerjournal.crypto.argon import BOUNDS, KEY_BYTES, derive
from peerjournal.crypto.errors import HostileCost


class _Cost(NamedTuple):
    memory_kib: int
    iterations: int
    lanes: int


class Argon2Cost(_Cost):
    """What one guess at a passphrase costs: memory in KiB (8 MiB to 1 GiB), passes (1-16), lanes (1-8).

    It may come out of a file that somebody else has written, so anything outside these bounds, or anything
    but a whole number, raises HostileCost here, before a byte is allocated.
    """

    __slots__ = ()

    def __new__(cls, memory_kib: int, iterations: int, lanes: int) -> Self:
        """Raises HostileCost."""
        cost = super().__new__(cls, memory_kib, iterations, lanes)
        for parameter, (least, most) in BOUNDS.items():
            untrusted_value = getattr(cost, parameter)
            if type(untrusted_value) is not int:  # True is an int, too
                raise HostileCost(parameter, None)
            if not least <= untrusted_value <= most:
                raise HostileCost(parameter, untrusted_value)
        return cost


# RFC 9106, section 4: its second recommended choice, for machines with little memory.
LEAST_WRITTEN = Argon2Cost(memory_kib=64 << 10, iterations=3, lanes=4)
# A vault must also open on a smaller computer than the one it was made on.
_MOST_WRITTEN_MEMORY_KIB = 512 << 10


def argon2id(passphrase: bytes, salt: bytes, cost: Argon2Cost) -> bytes:
    """32 bytes from a passphrase and a salt of at least 8 bytes; lets other threads run meanwhile."""
    return derive(passphrase, salt, cost.memory_kib, cost.iterations, cost.lanes)


def calibrate(target_seconds: float = 0.5) -> Argon2Cost:
    """The largest cost that takes about `target_seconds` on this computer, never less than `LEAST_WRITTEN`.

    Measures once, and a second time at the cost found: where memory is short or slow, twice the memory takes
    more than twice the time.
    """
    cost = scaled(LEAST_WRITTEN, _seconds(LEAST_WRITTEN), target_seconds)
    if cost == LEAST_WRITTEN:
        return cost
    return scaled(cost, _seconds(cost), target_seconds * 1.25, grow=False)


def scaled(measured: Argon2Cost, seconds: float, target_seconds: float, *, grow: bool = True) -> Argon2Cost:
    """What should take at most `target_seconds` if `measured` took `seconds`; time follows memory x passes.

    Memory is doubled first, because it is what an attacker pays for; passes are added once memory is at its
    upper limit. With `grow=False` only halves memory or takes passes away. Never below `LEAST_WRITTEN`.
    """
    memory, passes = measured.memory_kib, measured.iterations
    affordable = memory * passes * target_seconds / max(seconds, 1e-6)  # in KiB x passes
    while grow and memory < _MOST_WRITTEN_MEMORY_KIB and 2 * memory * passes <= affordable:
        memory *= 2
    while grow and memory == _MOST_WRITTEN_MEMORY_KIB and passes < 16 and memory * (passes + 1) <= affordable:
        passes += 1
    while memory * passes > affordable and passes > LEAST_WRITTEN.iterations:
        passes -= 1
    while memory * passes > affordable and memory > LEAST_WRITTEN.memory_kib:
        memory //= 2
    return Argon2Cost(memory, passes, measured.lanes)


def _seconds(cost: Argon2Cost) -> float:
    started = time.perf_counter()
    argon2id(b"a passphrase to measure with", os.urandom(16), cost)
    return time.perf_counter() - started


def hkdf(master: bytes, info: bytes, salt: bytes = b"") -> bytes:
    """32 bytes from a strong key, different and independent for every `info` (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(master)
