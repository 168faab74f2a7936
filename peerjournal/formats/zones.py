"""Names of time zones as other programs write them."""

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d\d)?", re.IGNORECASE)


def zone_named(untrusted_name: str) -> tzinfo | None:
    """`Europe/Vienna`, `Etc\\/GMT`, `GMT+0530`, `+02:00`; None for a name that means nothing here."""
    name = untrusted_name.strip().replace("\\", "")
    offset = _OFFSET.fullmatch(name)
    if offset is not None:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes)) if minutes < 24 * 60 else None
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+/-]{1,60}", name):
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None
