"""The form in which a tip is written down or changed; what is typed is kept as a draft until it is saved."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from peerjournal.model.ids import new_id
from peerjournal.model.tip import Tip
from peerjournal.ui.drafting import Drafting
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.tips.look import Blank
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, Card, Column, TagField, label, named
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.widgets.choice import Choice
from peerjournal.ui.widgets.guard_lines import GuardLines
from peerjournal.ui.widgets.keys import SEND, bind

_TITLE = 200  # characters


class TipForm(QWidget):
    """`wanted` carries the Tip to save and the one it was (None: a new one).

    `left` is the way back, which keeps the draft; `given_up` carries what was typed.
    """

    wanted = Signal(object, object)
    left = Signal()
    given_up = Signal(dict)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._tip: Tip | None = None
        self._before: dict[str, Any] = {}
        self._title = QLineEdit()
        self._title.setMaxLength(_TITLE)
        self._how = TextArea(self.tr("How to do it"), lines=5)
        GuardLines(self._how, shell)
        self._situations = TagField(self.tr("Situations it helps in"), self.tr("Add one…"))
        self._group = Choice(self.tr("From which group"))
        self._wrong = label("", "error")
        self._wrong.hide()
        self._save = Button(self.tr("Save"), self._send, role="primary")
        self._give_up = Button(self.tr("Discard"), self._discard)
        self._drafting = Drafting(self, shell.tasks_for(self), "tip", self._collect)
        back = Button(self.tr("Back"), self.left.emit, role="link", icon="chevron-left")
        card = Card()
        for field, words in (
            (self._title, self.tr("What it is")),
            (self._how, self.tr("How to do it")),
            (self._situations, self.tr("Situations it helps in")),
            (self._group, self.tr("From which group")),
        ):
            card.add(named(field, words), field)
        card.add(self._wrong)
        card.buttons(self._give_up, self._save, right=True)
        column = Column()
        column.body.setSpacing(SNUG)
        column.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.add(card)
        column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)
        for signal in (self._title.textEdited, self._situations.changed, self._group.activated, self._how.textChanged):
            signal.connect(self._typed)
        bind(self, self._send, *SEND, anywhere=True)

    def show_blank(self, blank: Blank) -> None:
        """Begins: with the tip to change or with nothing, and on top of it what was typed before."""
        self._tip = blank.tip
        self._drafting.begin(blank.tip.id if blank.tip else None, blank.draft)
        self._offer(blank)
        self._fill(_fields_of(blank.tip), -1)
        self._before = self._fields()
        if blank.draft is not None:
            self._fill(blank.draft.fields, blank.draft.cursor)
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._said()

    def offer_again(self, blank: Blank) -> None:
        """Groups and situations changed elsewhere; what is typed stays."""
        self._offer(blank)

    def type_again(self, fields: dict[str, Any]) -> None:
        """Puts back what had been discarded."""
        self._fill(fields, -1)
        self._typed()

    def has_changes(self) -> bool:
        """Whether anything is there that is not saved."""
        return self._fields() != self._before

    def settle(self) -> None:
        """Sends what is being typed to the draft."""
        self._situations.finish()
        self._drafting.settle()

    def draft_id(self) -> str:
        """Of the draft that is gone once the tip is saved."""
        return self._drafting.id

    def saved(self) -> None:
        """The tip is in the vault: the draft can go."""
        self._before = self._fields()
        self._drafting.end()

    def refused(self, sentence: str) -> None:
        """Says why the tip could not be saved; everything typed is still there."""
        self._wrong.setText(sentence)
        self._wrong.show()
        self._said()

    def _offer(self, blank: Blank) -> None:
        self._situations.set_known(blank.situations)
        self._group.set_choices([(self.tr("No group"), ""), *((one.name, one.id) for one in blank.groups)])

    def _fill(self, fields: dict[str, Any], cursor: int) -> None:
        self._title.setText(str(fields.get("title", "")))
        self._how.set_text(str(fields.get("how", "")), cursor)
        self._situations.set_tags([str(one) for one in fields.get("situations", ())])
        if not self._group.choose(str(fields.get("more", {}).get("group_id", ""))):
            self._group.choose("")
        self._wrong.hide()

    def _fields(self) -> dict[str, Any]:
        return {
            "title": self._title.text(),
            "how": self._how.text(),
            "situations": list(self._situations.tags()),
            "more": {"group_id": self._group.chosen()},  # apart, so that no id is taken for a text
        }

    def _collect(self) -> tuple[dict[str, Any], int]:
        return (self._fields() if self.has_changes() else {}), self._how.textCursor().position()

    def _typed(self, *_said: object) -> None:
        self._wrong.hide()
        self._said()
        self._drafting.touch()

    def _said(self) -> None:
        self._save.setEnabled(bool(self._title.text().strip() or self._how.text().strip()))
        self._give_up.setEnabled(self.has_changes())

    def _send(self) -> None:
        self._situations.finish()
        # Without a title, the first line of how it is done is what it is called.
        title = self._title.text().strip() or self._how.text().strip().partition("\n")[0][:_TITLE].strip("#*- ")
        if not title:
            return
        self._save.setEnabled(False)
        tip = self._tip or Tip(new_id(), title)
        group_id = self._group.chosen() or None
        meeting_id = tip.meeting_id if group_id == tip.group_id else None
        how, situations = self._how.text().strip(), self._situations.tags()
        new = replace(tip, title=title, how=how, situations=situations, group_id=group_id, meeting_id=meeting_id)
        self.wanted.emit(new, self._tip)

    def _discard(self) -> None:
        typed = self._fields()
        self._fill(self._before, -1)
        self._drafting.end()
        self.given_up.emit(typed)


def _fields_of(tip: Tip | None) -> dict[str, Any]:
    if tip is None:
        return {}
    situations, more = list(tip.situations), {"group_id": tip.group_id or ""}
    return {"title": tip.title, "how": tip.how, "situations": situations, "more": more}
