"""The base of this page's dialogs: it closes when the vault has what was typed, and stays open if it was refused."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from peerjournal.actions import trash
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.widgets import Button, label


class Sheet(Dialog):
    """A subclass puts its fields into `body`, calls `finish`, and says in `send` what is to be saved."""

    def __init__(self, parent: QWidget, shell: Shell, heading: str) -> None:
        super().__init__(parent, heading, lock=shell.lock)
        self.shell = shell
        self._page_tasks, self._tasks = shell.tasks_for(parent), shell.tasks_for(self)
        self._wrong = label("", "error")
        self._wrong.hide()
        self.save_button = Button(self.tr("Save"), self.accept, role="primary")

    def finish(self, deletes: str = "") -> None:
        """Adds the buttons; with the id of what is changed also one that deletes it."""
        self.body.addWidget(self._wrong)
        self.body.addStretch(1)
        self.buttons(Button(self.tr("Cancel"), self.reject), self.save_button)
        if deletes:
            self._actions.insertWidget(0, Button(self.tr("Delete"), lambda: self._delete(deletes), role="quiet"))

    def send(self, action: Callable[..., Any], *values: Any, **named: Any) -> None:
        """Saves; on success says so and closes."""
        self.save_button.setEnabled(False)
        self._tasks.run(action, *values, **named).then(self._saved).failed(self._refused)

    def _saved(self, _noun: object) -> None:
        self.shell.say(self.tr("Saved."))
        super().accept()

    def _refused(self, error: WorldError) -> None:
        self.save_button.setEnabled(True)
        self._wrong.setText(sentence(error))
        self._wrong.show()

    def _delete(self, id: str) -> None:
        shell, tasks, words = self.shell, self._page_tasks, self.tr("Put into the trash.")

        def undo() -> None:
            tasks.run(trash.untrash, id)

        tasks.run(trash.trash, id).then(lambda _: shell.say(words, undo=undo))
        super().reject()
