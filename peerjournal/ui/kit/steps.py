"""The kit, then three of its words: the same two steps on the first run and in Settings."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.actions import recovery
from peerjournal.actions.recovery import RecoveryKey
from peerjournal.ui.kit.confirm import ConfirmWords
from peerjournal.ui.kit.panel import KitPanel
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label


class KitSteps(QWidget):
    """`done` once the words were confirmed, or when the person leaves with the kit saved or printed; `later` when they
    leave without. The buttons `back`, `leave` and `next` are for whoever shows the steps to put at its foot.
    """

    done = Signal()
    later = Signal()
    changed = Signal()

    def __init__(self, tasks: Tasks, key: RecoveryKey, journal: Path, *, has_kit: bool = False) -> None:
        super().__init__()
        self._tasks, self._kept = tasks, has_kit
        self._panel, self._confirm = KitPanel(tasks, key, journal), ConfirmWords(key.words)
        self._panel.kept.connect(self._was_kept)
        self._confirm.entered.connect(self.go_on)
        self.back = Button(self.tr("Back"), self.go_back)
        self.leave = Button("", self._leave, role="quiet")
        self.next = Button("", self.go_on, role="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        what_for = self.tr(
            "Only this opens your journal when the passphrase is forgotten, and its backups on another computer. "
            "Keep it as you keep a passport."
        )
        self._what_for = label(what_for, "muted")
        for one in (self._what_for, self._panel, self._confirm):
            column.addWidget(one)
        self._show(confirming=False)

    def begin(self) -> None:
        """Takes the keyboard."""
        if self._confirming:
            self._confirm.begin()
        else:
            self._panel.save.setFocus()

    def go_back(self) -> None:
        """From the words to the kit."""
        if self._confirming:
            self._show(confirming=False)

    def go_on(self) -> None:
        """On to the words, or done with them."""
        if not self._confirming:
            self._show(confirming=True)
        elif self._confirm.right():
            self._confirm.forget()
            self._tasks.run(recovery.confirm_kit).then(lambda _none: self.done.emit())
        self.changed.emit()

    def _leave(self) -> None:
        (self.done if self._kept else self.later).emit()

    def _was_kept(self) -> None:
        self._kept = True
        self._show(confirming=self._confirming)

    def _show(self, *, confirming: bool) -> None:
        self._confirming = confirming
        self._what_for.setVisible(not confirming)
        self._panel.setVisible(not confirming)
        self._confirm.setVisible(confirming)
        self.back.setVisible(confirming)
        self.leave.setText(self.tr("That will do") if self._kept else self.tr("I'll do it later"))
        self.next.setText(self.tr("These are the words") if confirming else self.tr("Confirm three words"))
        self.changed.emit()
        if self.isVisible():
            self.begin()
