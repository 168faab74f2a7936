"""Somebody from a group, by alias only: there is no field for a real name."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from peerjournal.actions import people
from peerjournal.model.ids import new_id
from peerjournal.model.person import Person
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.sheet import Sheet
from peerjournal.ui.widgets import label, named
from peerjournal.ui.widgets.area import TextArea

_ALIAS = 200  # characters


class PersonDialog(Sheet):
    """For somebody new in a group, or for changing what is kept about them."""

    def __init__(self, parent: QWidget, shell: Shell, group_id: str, person: Person | None = None) -> None:
        super().__init__(parent, shell, _tr("Somebody you met") if person else _tr("Add somebody you met"))
        self._person = person or Person(new_id(), "", group_id)
        self._alias = QLineEdit(self._person.alias)
        self._alias.setMaxLength(_ALIAS)
        self._connection = TextArea(self.tr("What connects you"), lines=2)
        self._connection.set_text(self._person.connection)
        self._promise = TextArea(self.tr("What you promised"), lines=2)
        self._promise.set_text(self._person.promise)
        self.body.addWidget(label(self.tr("An alias only you understand. Real names don't belong here."), "muted"))
        for field, words in (
            (self._alias, self.tr("Alias")),
            (self._connection, self.tr("What connects you")),
            (self._promise, self.tr("What you promised")),
        ):
            self.body.addWidget(named(field, words))
            self.body.addWidget(field)
        self._alias.textChanged.connect(self._said)
        self._said()
        self.finish(person.id if person else "")

    def accept(self) -> None:
        """Saves the person."""
        if not self._alias.text().strip():
            return
        connection, promise = self._connection.text().strip(), self._promise.text().strip()
        self.send(people.save, replace(self._person, alias=self._alias.text(), connection=connection, promise=promise))

    def _said(self) -> None:
        self.save_button.setEnabled(bool(self._alias.text().strip()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonDialog", text)
