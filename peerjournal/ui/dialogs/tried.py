"""Putting down that a tip was tried: how strong it was before and after, and a note; everything may be left out."""

from PySide6.QtWidgets import QLineEdit, QWidget

from peerjournal.actions import tips
from peerjournal.model.tip import Tip, Try
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label, named
from peerjournal.ui.widgets.scale import ScaleName, Scales


class TriedDialog(Dialog):
    """Saves one try of `tip` when it is accepted, and says so."""

    def __init__(self, parent: QWidget, shell: Shell, tip: Tip) -> None:
        super().__init__(parent, tip.title, lock=shell.lock)
        self._shell, self._tip = shell, tip
        # The window's tasks, not the dialog's: the answer may come when this dialog is gone.
        self._tasks = shell.tasks_for(parent)
        self.body.addWidget(label(self.tr("How strong was what you needed it for? Both can stay empty."), "muted"))
        self._scales = Scales(
            [ScaleName("before", self.tr("Before"), "feeling"), ScaleName("after", self.tr("After"), "accent")]
        )
        self.body.addWidget(self._scales)
        self._note = QLineEdit()
        self.body.addWidget(named(self._note, self.tr("A note for yourself")))
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self.buttons(Button(self.tr("Cancel"), self.reject), Button(self.tr("I tried it"), self.accept, role="primary"))

    def accept(self) -> None:
        """Sends the try to the vault."""
        said = self._scales.answers()
        shell, words = self._shell, self.tr("Saved.")

        def done(_try: Try) -> None:
            shell.say(words)

        self._tasks.run(
            tips.tried, self._tip.id, before=said.get("before"), after=said.get("after"), note=self._note.text().strip()
        ).then(done)
        super().accept()
