"""The base of this page's dialogs: it closes when the vault has what was typed, and stays open if it was refused."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from peerjournal.actions import trash
from peerjournal.actions.wording import sentence
from peerjournal.model.draft import Draft
from peerjournal.model.errors import WorldError
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.drafting import Drafting
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
        self.fit()

    def _delete(self, id: str) -> None:
        shell, tasks, words = self.shell, self._page_tasks, self.tr("Put into the trash.")

        def undo() -> None:
            tasks.run(trash.untrash, id)

        tasks.run(trash.trash, id).then(lambda _: shell.say(words, undo=undo))
        self.reject()


class DraftedSheet(Sheet):
    """A sheet whose words are kept as a draft while they are typed; `Cancel` and Escape give them up.

    A subclass gives its words in `texts`, puts them back in `set_texts`, calls `begin_draft` once its fields are filled
    and `touch` after each change.
    """

    def texts(self) -> dict[str, str]:
        """What is typed, by the names of the fields."""
        raise NotImplementedError

    def set_texts(self, texts: dict[str, Any]) -> None:
        """Puts back what a draft says."""
        raise NotImplementedError

    def begin_draft(self, kind: str, about: str, group_id: str, notes: tuple[Draft, ...]) -> None:
        """From now on what is typed is kept; `notes` are the group's drafts, of which one may be about this."""
        draft = next((one for one in notes if (one.kind, one.about) == (kind, about)), None)
        self._group_id, self._begun = group_id, self.texts()
        self._drafting = Drafting(self, self._page_tasks, kind, self._collect)
        self._drafting.begin(about, draft)
        if draft is not None:
            self.set_texts(draft.fields)

    def touch(self, *_said: object) -> None:
        """Something was typed."""
        if hasattr(self, "_drafting"):
            self._drafting.touch()

    def settle(self) -> None:
        """Sends what is being typed to the draft."""
        self._drafting.settle()

    def reject(self) -> None:
        """What was typed and not saved is given up."""
        self._drafting.end()
        super().reject()

    def _saved(self, noun: object) -> None:
        self._drafting.end()
        super()._saved(noun)

    def _collect(self) -> tuple[dict[str, Any], int]:
        texts = self.texts()
        if texts == self._begun:
            return {}, 0
        return {**texts, "group": self._group_id}, 0  # the words first: Today shows how they begin
