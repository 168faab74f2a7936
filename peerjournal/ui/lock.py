"""The locked window: a passphrase or recovery words, and nothing about what lies behind."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.places import SAFETY_CARD
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme.tokens import APART, SNUG, TIGHT
from peerjournal.ui.vault_thread import OpenVault, VaultThread
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.card import Card
from peerjournal.ui.widgets.column import Column
from peerjournal.ui.widgets.labels import label, named
from peerjournal.ui.widgets.passphrase import PassphraseField

if TYPE_CHECKING:
    from peerjournal.model.errors import WorldError
    from peerjournal.ui.widgets.recovery_words import RecoveryWords

_WORDS_AT = 4  # in the card: below its (empty) heading, the name, the passphrase's label and field


class LockScreen(QWidget):
    """Opens the journal in `folder` on the vault's thread; `opened` when that has worked, and before it `forgotten`
    when it took the recovery key.

    `words` is made when somebody wants to open with recovery words; most people never do.
    """

    opened = Signal()
    forgotten = Signal()

    def __init__(self, thread: VaultThread, folder: Path, *, demo: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lock")
        self._tasks = Tasks(thread, self)
        self._folder = folder
        self._with_words = False
        self.words: RecoveryWords | None = None
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.passphrase.returnPressed.connect(self._unlock)
        self.passphrase.caps_lock.connect(self._caps_lock)
        self._name = named(self.passphrase, self.tr("Passphrase"))
        self._caps = label(self.tr("Caps lock seems to be on."), "muted")
        self._message = label("", "error")
        self._message.setAccessibleName(self.tr("Message"))
        self.passphrase.textEdited.connect(self._message.hide)
        self._open = Button(self.tr("Unlock"), self._unlock, role="primary")
        self._other = Button("", self._switch, role="link")
        self._build(self.tr("This is the demonstration. Its passphrase is: demo") if demo else "")
        self._show_way()

    def _build(self, hint: str) -> None:
        card = self._card = Card()
        # Each stands in its place before something is put into it: what moves is styled anew with all it holds.
        around = QVBoxLayout(self)
        around.setContentsMargins(APART, APART, APART, 0)
        column = Column()
        around.addWidget(column)
        column.add_centred(card, 420)
        card.add(label("PeerJournal", "section"))
        card.add(self._name, self.passphrase, self._caps, self._message)
        if hint:
            card.add(label(hint, "muted"))
        self._told = label("", "muted")
        self._told.hide()
        card.add(self._told)
        row = QHBoxLayout()
        row.setContentsMargins(0, TIGHT, 0, 0)
        row.setSpacing(SNUG)
        row.addWidget(self._other)
        row.addStretch(1)
        row.addWidget(self._open)
        card.body.addLayout(row)
        if (self._folder / SAFETY_CARD).is_file():
            card.add(Button(self.tr("Safety card"), self._show_card, role="link"))

    def tell(self, text: str) -> None:
        """One line that says nothing of what lies behind; '' takes it away."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def is_told(self) -> bool:
        """Whether that line is shown."""
        return not self._told.isHidden()

    def showEvent(self, event: QShowEvent) -> None:
        """The passphrase is what one comes here for."""
        super().showEvent(event)
        self.passphrase.setFocus()

    def _switch(self) -> None:
        self._with_words = not self._with_words
        if self.words is None:
            self.words = self._make_words()
        self._show_way()
        (self.words if self._with_words else self.passphrase).setFocus()

    def _make_words(self) -> "RecoveryWords":
        from peerjournal.ui.widgets.recovery_words import RecoveryWords

        made = RecoveryWords()
        self._card.body.insertWidget(_WORDS_AT, made)
        return made

    def _show_way(self) -> None:
        self._name.setVisible(not self._with_words)
        self.passphrase.setVisible(not self._with_words)
        if self.words is not None:
            self.words.setVisible(self._with_words)
        self._other.setText(self.tr("Use the passphrase") if self._with_words else self.tr("I forgot my passphrase"))
        self._caps.hide()
        self._message.setText("")
        self._message.hide()

    def _caps_lock(self, on: bool) -> None:
        self._caps.setVisible(on)

    def _unlock(self) -> None:
        secret = self.words.text() if self.words is not None and self._with_words else self.passphrase.text()
        if not secret or not self._open.isEnabled():
            return
        self._busy(True)
        folder, with_words = self._folder, self._with_words

        def opener() -> OpenVault:
            from peerjournal.actions import vaults  # here, in the thread: the window is painted long before

            way = vaults.unlock_with_recovery if with_words else vaults.unlock
            return way(folder, secret, holder="window")

        self._tasks.open(opener).then(self._done).failed(self._refused).always(lambda: self._busy(False))

    def _done(self, _nothing: None) -> None:
        self.passphrase.forget()
        if self.words is not None:
            self.words.field.clear()
        if self._with_words:
            self.forgotten.emit()
        self.opened.emit()

    def _refused(self, error: "WorldError") -> None:
        from peerjournal.actions.wording import sentence

        self._busy(False)
        self._message.setText(sentence(error))
        self._message.show()
        if self.words is not None and self._with_words:
            self.words.setFocus()
        else:
            self.passphrase.wrong()

    def _show_card(self) -> None:
        from peerjournal.ui.dialogs.safety_card import ShownCard

        ShownCard(self, self._folder).open()

    def _busy(self, on: bool) -> None:
        for widget in (self.passphrase, self.words, self._open, self._other):
            if widget is not None:
                widget.setEnabled(not on)
        self._open.setText(self.tr("Unlocking…") if on else self.tr("Unlock"))
