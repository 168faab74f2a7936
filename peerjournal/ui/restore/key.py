"""What opens a backup that this journal's own key does not: another recovery key, or a passphrase of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import TIGHT
from peerjournal.ui.widgets.labels import label
from peerjournal.ui.widgets.passphrase import PassphraseField


class BackupKey(QWidget):
    """Two ways, of which one is shown. `entered` when Enter was pressed in the passphrase."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._with_key = QRadioButton(self.tr("Recovery key, or its 24 words"))
        self._with_passphrase = QRadioButton(self.tr("A passphrase of its own"))
        self._with_key.setChecked(True)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(scaled(92))
        self.words.setAccessibleName(self.tr("Recovery key, or its 24 words"))
        self.words.setPlaceholderText(self.tr("As they stand on the recovery kit"))
        self.words.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.passphrase = PassphraseField(self.tr("The backup's passphrase"))
        self.passphrase.returnPressed.connect(self.entered)
        self._caps = label(self.tr("Caps lock seems to be on."), "small")
        self.passphrase.caps_lock.connect(self._caps.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        for one in (self._with_key, self.words, self._with_passphrase, self.passphrase, self._caps):
            column.addWidget(one)
        self._with_key.toggled.connect(self._show_way)
        self._show_way()

    def secrets(self) -> dict[str, str]:
        """`identity` or `passphrase`, as `backups.verify` and `backups.restore` take them; nothing where none is."""
        if self._with_key.isChecked():
            words = self.words.toPlainText().strip()
            return {"identity": words} if words else {}
        return {"passphrase": self.passphrase.text()} if self.passphrase.text() else {}

    def begin(self) -> None:
        """Takes the keyboard."""
        self.words.setFocus()

    def wrong(self) -> None:
        """Keeps what was typed, and puts the keyboard there."""
        if self._with_key.isChecked():
            self.words.setFocus()
        else:
            self.passphrase.wrong()

    def forget(self) -> None:
        """Empties the fields."""
        self.words.setPlainText("")
        self.passphrase.forget()

    def _show_way(self) -> None:
        with_key = self._with_key.isChecked()
        self.words.setVisible(with_key)
        self.passphrase.setVisible(not with_key)
        self._caps.hide()
