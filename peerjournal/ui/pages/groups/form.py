"""The form in which a group is put down or changed; what is typed is kept as a draft until it is saved."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerjournal.model.group import Group
from peerjournal.model.ids import new_id
from peerjournal.ui.drafting import Drafting
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.about_group import AboutGroup
from peerjournal.ui.pages.groups.days_apart import DaysApart
from peerjournal.ui.pages.groups.look import Blank
from peerjournal.ui.pages.groups.schedule import ScheduleField
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, Card, Column, label, named
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.widgets.keys import SEND, bind

_NAME = 200  # characters


class GroupForm(QWidget):
    """`wanted` carries the Group to save and the one it was (None: a new one).

    `left` is the way back, which keeps the draft; `given_up` carries what was typed.
    """

    wanted = Signal(object, object)
    left = Signal()
    given_up = Signal(dict)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._group = Group("", "")
        self._before: dict[str, Any] = {}
        self._name = QLineEdit()
        self._name.setMaxLength(_NAME)
        self._schedule = ScheduleField()
        self._agreement = TextArea(
            self.tr("What was agreed"), self.tr("Such as: what is said here stays here."), lines=5
        )
        self._about, self._apart = AboutGroup(), DaysApart()
        self._wrong = label("", "error")
        self._wrong.hide()
        self._save = Button(self.tr("Save"), self._send, role="primary")
        self._give_up = Button(self.tr("Discard"), self._discard)
        self._drafting = Drafting(self, shell.tasks_for(self), "group", self._collect)
        card = Card()
        for field, words in (
            (self._name, self.tr("What you call it")),
            (self._schedule, self.tr("When it meets")),
            (self._agreement, self.tr("What was agreed")),
        ):
            card.add(named(field, words), field)
        column = Column()
        column.body.setSpacing(SNUG)
        back = Button(self.tr("Back"), self.left.emit, role="link", icon="chevron-left")
        column.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.add(card, self._apart, self._about, self._wrong)
        ending = QHBoxLayout()
        ending.setSpacing(SNUG)
        ending.addStretch(1)
        ending.addWidget(self._give_up)
        ending.addWidget(self._save)
        column.body.addLayout(ending)
        column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)
        typed = (
            self._name.textEdited, self._schedule.changed, self._agreement.textChanged, self._about.changed,
            self._apart.changed,
        )  # fmt: skip
        for signal in typed:
            signal.connect(self._typed)
        bind(self, self._send, *SEND, anywhere=True)

    def show_blank(self, blank: Blank, *, at_schedule: bool = False) -> None:
        """Begins: with the group to change or with nothing, and on top of it what was typed before."""
        self._group = blank.group or Group(new_id(), "")
        self._drafting.begin(blank.group.id if blank.group else None, blank.draft)
        self._schedule.show_group(self._group)
        self._about.show_group(self._group)
        self._apart.show_group(self._group)
        self._fill({"name": self._group.name, "agreement": self._group.agreement}, -1)
        self._before = self._fields()
        if blank.draft is not None:
            self._fill(blank.draft.fields, blank.draft.cursor)
        (self._schedule if at_schedule else self._name).setFocus(Qt.FocusReason.OtherFocusReason)
        self._said()

    def type_again(self, fields: dict[str, Any]) -> None:
        """Puts back what had been discarded."""
        self._fill(fields, -1)
        self._typed()

    def has_changes(self) -> bool:
        """Whether anything is there that is not saved."""
        return self._fields() != self._before

    def settle(self) -> None:
        """Sends what is being typed to the draft."""
        self._drafting.settle()

    def draft_id(self) -> str:
        """Of the draft that is gone once the group is saved."""
        return self._drafting.id

    def saved(self) -> None:
        """The group is in the vault: the draft can go."""
        self._before = self._fields()
        self._drafting.end()

    def refused(self, sentence: str) -> None:
        """Says why the group could not be saved; everything typed is still there."""
        self._wrong.setText(sentence)
        self._wrong.show()
        self._said()

    def _fill(self, fields: dict[str, Any], cursor: int) -> None:
        self._name.setText(str(fields.get("name", "")))
        self._agreement.set_text(str(fields.get("agreement", "")), cursor)
        if isinstance(apart := fields.get("apart"), dict):
            self._apart.set_fields(apart)
        self._schedule.heed(self._apart.apply(self._group))
        if isinstance(schedule := fields.get("schedule"), dict):
            self._schedule.set_fields(schedule)
        if isinstance(about := fields.get("about"), dict):
            self._about.set_fields(about)
        self._wrong.hide()

    def _fields(self) -> dict[str, Any]:
        return {
            "name": self._name.text(),
            "agreement": self._agreement.text(),
            "schedule": self._schedule.fields(),
            "about": self._about.fields(),
            "apart": self._apart.fields(),
        }

    def _collect(self) -> tuple[dict[str, Any], int]:
        return (self._fields() if self.has_changes() else {}), self._agreement.textCursor().position()

    def _typed(self, *_said: object) -> None:
        self._wrong.hide()
        self._schedule.heed(self._apart.apply(self._group))
        self._said()
        self._drafting.touch()

    def _said(self) -> None:
        self._save.setEnabled(bool(self._name.text().strip()))
        self._give_up.setEnabled(self.has_changes())

    def _send(self) -> None:
        if not self._name.text().strip():
            return
        self._save.setEnabled(False)
        rule, first_at = self._schedule.schedule()
        agreement = self._agreement.text().strip()
        new = replace(self._group, name=self._name.text(), rrule=rule, first_at=first_at, agreement=agreement)
        new = self._apart.apply(self._about.apply(new))
        self.wanted.emit(new, self._group if self._group.created_at is not None else None)

    def _discard(self) -> None:
        typed = self._fields()
        self._fill(self._before, -1)
        self._drafting.end()
        self.given_up.emit(typed)
