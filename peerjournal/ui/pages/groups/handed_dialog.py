"""A group that somebody handed over: opened with its passphrase, looked at field by field, then taken over."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.actions import handover
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import BackupKeyWrong, WorldError
from peerjournal.model.group import Group
from peerjournal.model.handover import Packet
from peerjournal.ui import words
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.handover_dialog import field_name, field_text
from peerjournal.ui.theme.tokens import HAIR, TIGHT
from peerjournal.ui.widgets import Button, label, named
from peerjournal.ui.widgets.passphrase import PassphraseField


class HandedDialog(Dialog):
    """Nothing is put into the journal before `Take it over`. `taken` is called with the group then."""

    def __init__(self, parent: QWidget, shell: Shell, path: Path, taken: Callable[[Group], object]) -> None:
        super().__init__(parent, _tr("A group handed over to you"), lock=shell.lock)
        self._tasks, self._path, self._taken = shell.tasks_for(self), path, taken
        self._packet: Packet | None = None
        self._gate, self._list = QWidget(), QWidget()
        self._passphrase = PassphraseField(self.tr("Passphrase of the packet"))
        self._passphrase.returnPressed.connect(self.accept)
        gate, self._lines = QVBoxLayout(self._gate), QVBoxLayout(self._list)
        for column in (gate, self._lines):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(TIGHT)
        gate.addWidget(label(self.tr("Whoever ran the group before you has told you its passphrase."), "muted"))
        gate.addWidget(named(self._passphrase, self.tr("Passphrase of the packet")))
        gate.addWidget(self._passphrase)
        self._wrong = label("", "error")
        for widget in (self._gate, self._list, self._wrong):
            self.body.addWidget(widget)
            widget.hide()
        self.body.addStretch(1)
        self._go = Button(self.tr("Open it"), self.accept, role="primary")
        self.buttons(Button(self.tr("Cancel"), self.reject), self._go)
        # It may be encrypted for this journal: then nothing needs to be asked.
        self._tasks.run(_open, path, None).then(self._show).failed(self._ask)

    def accept(self) -> None:
        """Opens it; once it is open, takes it over."""
        self._wrong.hide()
        self._go.setEnabled(False)
        if self._packet is None:
            task = self._tasks.run(_open, self._path, self._passphrase.text())
            task.then(self._show).failed(self._refused)
        else:
            self._tasks.run(handover.take_over, self._packet).then(self._done).failed(self._refused)

    def reject(self) -> None:
        """Nothing was changed."""
        self._passphrase.forget()
        super().reject()

    def _ask(self, error: WorldError) -> None:
        if not isinstance(error, BackupKeyWrong):
            self._refused(error)
            return
        self._gate.show()
        self._passphrase.setFocus()
        self.fit()

    def _show(self, packet: Packet) -> None:
        self._packet = packet
        self._passphrase.forget()
        self._gate.hide()
        self._list.show()
        intro = self.tr("This would come into your journal, with you as who runs the group. Look through it first.")
        self._lines.addWidget(label(intro, "muted"))
        for one in handover.listed(packet):
            self._lines.addWidget(label(words.breakable(field_name(one.key)), "strong"))
            told = label(words.breakable(field_text(one, packet.group)))
            told.setContentsMargins(0, 0, 0, HAIR)
            self._lines.addWidget(told)
        self._go.setText(self.tr("Take it over"))
        self._go.setEnabled(True)
        self._go.setFocus()
        QTimer.singleShot(0, self, self.fit)  # once Qt has shown what was put in

    def _done(self, group: Group) -> None:
        self._taken(group)
        super().accept()

    def _refused(self, error: WorldError) -> None:
        self._wrong.setText(sentence(error))
        self._wrong.show()
        self._go.setEnabled(True)
        if self._packet is None and not self._gate.isHidden():
            self._passphrase.wrong()
        self.fit()


def _open(vault: Any, path: Path, passphrase: str | None) -> Packet:
    return handover.read(path, vault=vault, passphrase=passphrase or None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HandedDialog", text)
