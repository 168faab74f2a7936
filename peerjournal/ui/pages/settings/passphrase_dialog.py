"""Changes the passphrase, for who knows the one before or has the recovery key."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from peerjournal.actions import passphrases, vaults
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.widgets import Button, PassphraseField, ProgressLine, label, named
from peerjournal.ui.widgets.new_passphrase import NewPassphrase


class PassphraseDialog(Dialog):
    """Stays open, with what was typed, until it has worked. `forgotten`: the recovery key has just opened the journal,
    and nothing more is asked for.
    """

    def __init__(self, parent: QWidget, shell: Shell, *, forgotten: bool = False) -> None:
        tr = QCoreApplication.translate
        change, choose = tr("PassphraseDialog", "Change the passphrase"), tr("PassphraseDialog", "A new passphrase")
        super().__init__(parent, choose if forgotten else change, lock=shell.lock)
        self._shell, self._tasks, self._forgotten = shell, shell.tasks_for(self), forgotten
        self.now = PassphraseField(self.tr("The passphrase you have now"))
        self.new = NewPassphrase(self._tasks, self.tr("A new one"))
        self.now.returnPressed.connect(lambda: self.new.first.setFocus())
        self.new.entered.connect(self._change)
        self._message, self._progress = label("", "error"), ProgressLine()
        self._message.hide()
        name = named(self.now, self.tr("The passphrase you have now"))
        hint = label(self.tr("Forgotten? The recovery key, or its 24 words, will do here."), "small")
        valid = label(self.tr("The recovery kit has opened your journal, and stays valid."), "muted")
        for one in (valid, name, self.now, hint, self.new, self._message, self._progress):
            self.body.addWidget(one)
        self.body.addStretch(1)
        valid.setVisible(forgotten)
        for one in (name, self.now, hint):
            one.setVisible(not forgotten)
        self._button = Button(self.tr("Change it"), self._change, role="primary")
        self.buttons(Button(self.tr("Not now") if forgotten else self.tr("Cancel"), self.reject), self._button)

    def _change(self) -> None:
        known = self._forgotten or bool(self.now.text())
        mistake = self.new.mistake() if known else ""
        if not known:
            self.now.wrong()
        elif mistake:
            self._say(mistake)
        elif self._button.isEnabled():
            self._message.hide()
            self._button.setEnabled(False)
            self._progress.begin(self.tr("Changing it takes a moment…"))
            if self._forgotten:
                task = self._tasks.run(vaults.change_passphrase, self.new.text())
            else:
                task = self._tasks.run(passphrases.change, self.now.text(), self.new.text())
            task.then(lambda _none: self._done()).failed(self._refused).always(self._end)

    def _done(self) -> None:
        self.now.forget()
        self.new.forget()
        self._shell.say(self.tr("The passphrase was changed. The recovery kit stays as it is."))
        self.accept()

    def _refused(self, error: WorldError) -> None:
        self._say(sentence(error))
        self.now.wrong()

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.show()
        self.fit()

    def _end(self) -> None:
        self._progress.end()
        self._button.setEnabled(True)
