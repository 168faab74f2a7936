"""The line at the foot of the window that says what just happened, with a way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerjournal.ui.theme.tokens import APART, NEAR, SNUG, TIGHT
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label

WIDEST = 640
_SHORT, _LONG = 4_000, 10_000  # milliseconds; the long one where there is something to press or to understand


class Toast(QFrame):
    """Shows one message at a time over its parent; it stays while the pointer or the keyboard is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("toast")
        self._undo: Callable[[], object] | None = None
        self._words = label()
        self._button = Button(self.tr("Undo"), self._press)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(NEAR, TIGHT, TIGHT, TIGHT)
        row.setSpacing(SNUG)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._pass)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undo: Callable[[], object] | None = None, error: bool = False) -> None:
        """Shows a message; with `undo` also a button. Errors and what can be undone stay longer."""
        self._undo = undo
        self._words.setText(text)
        self._button.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._clock.start(_LONG if undo is not None or error else _SHORT)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._around, text))

    def undo(self) -> bool:
        """Does what the button does; False where nothing can be undone."""
        if self._undo is None or not self.isVisible():
            return False
        self._press()
        return True

    def text(self) -> str:
        """What is shown, or nothing."""
        return self._words.text() if self.isVisible() else ""

    def clear(self) -> None:
        """Takes the message away, and the way back with it."""
        self._clock.stop()
        self._undo = None
        self._words.clear()
        self.hide()

    def _press(self) -> None:
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()

    def _pass(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._clock.start(_SHORT)
        else:
            self.clear()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever comes with the pointer gets the time they need."""
        super().enterEvent(event)
        self._clock.start(_LONG)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes its place when the window around it has its size."""
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays at its place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._around and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        around = self._around.rect()
        margins = NEAR + TIGHT + (SNUG + self._button.sizeHint().width() if self._undo is not None else TIGHT)
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 4
        width = min(around.width() - 2 * APART, WIDEST, words + margins)
        self._row.invalidate()
        height = self._row.totalHeightForWidth(width) if self._row.hasHeightForWidth() else 0
        self.resize(width, max(height, self._row.totalMinimumSize().height()))
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - APART)
