"""One short screen of the first run: a card in the middle, what went wrong, and the buttons at its foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.ui.theme.tokens import APART, SNUG, TIGHT
from peerjournal.ui.widgets.card import Card
from peerjournal.ui.widgets.column import Column
from peerjournal.ui.widgets.labels import label

WIDTH = 520


class Step(QWidget):
    """Put widgets into `card`, then call `foot`. Escape does what Back does: `left`."""

    left = Signal()

    def __init__(self, heading: str, overline: str = "", *, width: int = WIDTH, role: str = "section") -> None:
        super().__init__()
        self.setObjectName("lock")
        self.setAccessibleName(heading)
        self.card = Card()
        if overline:
            self.card.add(label(overline, "small"))
        self.card.add(label(heading, role))
        self._message = label("", "error")
        self._message.setAccessibleName(self.tr("Message"))
        self._message.hide()
        column = Column()
        column.add_centred(self.card, width)
        around = QVBoxLayout(self)
        around.setContentsMargins(APART, APART, APART, 0)
        around.addWidget(column)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.go_back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def foot(self, *buttons: QWidget) -> None:
        """The message, and the buttons: the first one at the left, the others at the right."""
        self.card.add(self._message)
        row = QHBoxLayout()
        row.setContentsMargins(0, TIGHT, 0, 0)
        row.setSpacing(SNUG)
        for at, button in enumerate(buttons):
            row.addWidget(button)
            if at == 0:
                row.addStretch(1)
        self.card.body.addLayout(row)

    def begin(self) -> None:
        """Takes the keyboard, when the screen is shown."""

    def go_back(self) -> None:
        """To the screen before."""
        self.left.emit()

    def say(self, text: str) -> None:
        """What went wrong; nothing typed is lost."""
        self._message.setText(text)
        self._message.setVisible(bool(text))
