"""One quiet line in the middle of the window while something is being made ready, or after something went wrong."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.ui.theme.tokens import APART
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label


class Waiting(QWidget):
    """Shows a text, and nothing to press."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("cover")
        words = label(text, "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(words)


class Told(QWidget):
    """Says what happened, and goes on when that was read."""

    def __init__(self, text: str, go_on: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("cover")
        words = label(text)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = Button(self.tr("Go on"), go_on, role="primary")
        column = QVBoxLayout(self)
        column.setSpacing(APART)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        button.setFocus()
