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
    """`adding` is its button; `editing` carries a Person, `kept` one whose promise is done."""

    adding = Signal()
    editing = Signal(object)
    kept = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("People, by alias"))
        self._rows = Rows(self._row)
        self._hint = label("", "muted")
        self._add = Button(self.tr("Add somebody"), self.adding.emit, icon="plus")
        self.add(self._hint, self._rows)
        self.buttons(self._add)

    def show_people(self, seen: tuple[Person, ...], *, switched_off: bool = False) -> None:
        """Shows what was read; where the agreement switches people off nobody can be added."""
        self._rows.set_rows([(one.id, one) for one in seen])
        self._hint.setText(
            self.tr("Nothing is noted about people here: so it was agreed.")
            if switched_off
            else self.tr("An alias only you understand, what connects you, and what you promised. Real names stay out.")
        )
        self._hint.setVisible(switched_off or not seen)
        self._add.setVisible(not switched_off)

    def _row(self, person: Person) -> QWidget:
        made = QWidget()
        told = QVBoxLayout()
        told.setSpacing(HAIR)
        told.setContentsMargins(0, LEVEL, 0, 0)
        also = self.tr("Also called: {aliases}").replace("{aliases}", ", ".join(person.also)) if person.also else ""
        promised = self.tr("Promised: {promise}").replace("{promise}", person.promise) if person.promise else ""
        for text, role in (
            (person.alias, "strong"), (also, "muted"), (person.connection, ""), (promised, "muted")
        ):  # fmt: skip
            if text:
                told.addWidget(label(words.breakable(text), role))
        if promised:
            done = Button(self.tr("It is done"), self._keeping(person), role="link")
            done.setAccessibleName(self.tr("What you promised is done: {alias}").replace("{alias}", person.alias))
            told.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        edit = IconButton("edit", self.tr("Change: {alias}").replace("{alias}", person.alias), self._editing(person))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addLayout(told, 1)
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _editing(self, person: Person) -> Callable[[], object]:
        return lambda: self.editing.emit(person)

    def _keeping(self, person: Person) -> Callable[[], object]:
        return lambda: self.kept.emit(person)
