"""A tip as a card of the library."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from peerjournal.model.tip import Tip
from peerjournal.ui import words
from peerjournal.ui.pages.tips import wording
from peerjournal.ui.pages.tips.look import Helping
from peerjournal.ui.widgets import Button, Card, label


class TipCard(Card):
    """What it is, for what, what it came to, where it came from. A click anywhere opens it, as its button does."""

    def __init__(
        self, helping: Helping, tip: Tip, today: date, tried: Callable[[], object], show: Callable[[], object]
    ) -> None:
        super().__init__(words.breakable(tip.title))
        self._show = show
        self.tip_id = tip.id
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        lines = (
            (wording.situations(tip.situations), ""),
            (wording.figures(helping.ranked), "muted"),
            (wording.origin(helping.origin, today), "small"),
        )
        self.add_lines(*(label(words.breakable(text), role) for text, role in lines if text))
        self.body.addStretch(1)
        self._tried = Button(self.tr("I tried it"), tried)
        self._tried.setAccessibleName(self.tr("I tried it: {tip}").replace("{tip}", tip.title))
        self._opens = Button(self.tr("Open"), show, role="quiet")
        self._opens.setAccessibleName(self.tr("Open: {tip}").replace("{tip}", tip.title))
        self.buttons(self._tried, self._opens)

    def focused(self) -> int | None:
        """Which of its buttons has the keyboard, or would have it when the window is active."""
        inside = self.window().focusWidget()
        buttons = (self._tried, self._opens)
        return buttons.index(inside) if inside in buttons else None

    def focus(self, button: int) -> None:
        """Puts the keyboard on the button that `focused` named."""
        (self._tried, self._opens)[button].setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the tip."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._show()
