"""Identifiers: UUID version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made."""

import os
import re
import time
import uuid

_last = 0
_TEXT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def new_id() -> str:
    """A new UUIDv7 as 36 lower-case characters.

    The 48-bit millisecond clock is followed by 12 bits of sub-millisecond time (RFC 9562, section 6.2, method 3),
    so ids made by one process keep their order even within a millisecond.
    """
    global _last
    now = time.time_ns() // 244  # about 1/4096 of a millisecond
    _last = now = max(now, _last + 1)
    milliseconds, fraction = divmod(now * 244, 1_000_000)
    twelve_bits = fraction * 4096 // 1_000_000
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | twelve_bits << 64 | 0b10 << 62 | random
    return str(uuid.UUID(int=value))


def is_id(untrusted_text: str) -> bool:
    """Whether a text has the form of an id (any UUID version, lower case)."""
    return _TEXT.fullmatch(untrusted_text) is not None
