"""Somebody from a group, by alias only: there is no field for a real name."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from peerjournal.actions import people
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now, to_local
from peerjournal.model.person import Person
from peerjournal.ui import words
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.look import PERSON_NOTES, Whole
from peerjournal.ui.pages.groups.proposing import Proposed, look_alias
from peerjournal.ui.pages.groups.sheet import DraftedSheet
from peerjournal.ui.theme.tokens import TIGHT
from peerjournal.ui.widgets import Button, Choice, FlowLayout, label, named
from peerjournal.ui.widgets.area import TextArea

_ALIAS = 200  # characters
_PAUSE = 300  # milliseconds after the last key


class PersonDialog(DraftedSheet):
    """For somebody new in a group, or for changing what is kept about them.

    Aliases are proposed; what looks like a whole name is said to do so, and is taken all the same.
    """

    def __init__(self, parent: QWidget, shell: Shell, seen: Whole, person: Person | None = None) -> None:
        super().__init__(parent, shell, _tr("Somebody you met") if person else _tr("Add somebody you met"))
        self._new = person is None
        self._person = person or Person(new_id(), "", seen.group.id)
        self._alias = QLineEdit(self._person.alias)
        self._alias.setMaxLength(_ALIAS)
        self._telling = label(
            self.tr("This looks like a whole name, or a way to reach somebody. One of these would keep them unnamed:")
        )
        self._telling.hide()
        self._proposals = QWidget()
        self._flow = FlowLayout(self._proposals, across=TIGHT, down=TIGHT)
        self._proposals.hide()
        self._connection = TextArea(self.tr("What connects you"), lines=2)
        self._connection.set_text(self._person.connection)
        self._promise = TextArea(self.tr("What you promised"), lines=2)
        self._promise.set_text(self._person.promise)
        self.body.addWidget(label(self.tr("An alias only you understand. Real names don't belong here."), "muted"))
        self._field(self._alias, self.tr("Alias"), self._telling, self._proposals)
        self._field(self._connection, self.tr("What connects you"))
        self._field(self._promise, self.tr("What you promised"))
        self._show_kept()
        self._offer_merging([one for one in seen.people if one.id != self._person.id] if person else [])
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._look)
        self.begin_draft(PERSON_NOTES, person.id if person else seen.group.id, seen.group.id, seen.notes)
        self._alias.textChanged.connect(self._said)
        for field in (self._connection, self._promise):
            field.textChanged.connect(self.touch)
        self.save_button.setEnabled(bool(self._alias.text().strip()))
        self._look()
        self.finish(person.id if person else "")

    def texts(self) -> dict[str, str]:
        """What is typed."""
        return {"alias": self._alias.text(), "connection": self._connection.text(), "promise": self._promise.text()}

    def set_texts(self, texts: dict[str, Any]) -> None:
        """Puts it back."""
        self._alias.setText(str(texts.get("alias", "")))
        self._connection.set_text(str(texts.get("connection", "")))
        self._promise.set_text(str(texts.get("promise", "")))

    def accept(self) -> None:
        """Saves the person."""
        if not self._alias.text().strip():
            return
        connection, promise = self._connection.text().strip(), self._promise.text().strip()
        self.send(people.save, replace(self._person, alias=self._alias.text(), connection=connection, promise=promise))

    def _field(self, field: QWidget, words: str, *below: QWidget) -> None:
        for widget in (named(field, words), field, *below):
            self.body.addWidget(widget)

    def _show_kept(self) -> None:
        """Promises that were kept, and the aliases that turned out to mean the same person."""
        if self._person.also:
            text = self.tr("Also called: {aliases}").replace("{aliases}", ", ".join(self._person.also))
            self.body.addWidget(label(words.breakable(text), "muted"))
        if self._person.kept:
            self.body.addWidget(label(self.tr("What you kept"), "strong"))
        for one in reversed(self._person.kept):
            day = words.short_day(to_local(one.done_at).date(), now().date())
            self.body.addWidget(label(words.breakable(f"{one.text} · {day}"), "muted"))

    def _offer_merging(self, others: Sequence[Person]) -> None:
        if not others:
            return
        self._others = Choice(self.tr("The same as"), [(one.alias, one.id) for one in others])
        self._opens = Button(self.tr("The same as somebody else…"), self._open_merging, role="link")
        self._merging = QWidget()
        flow = FlowLayout(self._merging)
        flow.addWidget(self._others)
        flow.addWidget(Button(self.tr("Make them one"), self._merge))
        self._explained = label(
            self.tr("This alias goes to the trash; all that hangs on it hangs on the other one. No text is changed."),
            "small",
        )
        for widget in (self._opens, self._explained, self._merging):
            self.body.addWidget(widget)
        self._merging.hide()
        self._explained.hide()

    def _open_merging(self) -> None:
        self._opens.hide()
        self._merging.show()
        self._explained.show()
        self._others.setFocus()
        self.fit()

    def _merge(self) -> None:
        self.send(people.merge, self._person.id, self._others.chosen())

    def _said(self, *_typed: object) -> None:
        self.save_button.setEnabled(bool(self._alias.text().strip()))
        self._wait.start(_PAUSE)
        self.touch()

    def _look(self) -> None:
        self._tasks.overtake("alias", look_alias, self._alias.text()).then(self._propose)

    def _propose(self, found: Proposed) -> None:
        self._telling.setVisible(found.telling)
        while self._flow.takeAt(0) is not None:
            pass
        for old in self._proposals.findChildren(Button):
            old.setParent(None)
            old.deleteLater()
        wanted = found.aliases if found.telling or (self._new and not self._alias.text().strip()) else ()
        for alias in wanted:
            made = Button(alias, partial(self._take, alias))
            made.setAccessibleName(self.tr("Take the alias: {alias}").replace("{alias}", alias))
            self._flow.addWidget(made)
        self._proposals.setVisible(bool(wanted))
        QTimer.singleShot(0, self, self.fit)

    def _take(self, alias: str) -> None:
        self._alias.setText(alias)
        self._alias.setFocus()
        self._wait.stop()
        self._look()


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonDialog", text)
