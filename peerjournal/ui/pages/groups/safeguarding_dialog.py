"""The safeguarding log: apart from everything else, behind a passphrase of its own, and only ever added to."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from peerjournal.actions import safeguarding
from peerjournal.actions.wording import sentence
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import WorldError
from peerjournal.model.moments import now, to_local
from peerjournal.model.safeguarding import SafeguardingNote
from peerjournal.ui import words
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, label, named, rule
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.widgets.new_passphrase import NewPassphrase
from peerjournal.ui.widgets.passphrase import PassphraseField

_LINE = 200


class SafeguardingDialog(Dialog):
    """Asks for the log's passphrase, or for a new one to begin it with; then shows it. Closing closes the log."""

    def __init__(self, parent: QWidget, shell: Shell, group: str) -> None:
        super().__init__(parent, _tr("Safeguarding log"), lock=shell.lock)
        self._tasks, self._shell, self._group = shell.tasks_for(self), shell, group
        self._key: Any = None
        self._wrong = label("", "error")
        self._wrong.hide()
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SNUG)
        self._gate = QWidget()
        self._before = QVBoxLayout(self._gate)
        self._before.setContentsMargins(0, 0, 0, 0)
        self._before.setSpacing(SNUG)
        self.body.addWidget(self._gate)
        self.body.addWidget(self._inside)
        self.body.addWidget(self._wrong)
        self.body.addStretch(1)
        self._go = Button(self.tr("Open"), self._press, role="primary")
        self.buttons(Button(self.tr("Close"), self.reject), self._go)
        self._what, self._to_whom = TextArea(self.tr("What was escalated"), lines=3), QLineEdit()
        self._to_whom.setMaxLength(_LINE)
        self._open, self._new = PassphraseField(self.tr("Passphrase of the log")), NewPassphrase(self._tasks)
        self._open.returnPressed.connect(self._press)
        self._tasks.run(safeguarding.exists).then(self._begin)

    def reject(self) -> None:
        """Closes the log; its key is let go of."""
        self._key = None
        self._open.forget()
        self._new.forget()
        super().reject()

    def _begin(self, there: bool) -> None:
        self._there = there
        if there:
            self._before.addWidget(named(self._open, self.tr("Passphrase of the log")))
            self._before.addWidget(self._open)
            QTimer.singleShot(0, self._open, self._open.setFocus)
        else:
            text = self.tr(
                "What was escalated, to whom, when. It has a passphrase of its own, is in no search, no export and no "
                "insight, and can't be changed afterwards. Without its passphrase nobody can open it again."
            )
            self._before.addWidget(label(text))
            self._before.addWidget(self._new)
            self._go.setText(self.tr("Begin the log"))
            QTimer.singleShot(0, self._new.first, self._new.first.setFocus)
        QTimer.singleShot(0, self, self.fit)  # once Qt has shown what was put in

    def _press(self) -> None:
        self._wrong.hide()
        if self._key is not None:
            self._add()
        elif self._there:
            task = self._tasks.run(safeguarding.unlock, self._open.text())
            task.then(self._opened).failed(self._refused)
        elif mistake := self._new.mistake():
            self._say(mistake)
        else:
            self._tasks.run(safeguarding.begin, self._new.text()).then(self._opened).failed(self._refused)

    def _opened(self, key: object) -> None:
        self._key = key
        self._open.forget()
        self._new.forget()
        self._read()

    def _read(self) -> None:
        self._tasks.run(safeguarding.notes, self._key).then(self._show).failed(self._refused)

    def _show(self, notes: Sequence[SafeguardingNote | Damaged]) -> None:
        for typed in (self._what, self._to_whom):
            typed.setParent(None)
        self._gate.hide()
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for widget, name in (
            (self._what, self.tr("What was escalated")),
            (self._to_whom, self.tr("To whom, by their role")),
        ):
            self._lines.addWidget(named(widget, name))
            self._lines.addWidget(widget)
            widget.show()
        for note in reversed(list(notes)):
            self._lines.addWidget(rule())
            self._note(note)
        self._go.setText(self.tr("Add it to the log"))
        self._what.setFocus()
        QTimer.singleShot(0, self, self.fit)  # once Qt has shown what was put in

    def _note(self, note: SafeguardingNote | Damaged) -> None:
        if isinstance(note, Damaged):
            self._lines.addWidget(label(self.tr("A note that is damaged on the disk."), "error"))
            return
        told = [words.moment(to_local(note.at), now().date()), note.group, note.to_whom]
        self._lines.addWidget(label(words.breakable(" · ".join(one for one in told if one)), "muted"))
        self._lines.addWidget(label(words.breakable(note.what)))

    def _add(self) -> None:
        task = self._tasks.run(
            safeguarding.add, self._key, self._what.text(), to_whom=self._to_whom.text(), group=self._group
        )
        task.then(self._added).failed(self._refused)

    def _added(self, _note: object) -> None:
        self._what.clear()
        self._to_whom.clear()
        self._shell.say(self.tr("Added to the log."))
        self._read()

    def _refused(self, error: WorldError) -> None:
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.show()
        self.fit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafeguardingDialog", text)
