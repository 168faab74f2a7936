"""What a screen reader says about the rows of lists, in whole words."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.models.card import Card
from peerjournal.ui.models.outline import Heading
from peerjournal.ui.models.scales import scale_text
from peerjournal.ui.widgets.feelings import shown


def _tr(text: str) -> str:
    return QCoreApplication.translate("Spoken", text)


def month_name(year: int, month: int) -> str:
    """`November 2026`."""
    return QLocale().toString(QDate(year, month, 1), "MMMM yyyy")


def entries_number(count: int) -> str:
    """`1 entry`, `1,234 entries`."""
    return _tr("1 entry") if count == 1 else _tr("{number} entries").replace("{number}", QLocale().toString(count))


def spoken_month(heading: Heading) -> str:
    """A month's heading."""
    return f"{month_name(heading.year, heading.month)}, {entries_number(heading.entries)}"


def nameless(card: Card) -> str:
    """What stands where a title would, for an entry without words."""
    if card.damaged:
        return _tr("This entry is damaged")
    return card.files[0] if card.files and not card.feelings and not card.scales else _tr("Check-in")


def spoken_card(card: Card) -> str:
    """An entry's card, from its day to its files."""
    parts = [words.day(card.day, now().date())]
    if card.at is not None and not card.all_day:
        parts.append(words.clock(card.at))
    parts += [one for one in (card.title, card.excerpt) if one] or [nameless(card)]
    parts += [shown(name) for name in card.feelings]
    parts += [scale_text(key, value) for key, value in card.scales]
    if card.group:
        parts.append(card.group)
    if card.starred:
        parts.append(_tr("starred"))
    if card.files:
        count = len(card.files)
        parts.append(_tr("1 file") if count == 1 else _tr("{number} files").replace("{number}", str(count)))
    return ". ".join(parts)
