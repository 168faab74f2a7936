"""The title of an entry, large, to be read or to be typed."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit

from peerjournal.actions import entries
from peerjournal.ui.theme import scaled

_SIZE, _LARGEST = 22, 36  # pixels; a title must leave room for the text


def title_font() -> QFont:
    """The font of an entry's title at the person's text size."""
    font = QFont(QApplication.font())
    font.setPixelSize(min(scaled(_SIZE), _LARGEST))
    font.setWeight(QFont.Weight.DemiBold)
    return font


class TitleField(QLineEdit):
    """Keeps its large font whenever the style sheet comes anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bare")
        self.setMaxLength(entries.LONGEST_TITLE)
        self.setPlaceholderText(self.tr("Title, if you like"))
        self.setAccessibleName(self.tr("Title"))
        self.setFont(title_font())

    def changeEvent(self, event: QEvent) -> None:
        """Another text size, or another place in the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(title_font())
