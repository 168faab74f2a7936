"""How days and times are said on screen, in the person's locale."""

import re
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTime
from PySide6.QtGui import QGuiApplication

from peerjournal.model.moments import to_local

_UNBROKEN = re.compile(r"\S{20}(?=\w)")  # before a mark that belongs to the letter, or in an emoji, is no place


def breakable(text: str) -> str:
    """The text with places in its longest words where a line may break (U+200B), so that no page becomes too wide."""
    return _UNBROKEN.sub(lambda found: found.group() + "\u200b", text)


def day(on: date, today: date) -> str:
    """`Monday 23 November`, with the year where it is not this one."""
    pattern = "dddd d MMMM" if on.year == today.year else "dddd d MMMM yyyy"
    return QLocale().toString(QDate(on.year, on.month, on.day), pattern)


def short_day(on: date, today: date) -> str:
    """`23 Nov`, with the year where it is not this one."""
    pattern = "d MMM" if on.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(on.year, on.month, on.day), pattern)


def clock(at: datetime) -> str:
    """The time of day as it was where it was written, in the locale's short form."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def moment(at: datetime, today: date) -> str:
    """Day and time of something: `Monday 23 November, 18:30`."""
    return f"{day(at.date(), today)}, {clock(at)}"


def ahead(at: datetime, now: datetime) -> str:
    """How far away a coming moment is, in days as people count them: today, tomorrow, in 3 days."""
    days = (to_local(at).date() - to_local(now).date()).days
    if days <= 0:
        return QCoreApplication.translate("Words", "today")
    if days == 1:
        return QCoreApplication.translate("Words", "tomorrow")
    return QCoreApplication.translate("Words", "in {days} days").replace("{days}", QLocale().toString(days))


def number(value: float) -> str:
    """A number with one decimal where it needs one: 3, 3.2."""
    return QLocale().toString(value, "f", 0 if value == round(value) else 1)


def from_to(before: int | None, after: int | None) -> str:
    """`7 → 4`, the arrow in the direction of reading; in words where only one of the two was said."""
    if before is not None and after is not None:
        mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return f"{number(float(before))} {'←' if mirrored else '→'} {number(float(after))}"
    return spoken_from_to(before, after)


def spoken_from_to(before: int | None, after: int | None) -> str:
    """`before 7, after 4`, or the one that was said, or nothing."""
    said = (
        (QCoreApplication.translate("Words", "before {value}"), before),
        (QCoreApplication.translate("Words", "after {value}"), after),
    )
    return ", ".join(text.replace("{value}", number(float(value))) for text, value in said if value is not None)
