"""The passphrase, and then the moment it takes to make the journal."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from peerjournal.ui.first_run.step import Step
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.vault_thread import OpenVault
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label
from peerjournal.ui.widgets.new_passphrase import NewPassphrase
from peerjournal.ui.widgets.progress import ProgressLine

if TYPE_CHECKING:
    from peerjournal.model.errors import WorldError


class Protecting(Step):
    """`made` when the journal is there and open on the vault's thread."""

    made = Signal()

    def __init__(self, tasks: Tasks, overline: str) -> None:
        super().__init__(QCoreApplication.translate("Protecting", "Choose a passphrase"), overline)
        self._tasks = tasks
        self.folder = Path()
        self.new = NewPassphrase(tasks)
        self.new.entered.connect(self._make)
        self._progress = ProgressLine()
        self._back = Button(self.tr("Back"), self.go_back)
        self._next = Button(self.tr("Make my journal"), self._make, role="primary")
        self.card.add(
            label(self.tr("It opens your journal each time. Nobody else has it, and nobody can reset it."), "muted"),
            self.new,
            self._progress,
        )
        self.foot(self._back, self._next)

    def begin(self) -> None:
        """The first field."""
        self.new.first.setFocus()

    def go_back(self) -> None:
        """Not while the journal is being made."""
        if self._next.isEnabled():
            super().go_back()

    def _make(self) -> None:
        if not self._next.isEnabled():
            return
        self.say(self.new.mistake())
        if self.new.mistake():
            return
        self._busy(True)
        self._progress.begin(self.tr("Making your journal…"))
        folder, passphrase = self.folder, self.new.text()

        def opener() -> OpenVault:
            from peerjournal.actions import vaults

            return vaults.create(folder, passphrase, holder="window")

        self._tasks.open(opener).then(self._done).failed(self._refused).always(lambda: self._busy(False))

    def _done(self, _nothing: None) -> None:
        self.new.forget()
        self.made.emit()

    def _refused(self, error: "WorldError") -> None:
        from peerjournal.actions.wording import sentence

        self.say(sentence(error))

    def _busy(self, on: bool) -> None:
        for widget in (self.new, self._back, self._next):
            widget.setEnabled(not on)
        if not on:
            self._progress.end()
