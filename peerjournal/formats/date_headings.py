"""One file that holds a whole diary: its parts begin with a line that is a date."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from peerjournal.formats.dates import find_day, is_day_first, read_time

_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta segunda-feira terça-feira
quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag
torsdag fredag lördag söndag mandag tirsdag lørdag søndag poniedziałek wtorek środa czwartek piątek sobota niedziela
понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс 月曜日 火曜日 水曜日 木曜日 金曜日
土曜日 日曜日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天
周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日 日 月 火 水 木 金 土
월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일 uhr at um à the on den le
""".split()  # noqa: SIM905 - sixty more quotes would not make it clearer
_WEEKDAY = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})(?!\w)\.?", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?", re.IGNORECASE)
Lines = Callable[[], Iterable[str]]
_LONGEST = 80  # characters of a line that is a date
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6}[ \t]+)?[*_=\-\[( \t]*(.*?)[*_=\-\]):;,. \t#]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file under a date; `day` is None for what stands before the first."""

    day: date | None
    at: time | None
    text: str


def dated_line(untrusted_line: str, day_first: bool | None = None) -> tuple[date, time | None] | None:
    """The day, and the time if it has one, of a line that says nothing else."""
    if len(untrusted_line) > _LONGEST or not any(one.isdigit() for one in untrusted_line):
        return None
    found = _HEADING.match(untrusted_line)
    text = found[2] if found else untrusted_line
    day = find_day(text, day_first)
    if day is None:
        return None
    rest = _WEEKDAY.sub(" ", f"{text[: day[1]]} {text[day[2] :]}")
    clock = read_time(rest)
    rest = _TIME.sub(" ", rest, count=1) if clock is not None else rest
    return (day[0], clock[0] if clock else None) if not re.search(r"\w", rest) else None


def is_date_only(untrusted_text: str, day_first: bool | None = None) -> bool:
    """Whether a name or title is a date with at most the day of the week."""
    return dated_line(untrusted_text.replace("_", "-"), day_first) is not None


def parts(lines: Lines, day_first: bool | None, *, headings_only: bool) -> Iterator[Part] | None:
    """The parts of a diary in one file, whose lines are gone through two or three times; None where fewer than two
    of them are dates.
    """
    marks, shown, told = 0, day_first, None
    for number, line in enumerate(lines()):
        if _mark(line, day_first, headings_only=headings_only):
            marks += 1
            if not headings_only and told is not None and told < number - 3:
                return None  # a story with letters in it is no diary: that begins with a day
            if shown is None:
                shown = is_day_first([line])
        if marks == 0 and told is None and line.strip():
            told = number
    if marks < 2:
        return None
    return _parts(lines, day_first, headings_only) if shown == day_first else parts(
        lines, shown, headings_only=headings_only
    )  # fmt: skip


def _mark(line: str, day_first: bool | None, *, headings_only: bool) -> tuple[date, time | None] | None:
    return dated_line(line, day_first) if not headings_only or line.lstrip().startswith("#") else None


def _parts(lines: Lines, day_first: bool | None, headings_only: bool) -> Iterator[Part]:
    begun: tuple[date | None, time | None] = None, None
    text: list[str] = []
    for line in lines():
        if found := _mark(line, day_first, headings_only=headings_only):
            part = Part(*begun, "\n".join(text).strip("\r\n " if begun[0] else None))
            if part.day or part.text:
                yield part
            begun, text = found, []
        else:
            text.append(line)
    yield Part(*begun, "\n".join(text).strip("\r\n "))
