"""What an empty page shows: what it is for, and the first step."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.icons import picture
from peerjournal.ui.theme.tokens import NEAR, SNUG, TIGHT
from peerjournal.ui.widgets.labels import label


class EmptyState(QWidget):
    """An icon, one line that says what belongs here, one that says why, and perhaps a button for the first step."""

    def __init__(self, icon: str, heading: str, text: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.heading, self.text = label(heading, "section"), label(text, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.setSpacing(TIGHT)
        column.addStretch(1)
        column.addWidget(self._picture)
        for words in (self.heading, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        self.text.setVisible(bool(text))
        if action is not None:
            column.addSpacing(SNUG)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draws the icon again when the theme has changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(picture(self._icon, "muted", scaled(32), self.devicePixelRatioF()))
