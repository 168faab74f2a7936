"""Identifiers: UUID version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made."""

import os
import re
import threading
import time

_TICKS = 4096  # in a millisecond: what 12 bits can tell apart
_last = 0
_turn = threading.Lock()
_TEXT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def new_id() -> str:
    """A new UUIDv7 as 36 lower-case characters.

    The 48-bit millisecond clock is followed by 12 bits of sub-millisecond time (RFC 9562, section 6.2, method 3),
    so ids made by one process keep their order even within a millisecond, and when the clock is set back.
    """
    global _last
    with _turn:
        _last = ticks = max(time.time_ns() * _TICKS // 1_000_000, _last + 1)
    milliseconds, twelve_bits = divmod(ticks, _TICKS)
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | twelve_bits << 64 | 0b10 << 62 | random
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def is_id(untrusted_text: str) -> bool:
    """Whether a text has the form of an id (any UUID version, lower case)."""
    return _TEXT.fullmatch(untrusted_text) is not None
