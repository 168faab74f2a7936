"""A card: a quiet surface that holds one matter, with its heading."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from peerjournal.ui.theme.tokens import APART, HAIR, NEAR, SNUG, TIGHT
from peerjournal.ui.widgets.labels import label


class Card(QFrame):
    """Put widgets into `body` (a QVBoxLayout); buttons that end the matter into `buttons()`."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(APART, NEAR, APART, APART)
        self.body.setSpacing(SNUG)
        self.heading: QLabel = label(heading, "section")
        self.body.addWidget(self.heading)
        self.heading.setVisible(bool(heading))  # once it is in the card: shown before, it would be a window
        if heading:
            self.setAccessibleName(heading)

    def add(self, *widgets: QWidget) -> None:
        """Adds widgets below one another."""
        for widget in widgets:
            self.body.addWidget(widget)

    def add_lines(self, *labels: QLabel) -> None:
        """Adds lines of words that belong together, close to one another."""
        lines = QVBoxLayout()
        lines.setSpacing(HAIR)
        for one in labels:
            lines.addWidget(one)
        self.body.addLayout(lines)

    def buttons(self, *buttons: QWidget, right: bool = False) -> QHBoxLayout:
        """Adds a row of buttons, at the left or the right."""
        row = QHBoxLayout()
        row.setContentsMargins(0, TIGHT, 0, 0)
        row.setSpacing(SNUG)
        if right:
            row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        if not right:
            row.addStretch(1)
        self.body.addLayout(row)
        return row
