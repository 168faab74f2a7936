"""Leaving a group: what stays, and what was to be destroyed in that case, said before anything is done."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from peerjournal.actions import groups, retention
from peerjournal.model.group import Group
from peerjournal.ui import words
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.widgets import Button, label


class LeavingDialog(Dialog):
    """`then` is called once it is noted, with the number of passages that will go."""

    def __init__(self, parent: QWidget, shell: Shell, group: Group, then: Callable[[int], object]) -> None:
        super().__init__(parent, _tr("Leave a group"), lock=shell.lock)
        self._tasks, self._group, self._then = shell.tasks_for(parent), group, then
        self.body.addWidget(label(words.breakable(group.name), "strong"))
        self.body.addWidget(
            label(
                self.tr(
                    "It stays in the list, with everything you wrote. There are no reminders any more, and no next "
                    "meeting. You can come back at any time."
                )
            )
        )
        self._going = label("", "error")
        self._going.hide()
        self.body.addWidget(self._going)
        self.body.addStretch(1)
        self._leave = Button(self.tr("Leave it"), self.accept, role="primary")
        self.buttons(Button(self.tr("Stay"), self.reject), self._leave)
        self._leave.setEnabled(False)
        self._number = 0
        shell.tasks_for(self).run(_look, group.id).then(self._show)

    def accept(self) -> None:
        """Notes it."""
        number, then = self._number, self._then
        self._tasks.run(groups.leave, self._group.id).then(lambda _: then(number))
        super().accept()

    def _show(self, number: int) -> None:
        self._number = number
        if number:
            text = (
                self.tr("1 passage of others will be destroyed a week from now, as you chose for this group.")
                if number == 1
                else self.tr("{number} passages of others will be destroyed a week from now, as you chose for it.")
            )
            until = self.tr("Until then coming back keeps them. Your own words stay in any case.")
            self._going.setText(f"{text.replace('{number}', words.number(float(number)))} {until}")
            self._going.show()
        self._leave.setEnabled(True)
        self.fit()


def _look(vault: Any, group_id: str) -> int:
    return retention.on_leaving(vault, group_id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LeavingDialog", text)
