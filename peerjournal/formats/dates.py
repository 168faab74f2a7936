"""Dates as people and programs write them: in columns, front matter, headings and file names.

Every reader gives `(moment, has a time)`; a day alone is placed at noon. Where `03/04/2020` could be two days, the
caller says which (`day_first`), best after asking `is_day_first` about all dates of the source.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from peerjournal.formats.months import MONTHS
from peerjournal.model.errors import BadDate
from peerjournal.model.moments import NOON, in_whole_minutes, local, to_local

_WORD = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/._ ])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/._ ])(\d{1,2})\2(\d{4})(?!\d)")
# Eight digits alone, or with a time of four or six behind them; other numbers are not taken for days of odd centuries.
_TIGHT = re.compile(r"(?<!\d)(1[5-9]\d\d|2[01]\d\d)(\d\d)(\d\d)(?!\d{1,3}(?!\d)|\d{5}(?!\d)|\d{7})")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?!\d)")
_HAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?[ \-_]*(?:de |of )? *({_WORD})\.?,?(?:[ \-_]+(?:de |of )?)?"
    r"(\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)({_WORD})\.?[ \-_]*(\d{{1,2}})(?:st|nd|rd|th)?,?[ \-_]+(\d{{4}})(?!\d)", re.IGNORECASE
)
_YEAR_MONTH_DAY = re.compile(rf"(?<!\d)(\d{{4}})[ \-_]({_WORD})\.?[ \-_](\d{{1,2}})(?!\d)", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:[:h.](\d\d))?(?:[:.m](\d\d))?(?:[.,](\d{1,9}))?s?(?:[\s\u202f\u00a0]*"
    r"([ap])\.?[\s\u202f\u00a0]?m\.?(?!\w))?[\s\u202f\u00a0]*(?:(Z|UTC|GMT)?([+-]\d\d(?::?\d\d)?)?)(?![\d:])",
    re.IGNORECASE,
)
_TIGHT_TIME = re.compile(r"[T_\- ]?(\d\d)(\d\d)(\d\d)?(Z)?(?!\d)")
_AFTERNOON = ("pm", "p.m.", "下午", "午後", "오후", "μμ", "nm", "odp")


def placed(day: date, at: time | None, zone: tzinfo | None) -> datetime:
    """A wall-clock time in a zone (None: this computer's), or noon. Raises BadDate beyond the calendar."""
    clock = at or NOON
    try:
        if zone is None:
            return in_whole_minutes(local(day, clock))
        moment = in_whole_minutes(datetime.combine(day, clock, tzinfo=zone))
        return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))
    except (ValueError, OverflowError):
        raise BadDate("") from None


def in_zone(moment: datetime, zone: tzinfo | None) -> datetime:
    """A moment whose place the source doesn't know, as clocks showed it in `zone` (None: here). Raises BadDate."""
    try:
        there = to_local(moment) if zone is None else in_whole_minutes(moment.astimezone(zone))
        return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))
    except (ValueError, OverflowError):
        raise BadDate("") from None


def of_epoch(seconds: float, zone: tzinfo | None) -> datetime:
    """Seconds since 1970 UTC, also before and far from it. Raises BadDate."""
    try:
        return in_zone(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=round(seconds * 1000)), zone)
    except (ValueError, OverflowError):
        raise BadDate("") from None


def find_day(untrusted: str, day_first: bool | None = None) -> tuple[date, int, int] | None:
    """The first day that a text names, and where it begins and ends. ISO weeks and bare months are none."""
    for pattern, order in _ORDERS:
        for found in pattern.finditer(untrusted):
            day = _day(found, order, day_first)
            if day is not None:
                return day, found.start(), found.end()
    return None


def read_date(untrusted_text: str, zone: tzinfo | None = None, day_first: bool | None = None) -> tuple[datetime, bool]:
    """A moment from a field that holds nothing but a date, with or without a time. Raises BadDate."""
    text = untrusted_text.strip()
    if len(text) > 100:
        raise BadDate("")
    if re.fullmatch(r"-?\d{9,10}(\.\d+)?|-?\d{12,13}", text):
        return of_epoch(float(text) / (1000 if len(text.strip("-")) > 11 and "." not in text else 1), zone), True
    found = find_day(text, day_first)
    if found is None:
        raise BadDate("")
    day, start, end = found
    clock = read_time(text[end:]) or (read_time(text[:start]) if start else None)
    if clock is None:
        return placed(day, None, zone), False
    at, offset = clock
    if offset is None:
        return placed(day, at, zone), True
    moment = placed(day, at, offset)
    return (in_zone(moment, zone) if offset is UTC else moment), True


def read_time(untrusted: str) -> tuple[time, tzinfo | None] | None:
    """A time of day with or without its offset: `14:05`, `2.05 pm`, `14h05`, `T140500Z`; None where there is none."""
    tight = _TIGHT_TIME.match(untrusted)
    if tight and len(tight[0].strip("TZ_- ")) >= 4:
        found: tuple[str | None, ...] = (tight[1], tight[2], tight[3], None, None, tight[4], None)
    else:
        match = next((one for one in _TIME.finditer(untrusted) if one[2] or one[5]), None)
        if match is None:
            return None
        found = match.groups()
    hour, minute, second, fraction, half, utc, offset = found
    hours = int(hour or 0)
    half = (half or "").lower() or ("p" if any(one in untrusted.lower() for one in _AFTERNOON) else "")
    if half == "p" and hours < 12:
        hours += 12
    elif half == "a" and hours == 12:
        hours = 0
    try:
        at = time(hours, int(minute or 0), int(second or 0), int((fraction or "0").ljust(6, "0")[:6]))
        return at, (_offset(offset) if offset else UTC if utc else None)
    except ValueError:
        return None


def is_day_first(untrusted: Iterable[str]) -> bool | None:
    """Whether the days of a source stand before its months, where one of its dates shows it; None where none does."""
    for text in untrusted:
        for found in (*_YEAR_LAST.finditer(text[:100]), *_SHORT_YEAR.finditer(text[:100])):
            first, second = int(found[1]), int(found[3])
            if (first > 12) != (second > 12):
                return first > 12
    return None


def _day(found: re.Match[str], order: str, day_first: bool | None) -> date | None:
    try:
        if order == "ymd":
            return date(int(found[1]), int(found[3]), int(found[4]))
        if order == "tight":
            return date(int(found[1]), int(found[2]), int(found[3]))
        if order == "dMy":
            return date(int(found[3]), MONTHS[found[2].lower()], int(found[1]))
        if order == "Mdy":
            return date(int(found[3]), MONTHS[found[1].lower()], int(found[2]))
        if order == "yMd":
            return date(int(found[1]), MONTHS[found[2].lower()], int(found[3]))
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if order == "short":
            year += 2000 if year < 70 else 1900
        # A slash without anything else to go by is read as in most countries; dots and dashes are always theirs.
        is_day = found[2] == "." or (first > 12 if (first > 12) != (second > 12) else day_first is not False)
        return date(year, second, first) if is_day else date(year, first, second)
    except ValueError:
        return None


def _offset(text: str) -> tzinfo:
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


_ORDERS = (
    (_YEAR_FIRST, "ymd"), (_YEAR_LAST, "dmy"), (_HAN, "tight"), (_DAY_MONTH, "dMy"), (_MONTH_DAY, "Mdy"),
    (_YEAR_MONTH_DAY, "yMd"), (_TIGHT, "tight"), (_SHORT_YEAR, "short"),
)  # fmt: skip
