"""The field for the recovery words, or the key, that open a journal without its passphrase."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets.labels import named


class RecoveryWords(QWidget):
    """A label and below it `field`, which takes the keyboard; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(scaled(96))
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        name = named(self.field, self.tr("Recovery words, or the key that begins with AGE-SECRET-KEY"))
        name.setWordWrap(True)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        column.addWidget(name)
        column.addWidget(self.field)

    def text(self) -> str:
        """What was typed, without the blanks around it."""
        return self.field.toPlainText().strip()
