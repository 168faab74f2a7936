"""The plain sentences of the insights: what is there, with its number and its doubt, and never why."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from peerjournal.actions.measures import Measure
from peerjournal.ui import words
from peerjournal.ui.models.scales import scale_name

_HUES = ("tip", "accent", "group", "feeling")


def tr(text: str, **fields: object) -> str:
    """A text of ours in the person's language, with its fields filled in."""
    made = QCoreApplication.translate("Insights", text)
    for name, value in fields.items():
        made = made.replace("{" + name + "}", str(value))
    return made


class Names:
    """What scales are called, by their keys, with their ends and colours."""

    def __init__(self, measures: list[Measure]) -> None:
        self._measures = {one.key: one for one in measures}
        self._own = [one.key for one in measures if one.source == "My own scale"]

    def name(self, key: str) -> str:
        """A scale's name; one that came from elsewhere is called by its key."""
        known = self._measures.get(key)
        return known.name if key in self._own and known else scale_name(key).name

    def hue(self, key: str) -> str:
        """The token it is drawn in."""
        return _HUES[self._own.index(key) % len(_HUES)] if key in self._own else scale_name(key).hue

    def ends(self, key: str) -> tuple[str, str]:
        """The words at its ends."""
        known = self._measures.get(key)
        return (tr(known.low), tr(known.high)) if known and key not in self._own else (
            (known.low, known.high) if known else ("", "")
        )  # fmt: skip

    def span(self, key: str) -> tuple[int, int]:
        """Its lowest and highest answer."""
        known = self._measures.get(key)
        return (known.lowest, known.highest) if known else (0, 10)


def count(number: int) -> str:
    """A whole number as the locale writes it."""
    return QLocale().toString(number)


def signed(value: float) -> str:
    """`+1.5`, `−2`, `0`."""
    if round(value, 1) == 0:
        return "0"
    return ("+" if value > 0 else "−") + words.number(float(abs(round(value, 1))))


def one_place(value: float) -> str:
    """A number with at most one decimal."""
    return words.number(float(round(value, 1)))


def answers(n: int) -> str:
    """`1 answer`, `3 answers`."""
    return tr("1 answer") if n == 1 else tr("{n} answers", n=count(n))


def times(n: int) -> str:
    """`once`, `3 times`."""
    return tr("once") if n == 1 else tr("{n} times", n=count(n))


def over_time(found: Any) -> str:
    """What one scale did over the period."""
    begin = tr("{answers}, {mean} on average.", answers=answers(found.n), mean=one_place(found.mean))
    if found.moved is None:
        return begin + " " + tr("Too few, or in too short a time, to say whether it moved.")
    if not found.moved.speaks:
        return begin + " " + tr("No movement beyond its usual ups and downs.")
    rose = tr("On the whole it rose, by about {by} along a straight line.") if found.moved.change > 0 else tr(
        "On the whole it fell, by about {by} along a straight line."
    )  # fmt: skip
    return begin + " " + rose.replace("{by}", one_place(abs(found.moved.change)))


def before_after(found: Any) -> str:
    """What one scale did around meetings."""
    if found.median is None:
        return tr("{n} of 6: too few to say", n=count(found.n))
    return tr("{median} ({low} to {high}), {n} meetings", median=signed(found.median), low=signed(found.low),
              high=signed(found.high), n=count(found.n))  # fmt: skip


def day_of(on: date) -> str:
    """A day with its year."""
    return QLocale().toString(QDate(on.year, on.month, on.day), "d MMM yyyy")


def axis(on: date, kind: str) -> str:
    """A day, month or year on an axis; January says its year."""
    pattern = {"day": "d MMM", "month": "yyyy" if on.month == 1 else "MMM", "year": "yyyy"}[kind]
    return QLocale().toString(QDate(on.year, on.month, on.day), pattern)


def months() -> list[str]:
    """The months' short names."""
    return [QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat) for month in range(1, 13)]


def weekdays() -> list[str]:
    """The weekdays' short names, Monday first."""
    return [QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
