"""The field to search with: a magnifying glass, a hint, and a cross to empty it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from peerjournal.ui.widgets.field import IconField


class SearchField(IconField):
    """`moved` goes out with -1 or 1 on Up and Down, so that whoever shows results can step through them.

    Of the hints, the longest first, the first that has room is shown: half a hint tells nobody which key to press.
    Escape empties it; when it is empty already, the key is left to the window.
    """

    moved = Signal(int)

    def __init__(self, *hints: str, parent: QWidget | None = None) -> None:
        super().__init__("search", parent)
        self._hints = hints
        self.setPlaceholderText(hints[0])
        self.setAccessibleName(hints[0])
        # Escape does the same, so the keyboard needs no stop at the cross.
        cross = self.add_button("close", self.tr("Empty the field"), self.clear, by_keyboard=False)
        cross.hide()
        self.textChanged.connect(lambda text: cross.setVisible(bool(text)))

    def width_of(self, hint: str) -> int:
        """Pixels it takes to show the hint whole."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        around = self.width() - inside.width() + margins.left() + margins.right() + _CURSOR
        return self.fontMetrics().horizontalAdvance(hint) + around

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows the longest hint that there is room for."""
        super().resizeEvent(event)
        self._choose()

    def changeEvent(self, event: QEvent) -> None:
        """The same when the letters have another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "_hints"):
            self._choose()

    def _choose(self) -> None:
        fits = (hint for hint in self._hints if self.width_of(hint) <= self.width())
        self.setPlaceholderText(next(fits, self._hints[-1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and Escape as the class says."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


_CURSOR = 6  # what a line edit keeps free beside its text, on both sides together
