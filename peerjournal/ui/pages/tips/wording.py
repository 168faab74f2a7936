"""How tips and their tries are said: numbers and the person's own words, never what they might mean."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from peerjournal.actions.tips import RankedTip
from peerjournal.ui import words
from peerjournal.ui.pages.tips.look import Origin


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tips", text)


def count(number: int) -> str:
    """`1 tip`, `7 tips`."""
    return _tr("1 tip") if number == 1 else _tr("{number} tips").replace("{number}", words.number(float(number)))


def figures(one: RankedTip) -> str:
    """What its tries came to; nothing for a tip that was never tried."""
    if one.tries == 0:
        return ""
    if one.eased is None:
        once, often = _tr("tried once"), _tr("tried {tries} times")
    elif round(one.eased, 1) == 0:
        once, often = _tr("no change, once"), _tr("no change on average, {tries} tries")
    elif one.eased > 0:
        once, often = _tr("eased {points} of 10, once"), _tr("eased {points} of 10 on average, {tries} tries")
    else:
        once = _tr("stronger by {points} of 10, once")
        often = _tr("stronger by {points} of 10 on average, {tries} tries")
    points = words.number(abs(round(one.eased or 0.0, 1)))
    return (
        (once if one.tries == 1 else often)
        .replace("{points}", points)
        .replace("{tries}", words.number(float(one.tries)))
    )


def situations(names: tuple[str, ...]) -> str:
    """`for cravings, panic`; nothing where none was named."""
    return _tr("for {situations}").replace("{situations}", ", ".join(names)) if names else ""


def origin(where: Origin, today: date) -> str:
    """`Thursday group · 12 Nov`."""
    day = words.short_day(where.at.date(), today) if where.at is not None else ""
    return " · ".join(part for part in (where.group, day) if part)
