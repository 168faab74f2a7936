"""jrnl's text: which lines begin an entry, and what an entry's title, star and tags are. As jrnl 4.6 reads it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from dateutil import parser

from peerjournal.formats.dates import find_day, is_day_first, read_time

_BRACKETED = re.compile(r"\[([^\]\n]{7,60})\] ")
_BRACKETED_TIME = re.compile(r"\[(\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)\] ")
# Version 1 had no brackets; its dates are such that strptime with the person's format reads them.
_BARE = re.compile(
    r"((?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d))[ T]"
    r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?) (?=\S)"
)
_STARTS = frozenset("[0123456789")  # of headings
_SLASHES = re.compile(r"\[?\d{1,2}/\d{1,2}/\d\d")
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

    day: date | None
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


@dataclass(frozen=True, slots=True)
class Headings:
    """What counts as a heading in one journal: what of its file's name is a day then holds for all."""

    is_bracketed: bool
    day_first: bool | None
    day: date | None = None

    def at(self, line: str) -> tuple[int, date, time | None] | None:
        """Where the text of an entry begins in a line that begins one, its day and time. What is no date is text."""
        if line[:1] not in _STARTS:
            return None
        pattern = _BRACKETED if self.is_bracketed else _BARE
        if found := pattern.match(line):
            when = heading_date(found[1], self.day_first)
            if when is not None:
                return found.end(), self.day or when[0], when[1]
        if self.day and self.is_bracketed and (found := _BRACKETED_TIME.match(line)):
            clock = read_time(found[1])
            if clock is not None:
                return found.end(), self.day, clock[0]
        return None


def headings_of(untrusted_lines: Iterable[str], day_first: bool | None, day: date | None) -> Headings | None:
    """What a journal's headings are, if it has any. Those of version 1, without brackets, count where no other does."""
    bracketed, bare = (Headings(one, day_first, day) for one in (True, False))
    has_bare = False
    for line in untrusted_lines:
        if line[:1] not in _STARTS:
            continue
        if line[0] == "[":
            if bracketed.at(line):
                return bracketed
        elif not has_bare:
            has_bare = bare.at(line) is not None
    return bare if has_bare else None


def day_order(untrusted_lines: Iterable[str]) -> tuple[bool | None, bool]:
    """Whether days stand before months, where a heading shows it; and whether some heading leaves it open."""
    found: dict[bool, bool | None] = {}
    is_open = False
    for line in untrusted_lines:
        if line[:1] in _STARTS and (head := _BRACKETED.match(line) or _BARE.match(line)):
            is_bracketed = line.startswith("[")
            if found.setdefault(is_bracketed, None) is None:
                found[is_bracketed] = is_day_first([head[1]])
            is_open = is_open or _SLASHES.match(line) is not None
    return found.get(True in found), is_open


def written(untrusted_lines: Iterable[str], headings: Headings) -> Iterator[Written]:
    """The entries; text before the first comes first, as one without a day."""
    begun: tuple[date | None, time | None] = None, None
    text: list[str] = []
    for line in untrusted_lines:
        if found := headings.at(line):
            if begun[0] is not None or any(one.strip() for one in text):
                yield Written(*begun, "\n".join(text))
            begun, text = found[1:], [line[found[0] :]]
        else:
            text.append(line)
    if begun[0] is not None or any(one.strip() for one in text):
        yield Written(*begun, "\n".join(text))


def is_journal(untrusted_head: str) -> bool:
    """Whether it begins with a heading; of those in brackets the first may be no date."""
    begun = untrusted_head.lstrip("\ufeff\r\n ")
    if begun.startswith("["):
        bracketed = Headings(True, None)
        return any(bracketed.at(line) for line in begun.split("\n"))
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
