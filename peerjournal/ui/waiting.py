"""One quiet line in the middle of the window while something is being made ready."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.ui.widgets.labels import label


class Waiting(QWidget):
    """Shows a text, and nothing to press."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("cover")
        words = label(text, "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(words)
