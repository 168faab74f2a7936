"""On this day: what was written on the same day of other years."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from peerjournal.ui.models.card import Card
from peerjournal.ui.models.spoken import nameless
from peerjournal.ui.pages.journal.fact_button import FactButton
from peerjournal.ui.theme.tokens import HAIR, SNUG
from peerjournal.ui.widgets import IconButton, label, rule


class Memories(QWidget):
    """`opened` carries a Card, `left_out` one that shall not come up here any more. Hidden when there is nothing."""

    opened = Signal(object)
    left_out = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(HAIR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SNUG, 0, 0)
        column.setSpacing(SNUG)
        column.addWidget(rule())
        column.addWidget(label(self.tr("On this day in other years"), "strong"))
        column.addLayout(self._rows)
        self.hide()

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Shows exactly these."""
        while (item := self._rows.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for card in cards:
            self._rows.addWidget(self._row(card))
        self.setVisible(bool(cards))

    def _row(self, card: Card) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(HAIR)
        words = card.title or card.excerpt or nameless(card)
        year = _year(card.day)
        button = FactButton("calendar", self.tr("On this day"), form=False, wide=True)
        button.say(f"{year}  ·  {words}")
        button.setAccessibleName(f"{year}. {words}")
        button.clicked.connect(lambda: self.opened.emit(card))
        quiet = IconButton("eye-off", self.tr("Don't show this one here again"), lambda: self.left_out.emit(card))
        line.addWidget(button, 1)
        line.addWidget(quiet)
        return row

    def buttons(self) -> list[QPushButton]:
        """The entries as buttons, in order."""
        return self.findChildren(QPushButton)


def _year(day: date) -> str:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(day.year)
