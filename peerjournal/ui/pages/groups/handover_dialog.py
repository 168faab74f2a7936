"""Handing a group over: what goes along is listed field by field, can be left out, and is written encrypted."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from peerjournal.actions import handover
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.model.group import Group
from peerjournal.model.handover import Field
from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.dialogs import Dialog, choosing
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups import rhythm
from peerjournal.ui.pages.groups.agreement_dialog import limit_words
from peerjournal.ui.theme.tokens import HAIR, TIGHT
from peerjournal.ui.widgets import Button, label
from peerjournal.ui.widgets.new_passphrase import NewPassphrase


class HandoverDialog(Dialog):
    """Every field with its tick; one in which an alias stands says so, and is left out until it is ticked."""

    def __init__(self, parent: QWidget, shell: Shell, group: Group) -> None:
        super().__init__(parent, _tr("Hand over a group"), lock=shell.lock)
        self._shell, self._tasks, self._group = shell, shell.tasks_for(self), group
        self._boxes: dict[str, QCheckBox] = {}
        intro = self.tr(
            "A packet for who runs the group after you: agreement, schedule, topics, what is still to be seen to, and "
            "counts. Nothing about people is in it. Go through it; what isn't ticked stays here."
        )
        self.body.addWidget(label(intro, "muted"))
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(TIGHT)
        self.body.addWidget(self._list)
        self._passphrase = NewPassphrase(self._tasks, self.tr("Passphrase of the packet"))
        self._said = label("", "error")
        self._said.hide()
        self.body.addWidget(self._passphrase)
        self.body.addWidget(label(self.tr("Tell it to your successor by another way than the file."), "small"))
        self.body.addWidget(self._said)
        self.body.addStretch(1)
        self._write = Button(self.tr("Choose where…"), self._ask, role="primary")
        self.buttons(Button(self.tr("Cancel"), self.reject), self._write)
        self._tasks.run(handover.fields, group.id).then(self._show).failed(self._refused)

    def reject(self) -> None:
        """Nothing is written."""
        self._passphrase.forget()
        super().reject()

    def left_out(self) -> list[str]:
        """The keys of the fields that stay here."""
        return [key for key, box in self._boxes.items() if not box.isChecked()]

    def _show(self, fields: list[Field]) -> None:
        for one in fields:
            box = QCheckBox(words.breakable(field_name(one.key)))
            box.setChecked(not one.aliases)
            text = field_text(one, self._group)
            box.setAccessibleDescription(text)
            self._boxes[one.key] = box
            self._lines.addWidget(box)
            told = label(words.breakable(text), "muted")
            told.setContentsMargins(4 * TIGHT, 0, 0, HAIR)
            self._lines.addWidget(told)
            if one.aliases:
                text = self.tr("Somebody stands in it: {aliases}").replace("{aliases}", ", ".join(one.aliases))
                self._lines.addWidget(label(words.breakable(text), "error"))
        QTimer.singleShot(0, self, self.fit)  # once Qt has shown what was put in

    def _ask(self) -> None:
        if mistake := self._passphrase.mistake():
            self._say(mistake)
            return
        name = f"PeerJournal handover {now().date().isoformat()}.age"
        title = self.tr("Where to write it")
        choosing.ask_where_to_save(self, title, self.tr("age files (*.age)"), name, self._send)

    def _send(self, dest: Path) -> None:
        self._write.setEnabled(False)
        task = self._tasks.run(
            handover.write, self._group.id, dest, passphrase=self._passphrase.text(), leave_out=self.left_out()
        )
        task.then(self._written).failed(self._refused).always(lambda: self._write.setEnabled(True))

    def _written(self, path: Path) -> None:
        self._passphrase.forget()
        self._shell.say(self.tr("Written: {place}").replace("{place}", str(path)))
        self.accept()

    def _refused(self, error: WorldError) -> None:
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
        self.fit()


def field_name(key: str) -> str:
    """A field of the packet in words: 'topic 3' is 'Topic 3'."""
    what, _, number = key.partition(" ")
    names = {
        "name": _tr("Name"), "purpose": _tr("What it is for"), "place": _tr("Where it meets"),
        "online": _tr("How it meets online"), "agreement": _tr("What was agreed"), "schedule": _tr("When it meets"),
        "limits": _tr("What the agreement switches off"), "agenda": _tr("Point of the agenda"),
        "topic": _tr("Topic"), "follow-up": _tr("To see to"), "meetings": _tr("Number of meetings"),
        "came_least": _tr("Least that came"), "came_most": _tr("Most that came"),
        "first_time": _tr("For the first time"),
    }  # fmt: skip
    return f"{names.get(what, what)} {number}".strip()


def field_text(one: Field, group: Group) -> str:
    """A field as it is read: the schedule and what is switched off in words."""
    if one.key == "schedule":
        return rhythm.spoken(group) or one.text
    if one.key == "limits":
        return " ".join(limit_words(limit) for limit in group.limits)
    return one.text


def _tr(text: str) -> str:
    return QCoreApplication.translate("HandoverDialog", text)
