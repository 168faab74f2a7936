"""The rhythms that groups meet in, as plain choices, and the RFC 5545 rules they stand for."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from peerjournal.actions import groups
from peerjournal.model.group import Group
from peerjournal.model.moments import local, to_local
from peerjournal.ui import words

WEEK, TWO_WEEKS, MONTH = "week", "two-weeks", "month"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = -1


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`every` is WEEK, TWO_WEEKS or MONTH; `weekday` 0 (Monday) to 6; `nth` in the month 1 to 4, -1 the last."""

    every: str
    weekday: int
    nth: int = 1

    def rule(self) -> str:
        """The rule (RFC 5545, section 3.3.10)."""
        day = _DAYS[self.weekday]
        if self.every == MONTH:
            return f"FREQ=MONTHLY;BYDAY={self.nth}{day}"
        return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}" if self.every == TWO_WEEKS else f"FREQ=WEEKLY;BYDAY={day}"

    def group(self, at: time, after: datetime, *, skip: int = 0) -> Group:
        """A group without a name that meets so from the day of a moment on; `skip` weeks later with TWO_WEEKS."""
        begins = local(to_local(after).date() + timedelta(weeks=skip), at)
        # Of two weeks, which of them is what `skip` says: the first day to come is looked for week by week.
        rule = self.rule() if self.every == MONTH else Rhythm(WEEK, self.weekday).rule()
        first = groups.coming(Group("", "", rule, begins), begins - timedelta(minutes=1), 1)
        return Group("", "", self.rule(), first[0])


def read(group: Group) -> Rhythm | None:
    """The rhythm of a group's rule; None for no rule, and for one that these choices cannot say."""
    parts = dict(part.partition("=")[::2] for part in group.rrule.split(";") if part)
    frequency, interval, by_day = parts.pop("FREQ", ""), parts.pop("INTERVAL", "1"), parts.pop("BYDAY", "")
    parts.pop("WKST", None)
    if parts or group.first_at is None:
        return None
    weekday = to_local(group.first_at).weekday()
    if frequency == "WEEKLY" and interval in ("1", "2") and by_day in ("", *_DAYS):
        return Rhythm(WEEK if interval == "1" else TWO_WEEKS, _DAYS.index(by_day) if by_day else weekday)
    nth, day = by_day[:-2].lstrip("+"), by_day[-2:]
    if frequency == "MONTHLY" and interval == "1" and day in _DAYS and nth in ("1", "2", "3", "4", "-1"):
        return Rhythm(MONTH, _DAYS.index(day), int(nth))
    return None


def spoken(group: Group) -> str:
    """`Every week on Thursday, 18:30`; nothing without a rule."""
    if not group.rrule or group.first_at is None:
        return ""
    rhythm = read(group)
    if rhythm is None:
        return _tr("In a rhythm of its own")
    pattern = {
        WEEK: _tr("Every week on {day}, {time}"),
        TWO_WEEKS: _tr("Every two weeks on {day}, {time}"),
        MONTH: _tr("Every {nth} {day} of the month, {time}"),
    }[rhythm.every]
    at = words.clock(to_local(group.first_at))
    return pattern.replace("{day}", weekday(rhythm.weekday)).replace("{nth}", nth(rhythm.nth)).replace("{time}", at)


def weekday(number: int) -> str:
    """The name of a day of the week, 0 for Monday."""
    return QLocale().standaloneDayName(number + 1)


def nth(number: int) -> str:
    """`first` to `fourth`, or `last`."""
    names = {1: _tr("first"), 2: _tr("second"), 3: _tr("third"), 4: _tr("fourth"), _LAST: _tr("last")}
    return names[number]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rhythm", text)
