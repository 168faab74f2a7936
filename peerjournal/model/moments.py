"""Moments: when something was, with the UTC offset of the place where it was."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from peerjournal.model.errors import BadDate

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?)?"
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOON = time(12)


def now() -> datetime:
    """This moment, to the millisecond, with this computer's UTC offset."""
    moment = datetime.now(UTC)
    return to_local(moment.replace(microsecond=moment.microsecond // 1000 * 1000))


def to_local(moment: datetime) -> datetime:
    """The same moment with this computer's offset there and then, rounded to whole minutes.

    Before standard time, zone tables give local mean time with seconds (London 1660: -00:01:15), which ISO 8601 cannot
    write and nobody means.
    """
    try:
        offset = moment.astimezone().utcoffset() or timedelta()
    except (OverflowError, OSError, ValueError):
        offset = timedelta()
    return moment.astimezone(timezone(_whole_minutes(offset)))


def local(day: date, at: time = NOON) -> datetime:
    """A local wall-clock time on a day as a moment with this computer's offset then."""
    naive = datetime.combine(day, at)
    try:
        offset = naive.astimezone().utcoffset() or timedelta()
    except (OverflowError, OSError, ValueError):
        offset = timedelta()
    return naive.replace(tzinfo=timezone(_whole_minutes(offset)))


def in_whole_minutes(moment: datetime) -> datetime:
    """The same moment with an offset of whole minutes.

    Raises ValueError for one without an offset, or which has no year between 1 and 9999 in UTC.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without its offset from UTC")
    try:
        moment.astimezone(UTC)
        return moment if not offset % timedelta(minutes=1) else moment.astimezone(timezone(_whole_minutes(offset)))
    except OverflowError:
        raise ValueError("a moment beyond the calendar") from None


def _whole_minutes(offset: timedelta) -> timedelta:
    return timedelta(minutes=round(offset.total_seconds() / 60))


def parse(untrusted_text: str) -> tuple[datetime, bool]:
    """ISO 8601 date or date and time -> (moment, has a time). Without an offset this computer's is meant.

    A date alone is placed at noon and says so. Raises BadDate.
    """
    match = _ISO.fullmatch(untrusted_text.strip())
    if match is None:
        raise BadDate(untrusted_text)
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    try:
        on = date(int(year), int(month), int(day))
        if hour is None:
            return local(on), False
        micro = int((fraction or "0").ljust(6, "0")[:6])
        at = time(int(hour), int(minute), int(second or 0), micro)
        if offset is None:
            return _checked(local(on, at)), True
        return _checked(datetime.combine(on, at, tzinfo=_offset(offset))), True
    except (ValueError, OverflowError):
        raise BadDate(untrusted_text) from None


def parse_days(untrusted_text: str) -> tuple[date, date]:
    """`2024`, `2024-05` or `2024-05-17` -> its first and last day. Raises BadDate."""
    match = _DAY.fullmatch(untrusted_text.strip())
    if match is None:
        raise BadDate(untrusted_text)
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        if day:
            return first, first
        if month:
            following = (
                date(first.year + first.month // 12, first.month % 12 + 1, 1)
                if year != "9999" or first.month < 12
                else date.max
            )
            return first, following - timedelta(days=1) if following != date.max else following
        return first, date(first.year, 12, 31)
    except ValueError:
        raise BadDate(untrusted_text) from None


def _offset(text: str) -> timezone:
    if text in "Zz":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    if int(digits[2:]) > 59:
        raise ValueError("minutes of an offset go to 59")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _checked(moment: datetime) -> datetime:
    moment.astimezone(UTC)  # year 1 and 9999 can overflow in UTC
    return moment


def to_iso(moment: datetime) -> str:
    """ISO 8601 with offset, with milliseconds or microseconds only where there are any."""
    if moment.microsecond == 0:
        return moment.isoformat(timespec="seconds")
    if moment.microsecond % 1000 == 0:
        return moment.isoformat(timespec="milliseconds")
    return moment.isoformat()


def from_iso(text: str) -> datetime:
    """The inverse of `to_iso` for texts this program wrote itself."""
    return datetime.fromisoformat(text)


def milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970-01-01 UTC; negative before."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)
