"""jrnl's text: which lines begin an entry, and what an entry's title, star and tags are. As jrnl 4.6 reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from dateutil import parser

from peerjournal.formats.dates import find_day, read_time

_BRACKETED = re.compile(r"^\[([^\]\n]{7,60})\] ", re.MULTILINE)
_BRACKETED_TIME = re.compile(r"^\[(\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)\] ", re.MULTILINE)
# Version 1 had no brackets; its dates are such that strptime with the person's format reads them.
_BARE = re.compile(
    r"^((?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d))[ T]"
    r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?) (?=\S)",
    re.MULTILINE,
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AaPp])[Mm])?)?")
_SENTENCE = re.compile(
    "[.!?\u2026\u203c\u203d\u2047\u2048\u2049\u22ef\ufe52\ufe57]['\u2019\"\u201d]?[\\])]*\\s+|[\uff01\uff0e\uff1f\uff61\u3002]"
)
_TAG = re.compile(r"(?<!\S)[@#]([-+*#/\w]+)")
_YEARS = (datetime(1, 1, 1), datetime(3, 1, 1))  # noqa: DTZ001 - wall clock; only what a text leaves out differs
_ODD = (ValueError, OverflowError, TypeError, IndexError, AttributeError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class Written:
    """One entry of the text: its day, its time where one stands in the heading, and the text behind the heading."""

    day: date
    at: time | None
    text: str


def heading_date(untrusted: str, day_first: bool | None) -> tuple[date, time | None] | None:
    """What a heading says; None for what is no date, or has no year (jrnl would take today's)."""
    found = _ISO.fullmatch(untrusted)
    try:
        if found is not None:
            year, month, day, hour, minute, second, half = found.groups()
            hours = int(hour or 0)
            if half:
                hours = hours % 12 + (12 if half in "pP" else 0)
            at = time(hours, int(minute), int(second or 0)) if hour else None
            return date(int(year), int(month), int(day)), at
    except ValueError:
        return None
    if not any(one.isdigit() for one in untrusted):
        return None
    return _freely(untrusted, day_first) or _in_words(untrusted, day_first)


def _freely(untrusted: str, day_first: bool | None) -> tuple[date, time | None] | None:
    by_day = day_first if day_first is not None else bool(re.match(r"\s*\d{1,2}\.\d", untrusted))
    try:
        one, other = (parser.parse(untrusted, default=year, dayfirst=by_day, ignoretz=True) for year in _YEARS)
        if one.year != other.year or one.date() != other.date():
            return None
        late = parser.parse(untrusted, default=datetime(1, 1, 1, 1, 1), ignoretz=True)  # noqa: DTZ001 - as above
        return one.date(), one.time() if late.time() == one.time() else None
    except _ODD:
        return None


def _in_words(untrusted: str, day_first: bool | None) -> tuple[date, time | None] | None:
    """Months in other languages; beside the day only a weekday and a time may stand."""
    found = find_day(untrusted, day_first)
    if found is None:
        return None
    day, start, end = found
    rest = untrusted[:start] + " " + untrusted[end:]
    clock = read_time(rest)
    words = re.findall(r"[^\W\d_]+", rest)
    return (day, clock[0] if clock else None) if len(words) <= 2 and len(rest) < 30 else None


def written(untrusted: str, day_first: bool | None, day: date | None = None) -> tuple[list[Written], str]:
    """The entries, and what stands before the first. `day` is what the file's name says, and then holds for all.

    Without any heading in brackets, headings of version 1 count. A heading that is no date is text.
    """
    for patterns in ((_BRACKETED, _BRACKETED_TIME) if day else (_BRACKETED,)), (_BARE,):
        heads = sorted(_heads(untrusted, patterns, day_first, day), key=lambda head: head[0])
        if heads:
            ends = [head[0] for head in heads[1:]] + [len(untrusted)]
            entries = [
                Written(day or on, at, untrusted[begin:end])
                for (_, begin, on, at), end in zip(heads, ends, strict=True)
            ]
            return entries, untrusted[: heads[0][0]].strip()
    return [], untrusted


def _heads(
    untrusted: str, patterns: tuple[re.Pattern[str], ...], day_first: bool | None, day: date | None
) -> Iterator[tuple[int, int, date, time | None]]:
    for pattern in patterns:
        for found in pattern.finditer(untrusted):
            when: tuple[date, time | None] | None
            if pattern is _BRACKETED_TIME:
                clock = read_time(found[1])
                when = (day, clock[0]) if day and clock else None
            else:
                when = heading_date(found[1], day_first)
            if when is not None:
                yield found.start(), found.end(), *when


def dates_in(untrusted: str) -> list[str]:
    """The dates of all headings, as written."""
    return [found[1] for found in _BRACKETED.finditer(untrusted)] or [found[1] for found in _BARE.finditer(untrusted)]


def is_journal(untrusted_head: str) -> bool:
    """Whether it begins with a heading; of those in brackets the first may be no date."""
    begun = untrusted_head.lstrip("\ufeff\r\n ")
    if begun.startswith("["):
        return any(heading_date(found[1], None) for found in _BRACKETED.finditer(begun))
    first = _BARE.match(begun)
    return first is not None and heading_date(first[1], None) is not None


def parts(untrusted: str) -> tuple[str, str, bool]:
    """Title, body and star of an entry: the first line, or the first sentence where there is but one line."""
    text = untrusted.strip()
    first, _, rest = text.partition("\n")
    starred = first.rstrip().endswith("*")
    if starred:
        first = first.rstrip().removesuffix("*")
    if rest.strip():
        return first.strip(), rest.strip(), starred
    end = _SENTENCE.search(first)
    return (first[: end.end()].strip(), first[end.end() :].strip(), starred) if end else (first.strip(), "", starred)


def tags(untrusted: str) -> tuple[str, ...]:
    """Words with @ or # before them, in lower case and each once, as jrnl counts them."""
    found = (one[1].lower() for one in _TAG.finditer(untrusted))
    return tuple(dict.fromkeys(tag for tag in found if any(one.isalnum() for one in tag)))
