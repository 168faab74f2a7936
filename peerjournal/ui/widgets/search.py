"""The field to search with: a magnifying glass, a hint, and a cross to empty it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.icons import icon


class SearchField(QLineEdit):
    """`moved` goes out with -1 or 1 on Up and Down, so that whoever shows results can step through them.

    Escape empties it; when it is empty already, the key is left to the window.
    """

    moved = Signal(int)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(False)
        self._glass = QAction(self)
        self._cross = QAction(self.tr("Empty the field"), self)
        self._cross.triggered.connect(self.clear)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.setVisible(False)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and Escape as the class says."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draws the icons again when the theme has changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows the beginning of a long hint in a narrow field."""
        super().resizeEvent(event)
        self.setCursorPosition(self.cursorPosition())

    def _draw(self) -> None:
        if hasattr(self, "_glass"):
            self._glass.setIcon(icon("search", "muted", scaled(18)))
            self._cross.setIcon(icon("close", "muted", scaled(18)))
