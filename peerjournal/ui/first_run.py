"""The first run: choosing the passphrase that the new journal is encrypted with."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme.tokens import APART
from peerjournal.ui.vault_thread import OpenVault, VaultThread
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.card import Card
from peerjournal.ui.widgets.column import Column
from peerjournal.ui.widgets.labels import label, named
from peerjournal.ui.widgets.passphrase import PassphraseField

if TYPE_CHECKING:
    from peerjournal.model.errors import WorldError


class FirstRun(QWidget):
    """Makes the journal in `folder`; `opened` when it is there."""

    opened = Signal()
    chosen = Signal(object)
    lock_asked = Signal()

    def __init__(self, thread: VaultThread, folder: Path) -> None:
        super().__init__()
        self.setObjectName("lock")
        self._tasks = Tasks(thread, self)
        self._folder = folder
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.again = PassphraseField(self.tr("The same once more"))
        self._message = label("", "error")
        self._make = Button(self.tr("Make my journal"), self._create, role="primary")
        self.again.returnPressed.connect(self._create)
        card = Card(self.tr("A journal of your own"))
        card.add(
            label(
                self.tr(
                    "Everything you write is encrypted on this computer with a passphrase, and nothing leaves it. "
                    "A few words that only you would put together are easier to remember than one complicated word."
                )
            ),
            named(self.passphrase, self.tr("Passphrase")),
            self.passphrase,
            named(self.again, self.tr("The same once more")),
            self.again,
            self._message,
        )
        card.buttons(self._make, right=True)
        self._message.hide()
        column = Column()
        column.add_centred(card, 480)
        around = QVBoxLayout(self)
        around.setContentsMargins(APART, APART, APART, 0)
        around.addWidget(column)

    def _create(self) -> None:
        chosen = self.passphrase.text()
        if chosen != self.again.text():
            self._say(self.tr("The two are not the same. Nothing was made yet. Type the second one again."))
            self.again.wrong()
            return
        self._busy(True)
        folder = self._folder

        def opener() -> OpenVault:
            from peerjournal.actions import vaults

            return vaults.create(folder, chosen, holder="window")

        self._tasks.open(opener).then(self._done).failed(self._refused).always(lambda: self._busy(False))

    def _done(self, _nothing: None) -> None:
        self.passphrase.forget()
        self.again.forget()
        self.opened.emit()

    def _refused(self, error: "WorldError") -> None:
        from peerjournal.actions.wording import sentence

        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.show()

    def _busy(self, on: bool) -> None:
        for widget in (self.passphrase, self.again, self._make):
            widget.setEnabled(not on)
