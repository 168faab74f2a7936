"""Argon2id (RFC 9106), which can be begun on before anything else of the program is loaded.

It is by far the longest part of opening a journal and lets other threads run meanwhile. So this module is loaded first
and loads next to nothing.
"""

import _thread  # `threading` takes as long to load as all of this

from peerjournal.crypto.compiled import Argon2id

KEY_BYTES = 32
BOUNDS = {"memory_kib": (8 << 10, 1 << 20), "iterations": (1, 16), "lanes": (1, 8)}

# Two at once, of more than one lane each, were seen to wait for each other for ever within OpenSSL, or to fail.
_turn = _thread.allocate_lock()

Inputs = tuple[bytes, bytes, int, int, int]
"""Secret, salt, memory in KiB, passes, lanes."""


def derive(secret: bytes, salt: bytes, memory_kib: int, iterations: int, lanes: int) -> bytes:
    """32 bytes; whether the cost is one to be paid was looked at before."""
    derivation = Argon2id(salt=salt, length=KEY_BYTES, iterations=iterations, lanes=lanes, memory_cost=memory_kib)
    with _turn:
        return derivation.derive(secret)


class Begun:
    """A key that is being made in a thread of its own."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs: Inputs | None = inputs
        self._key: bytes | None = None
        self._making, running = _thread.allocate_lock(), _thread.allocate_lock()
        self._making.acquire()
        running.acquire()
        _thread.start_new_thread(self._make, (running, *inputs))
        running.acquire()  # or else it would wait for its turn with the interpreter, which is 5 ms

    def _make(self, running: _thread.LockType, *inputs: *Inputs) -> None:
        running.release()
        try:
            self._key = derive(*inputs)
        except Exception:  # noqa: BLE001 - whoever asks makes it again, and there its error has a sentence
            self._key = None
        finally:
            self._making.release()

    def take(self, inputs: Inputs) -> bytes | None:
        """Waits for the key, once; None for other inputs than it was begun with, or if it could not be made."""
        if inputs != self._inputs:
            return None
        with self._making:
            key = self._key
        self._inputs = self._key = None  # neither is kept
        return key
