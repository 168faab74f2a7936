"""Shows the recovery kit, or makes a new recovery key, for who knows the passphrase."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.actions import backup_notes, passphrases
from peerjournal.actions.recovery import RecoveryKey
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.kit import KitSteps
from peerjournal.ui.page import Shell
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, PassphraseField, ProgressLine, label, named


@dataclass(frozen=True, slots=True)
class _Shown:
    key: RecoveryKey
    journal: Path


class KitDialog(Dialog):
    """An open journal may have been left alone for a minute: whoever wants its second key has to know the first."""

    def __init__(self, parent: QWidget, shell: Shell, *, has_kit: bool, new: bool = False) -> None:
        tr = QCoreApplication.translate
        heading = tr("KitDialog", "A new recovery key") if new else tr("KitDialog", "Your recovery kit")
        super().__init__(parent, heading, lock=shell.lock)
        self._shell, self._tasks = shell, shell.tasks_for(self)
        self._has_kit, self._new = has_kit, new
        self.secret = PassphraseField(self.tr("Your passphrase"))
        self.secret.returnPressed.connect(self._show)
        self._message, self._progress = label("", "error"), ProgressLine()
        self._message.hide()
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        if new:
            column.addWidget(
                label(
                    self.tr(
                        "For when somebody else may have seen your kit: the one you have opens this journal no more. "
                        "Backups made until now still need it, so keep it as long as you keep them."
                    )
                )
            )
        for one in (named(self.secret, self.tr("Your passphrase")), self.secret, self._message, self._progress):
            column.addWidget(one)
        self.body.addWidget(self._asking)
        self.body.addStretch(1)
        words = self.tr("Make a new key") if new else self.tr("Show the kit")
        self._cancel = Button(self.tr("Cancel"), self.reject)
        self._button = Button(words, self._show, role="primary")
        self.buttons(self._cancel, self._button)

    def _show(self) -> None:
        if not self.secret.text():
            self.secret.wrong()
        elif self._button.isEnabled():
            self._message.hide()
            self._button.setEnabled(False)
            self._progress.begin(self.tr("One moment…"))
            task = self._tasks.run(_key, self.secret.text(), self._new)
            task.then(self._show_kit).failed(self._refused).always(self._end)

    def _show_kit(self, shown: _Shown) -> None:
        self.secret.forget()
        self._asking.hide()
        for one in (self._cancel, self._button):
            one.hide()
        steps = KitSteps(self._tasks, shown.key, shown.journal, has_kit=self._has_kit)
        steps.done.connect(self._done)
        steps.later.connect(self.reject)
        steps.changed.connect(lambda: QTimer.singleShot(0, self, self.fit))
        self.body.insertWidget(self.body.count() - 1, steps)
        self.buttons(steps.back, steps.leave, steps.next)
        self.fit()
        steps.begin()

    def _done(self) -> None:
        if not self._has_kit:
            self._shell.say(self.tr("You have a recovery kit now."))
        self.accept()

    def _refused(self, error: WorldError) -> None:
        self._message.setText(sentence(error))
        self._message.show()
        self.secret.wrong()
        self.fit()

    def _end(self) -> None:
        self._progress.end()
        self._button.setEnabled(True)


def _key(vault: Any, secret: str, new: bool) -> _Shown:
    key = passphrases.new_key(vault, secret) if new else passphrases.show_key(vault, secret)
    return _Shown(key, backup_notes.standing(vault).journal)
