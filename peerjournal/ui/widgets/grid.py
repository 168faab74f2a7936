"""Cards side by side, as many as the width holds, all of a row equally tall."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import APART

_NARROWEST = 250  # of a card, at 100 % text size


class CardGrid(QWidget):
    """Shows the cards it was given last; those it had before are gone. None is narrower than `narrowest`."""

    def __init__(self, narrowest: int = _NARROWEST) -> None:
        super().__init__()
        self._narrowest = narrowest
        self._cards: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(APART)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Shows these cards, in this order."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = list(cards)
        self._columns = 0
        self._place()
        if not cards or self.parentWidget() is not None:  # shown without a parent, it would be a window of its own
            self.setVisible(bool(cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        fitting = (self.width() + APART) // (scaled(self._narrowest) + APART)
        columns = max(1, min(fitting, len(self._cards)))
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
