"""The card of kind words on Today: one note a day, and others when they are wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from peerjournal.actions import kind_words, people
from peerjournal.model.errors import NotFound, RowDamaged
from peerjournal.model.kind_word import KindWord
from peerjournal.ui import words
from peerjournal.ui.widgets import Button, Card, IconButton, label

_MOST = 280  # characters in the card; all of them are in its dialog
_QUOTES = "\"'“”„«»‘’‚‹›「『"


@dataclass(frozen=True, slots=True)
class Kindness:
    """Kind words with the alias they came from or went to, and whether there are `others`."""

    words: KindWord
    alias: str = ""
    others: bool = False


def kindness(vault: Any, day: date, further: int = 0, chosen: str = "") -> Kindness | None:
    """An action for the vault's thread: those of the day, so many `further` on; or the `chosen` ones, by their id."""
    found = kind_words.one_for_today(vault, day, further)
    others = found is not None and kind_words.one_for_today(vault, day, further + 1) != found
    if chosen:
        try:
            asked = kind_words.get(vault, chosen)
            found = asked if asked.trashed_at is None else found
        except (NotFound, RowDamaged):
            pass
    if found is None:
        return None
    return Kindness(found, people.aliases(vault).get(found.person_id or "", ""), others)


class KindWordsCard(Card):
    """`another`, `changing` and `adding` are its buttons."""

    another = Signal()
    changing = Signal()
    adding = Signal()

    def __init__(self, shown: Kindness, today: date) -> None:
        super().__init__(_tr("Kind words"))
        self._words, self._whence = label(), label("", "muted")
        self._another = Button(_tr("Another"), self.another.emit)
        self._change = IconButton("edit", _tr("Change these kind words"), self.changing.emit)
        self._add = IconButton("plus", _tr("Write down kind words"), self.adding.emit)
        self.add_lines(self._words, self._whence)
        self.body.addStretch(1)
        row = self.buttons(self._another)
        row.addWidget(self._change)
        row.addWidget(self._add)
        self.show_words(shown, today)

    def show_words(self, shown: Kindness, today: date) -> None:
        """Shows others in place of these."""
        self._words.setText(_quoted(shown.words.text))
        self._whence.setText(_whence(shown, today))
        self._another.setVisible(shown.others)

    def tell(self) -> None:
        """Has a screen reader read out what is shown now."""
        text = f"{self._words.text()} {self._whence.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, text))

    def begin(self) -> None:
        """Takes the keyboard, and with it the eye: the page scrolls here."""
        self._change.setFocus(Qt.FocusReason.OtherFocusReason)


def first_kind_words_card(add: Callable[[], object]) -> Card:
    """What stands there while there are none: what this is for, and the first step."""
    card = Card(_tr("Kind words"))
    text = _tr("Something kind that was said to you, or by you, can wait here for a day that needs it.")
    card.add(label(text, "muted"))
    card.body.addStretch(1)
    card.buttons(Button(_tr("Write down kind words"), add))
    return card


def shortened(text: str, most: int) -> str:
    """At most so many characters and an ellipsis: it ends at a word, where words have spaces between them."""
    if len(text) <= most:
        return text
    return (text[:most].rpartition(" ")[0] or text[:most]).rstrip(",;: \n") + "…"


def _quoted(text: str) -> str:
    text = shortened(text, _MOST)
    return text if text[0] in _QUOTES else _tr("“{words}”").replace("{words}", text)


def _whence(shown: Kindness, today: date) -> str:
    if shown.words.received:
        pattern = _tr("from {alias}, {day}") if shown.alias else "{day}"
    else:
        pattern = _tr("you said this to {alias}, {day}") if shown.alias else _tr("you said this, {day}")
    day = words.day(shown.words.at.date(), today)
    return pattern.replace("{day}", day).replace("{alias}", shown.alias)


def _tr(text: str) -> str:
    return QCoreApplication.translate("KindWordsCard", text)
