"""The field for a passphrase: hidden unless asked for, never remembered, and it tells when caps lock is on."""

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from peerjournal.ui.widgets.buttons import IconButton
from peerjournal.ui.widgets.field import IconField


class PassphraseField(IconField):
    """The button that shows what is typed is there as soon as something is.

    `caps_lock` goes out with True or False when that is seen: Qt has no name for the state, but a letter that comes
    in the other case than Shift would give it shows it.
    """

    caps_lock = Signal(bool)

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self._caps = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye: IconButton | None = None
        self.textChanged.connect(self._offer_eye)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Looks at the letter's case before the field takes it."""
        letter = event.text()
        if event.key() == QtCore.Qt.Key.Key_CapsLock and self._caps:
            self._tell(False)
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self._tell(letter.isupper() != shift)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Elsewhere the key may be pressed unseen, so nothing more is claimed."""
        super().focusOutEvent(event)
        self._tell(False)

    def wrong(self) -> None:
        """Keeps what was typed, selected, so that the next letter replaces it or an arrow key mends it."""
        self.setFocus()
        self.selectAll()

    def forget(self) -> None:
        """Empties the field and what undo could bring back."""
        self.setText("")
        self._reveal(False)

    def _offer_eye(self, text: str) -> None:
        if self._eye is None and text:
            self._eye = self.add_button("eye", self.tr("Show what is typed"), self._toggle, by_keyboard=True)
        if self._eye is not None:
            self._eye.setVisible(bool(text))

    def _tell(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_lock.emit(on)

    def _toggle(self) -> None:
        self._reveal(self.echoMode() == QLineEdit.EchoMode.Password)

    def _reveal(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        # With the echo mode Qt sets what an input method is told, and for text that is seen this would be nothing.
        hint = QtCore.Qt.InputMethodHint
        secret = hint.ImhSensitiveData | hint.ImhNoPredictiveText | hint.ImhNoAutoUppercase
        self.setInputMethodHints(secret if on else secret | hint.ImhHiddenText)
        if self._eye is not None:
            self._eye.set_icon("eye-off" if on else "eye")
            self._eye.set_name(self.tr("Hide what is typed") if on else self.tr("Show what is typed"))
