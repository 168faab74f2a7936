"""A group's card of people, by alias: what connects us, and what was promised."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.model.person import Person
from peerjournal.ui import words
from peerjournal.ui.pages.groups.rows import LEVEL, Rows
from peerjournal.ui.theme.tokens import HAIR, TIGHT
from peerjournal.ui.widgets import Button, Card, IconButton, label


class People(Card):
    """`adding` is its button; `editing` carries a Person."""

    adding = Signal()
    editing = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("People, by alias"))
        self._rows = Rows(self._row)
        self._hint = label(
            self.tr("An alias only you understand, what connects you, and what you promised. Real names stay out."),
            "muted",
        )
        self.add(self._hint, self._rows)
        self.buttons(Button(self.tr("Add somebody"), self.adding.emit, icon="plus"))

    def show_people(self, seen: tuple[Person, ...]) -> None:
        """Shows what was read."""
        self._rows.set_rows([(one.id, one) for one in seen])
        self._hint.setVisible(not seen)

    def _row(self, person: Person) -> QWidget:
        made = QWidget()
        told = QVBoxLayout()
        told.setSpacing(HAIR)
        told.setContentsMargins(0, LEVEL, 0, 0)
        promised = self.tr("Promised: {promise}").replace("{promise}", person.promise) if person.promise else ""
        for text, role in ((person.alias, "strong"), (person.connection, ""), (promised, "muted")):
            if text:
                told.addWidget(label(words.breakable(text), role))
        edit = IconButton("edit", self.tr("Change: {alias}").replace("{alias}", person.alias), self._editing(person))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addLayout(told, 1)
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _editing(self, person: Person) -> Callable[[], object]:
        return lambda: self.editing.emit(person)
