"""The field to search with: a magnifying glass, a hint, and a cross to empty it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from peerjournal.ui.widgets.field import IconField


class SearchField(IconField):
    """`moved` goes out with -1 or 1 on Up and Down, so that whoever shows results can step through them.

    Escape empties it; when it is empty already, the key is left to the window.
    """

    moved = Signal(int)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__("search", parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        # Escape does the same, so the keyboard needs no stop at the cross.
        cross = self.add_button("close", self.tr("Empty the field"), self.clear, by_keyboard=False)
        cross.hide()
        self.textChanged.connect(lambda text: cross.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and Escape as the class says."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
