"""Two fields for choosing a passphrase, and in words how hard it would be to guess."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets.labels import label, named
from peerjournal.ui.widgets.passphrase import PassphraseField


class NewPassphrase(QWidget):
    """`entered` when Enter was pressed in the last field. Ask `mistake()` before taking `text()`.

    `name` is for where another passphrase is asked for as well.
    """

    entered = Signal()

    def __init__(self, tasks: Tasks, name: str = "") -> None:
        super().__init__()
        self._tasks = tasks
        name = name or self.tr("Passphrase")
        self.first = PassphraseField(name)
        self.again = PassphraseField(self.tr("The same once more"))
        self._strength = label("", "small")
        self._strength.setAccessibleName(self.tr("How hard it is to guess"))
        self._caps = label(self.tr("Caps lock seems to be on."), "small")
        self._caps.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(named(self.first, name))
        column.addWidget(self.first)
        column.addWidget(self._strength)
        column.addSpacing(SNUG - TIGHT)
        column.addWidget(named(self.again, self.tr("The same once more")))
        column.addWidget(self.again)
        column.addWidget(self._caps)
        self.first.textChanged.connect(self._measure)
        self.first.returnPressed.connect(lambda: self.again.setFocus(Qt.FocusReason.TabFocusReason))
        self.again.returnPressed.connect(self.entered)
        for field in (self.first, self.again):
            field.caps_lock.connect(self._caps.setVisible)
        self._measure("")

    def text(self) -> str:
        """The passphrase, once there is no mistake."""
        return self.first.text()

    def mistake(self) -> str:
        """What has to be mended, in words, with the keyboard where it is to be done; "" when all is well."""
        if not self.first.text():
            self.first.wrong()
            return self.tr("An empty passphrase would protect nothing. Choose one with a few words.")
        if self.first.text() != self.again.text():
            self.again.wrong()
            return self.tr("The two are not the same. Nothing was changed. Type the second one again.")
        return ""

    def forget(self) -> None:
        """Empties both fields, and what undo could bring back."""
        self.first.forget()
        self.again.forget()

    def _measure(self, text: str) -> None:
        if not text:
            self._strength.setText(self.tr("A few words that only you would put together make a strong one."))
            return
        self._tasks.overtake("strength", _strength, text).then(self._show)

    def _show(self, score: int) -> None:
        if self.first.text():
            self._strength.setText(
                (
                    self.tr("Guessed at once. Add a few words."),
                    self.tr("Easy to guess. Add a few words."),
                    self.tr("Fair. One or two more words would make it strong."),
                    self.tr("Good: hard to guess."),
                    self.tr("Strong: very hard to guess."),
                )[score]
            )


def _strength(_vault: Any, text: str) -> int:
    from peerjournal.actions import vaults

    return vaults.passphrase_strength(text).score
