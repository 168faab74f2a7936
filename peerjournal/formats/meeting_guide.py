"""Lists of meetings in the Meeting Guide format (github.com/code4recovery/spec): JSON, one object a meeting and day.

Names, places and times are taken, people are not: contacts, telephone numbers, e-mail addresses and notes, where such
things are written, stay in the list.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peerjournal.formats.imported import ImportedGroup, Remarks, Wishes
from peerjournal.formats.json_text import BadJson, load
from peerjournal.formats.meeting_types import kinds, spelled_out
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from peerjournal.model.moments import local, to_local
from peerjournal.model.text import folded

NAME = "meeting-guide"
TITLE = "List of meetings (Meeting Guide)"
LARGEST = 40 << 20  # bytes
_DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
DAY_NAMES = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_TIME = re.compile(r"\s*(\d{1,2})(?::?(\d\d)(?::\d\d)?)?\s*(?:([AaPp])\.?[Mm]?\.?)?\s*")
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_FIRST_SUNDAY = date(2023, 1, 1)  # lists do not say when a meeting began; a Sunday of the past to count from
_CONTACT = re.compile(r"\S+@\S+\.\S+|(?:\+|\b)\(?\d[\d\s().-]{6,}\d\b")
# A day of the week by number or name; the days of a journal are dates.
_DAY = re.compile(
    rb'"day"\s*:\s*(?:null|"?[0-7]"?\s*[,}\]]|\[|"(?:sun|mon|tues|wednes|thurs|fri|satur)day")', re.IGNORECASE
)
_KEYS = re.compile(rb'"(name|slug|time|types|formatted_address|location|conference_url|region)"\s*:')
_LISTS = ("meetings", "records", "data", "items", "results")  # where programs that hand lists on put them


def recognises(source: Source) -> bool:
    """Whether it is a list of objects with a name, a day of the week and another field of the format."""
    if not source.is_file:
        return False
    head = source.head().removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] not in {b"[", b"{"} or _DAY.search(head) is None:
        return False
    keys = set(_KEYS.findall(head))
    return b"name" in keys and (b"slug" in keys or {b"time"} < keys - {b"name"})


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[ImportedGroup]:
    """Every meeting of the list as a group that meets weekly."""
    del wishes
    try:
        untrusted = load(source.read(source.name, LARGEST))
    except BadJson:
        raise FileUnreadable(source.path, "no-entries") from None
    rows = list(_rows(untrusted))
    if not rows:
        raise FileUnreadable(source.path, "no-entries")
    yield from groups(rows, remarks)


def _rows(untrusted: Any) -> Iterator[dict[str, Any]]:
    """The objects of the list; Airtable's have their fields one level below."""
    if isinstance(untrusted, dict):
        untrusted = next((untrusted[key] for key in _LISTS if isinstance(untrusted.get(key), list)), [])
    for one in untrusted if isinstance(untrusted, list) else []:
        if isinstance(one, dict):
            yield one["fields"] if isinstance(one.get("fields"), dict) else one


def groups(rows: Sequence[dict[str, Any]], remarks: Remarks) -> Iterator[ImportedGroup]:
    """Every row, an object of the format, as a group."""
    names = Counter(folded(_text(one, "name") or _text(one, "group")) for one in rows)
    for number, one in enumerate(rows):
        yield _group(one, number, names, remarks)


def _group(one: dict[str, Any], number: int, names: Counter[str], remarks: Remarks) -> ImportedGroup:
    name = _text(one, "name") or _text(one, "group") or "A meeting"
    days, at = _days(one.get("day")), _time(_text(one, "time"))
    if not days or at is None:
        remarks.change("a meeting", "is by appointment, or its day or time can't be read; it comes without a schedule")
    if one.keys() & _LEFT:
        remarks.skip("contacts and notes", "people, telephone numbers and e-mail addresses stay in the list")
    if names[folded(name)] > 1:  # one group's evenings, or two groups of one name
        name = f"{name} ({DAY_NAMES[days[0]]} {at:%H:%M})" if days and at is not None else f"{name} (by appointment)"
        names[folded(name)] += 1
        name = name if names[folded(name)] == 1 else f"{name} {names[folded(name)]}"
    types = kinds(one.get("types"))
    zone = _zone(_text(one, "timezone"))
    address = _text(one, "formatted_address") or ", ".join(filter(None, (_text(one, key) for key in _ADDRESS)))
    details: dict[str, Any] = {
        "place": ", ".join(dict.fromkeys(filter(None, (_text(one, "location"), address)))),
        "online": _text(one, "conference_url", contact=False), "zone": zone,
        "minutes": _minutes(at, _time(_text(one, "end_time"))), "purpose": spelled_out(types),
    }  # fmt: skip
    rule = f"FREQ=WEEKLY;BYDAY={','.join(_DAYS[day] for day in days)}" if days and at is not None else ""
    first_at = _first(days[0], at, zone) if days and at is not None else None
    return ImportedGroup(_text(one, "slug") or str(number), name, rule, first_at, details=details, kinds=types)


_ADDRESS = ("address", "city", "state", "postal_code", "country")
# Where people can stand: named contacts, and texts that anybody could write anything into.
_LEFT = {
    "notes", "group_notes", "location_notes", "conference_url_notes", "conference_phone", "conference_phone_notes",
    "email", "phone", "contacts", "feedback_emails", "venmo", "square", "paypal", "mailing_address",
    *(f"contact_{number}_{what}" for number in (1, 2, 3) for what in ("name", "email", "phone")),
}  # fmt: skip


def _text(one: dict[str, Any], key: str, *, contact: bool = True) -> str:
    untrusted = one.get(key)
    text = " ".join(untrusted.split()) if isinstance(untrusted, str) else ""
    return " ".join(_CONTACT.sub("", text).split()) if contact and key not in {"time", "end_time", "slug"} else text


def _days(untrusted: Any) -> tuple[int, ...]:
    """0 is Sunday, and so is 7; a number, a number as text, the day's name, several with commas, or a list of such."""
    several = untrusted if isinstance(untrusted, list) else [untrusted]
    written = {part.strip().casefold() for one in several if isinstance(one, int | str) for part in str(one).split(",")}
    return tuple(
        day for day, name in enumerate(DAY_NAMES)
        if written & {str(day), name.casefold(), name[:3].casefold(), *(("7",) if day == 0 else ())}
    )  # fmt: skip


def _time(text: str) -> time | None:
    match = _TIME.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        return _WORDS.get(text.strip().casefold())
    hour = int(match[1])
    if match[3]:
        hour = hour % 12 + (12 if match[3] in "Pp" else 0)
    minute = int(match[2] or 0)
    return time(hour % 24, minute) if (hour < 24 or (hour, minute) == (24, 0)) and minute < 60 else None


def _minutes(begins: time | None, ends: time | None) -> int | None:
    if begins is None or ends is None or begins == ends:
        return None
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return minutes % (24 * 60)


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (ValueError, OSError, KeyError):
        return ""


def _first(day: int, at: time, zone: str) -> datetime:
    on = _FIRST_SUNDAY + timedelta(days=day)
    return to_local(datetime.combine(on, at, ZoneInfo(zone))) if zone else local(on, at)
