"""The page Today: a check-in in two clicks, and what may help today. The pattern for other pages."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from peerjournal.actions import entries, trash
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.dialogs.tried import TriedDialog
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.today.cards import meeting_card, tip_card
from peerjournal.ui.pages.today.glance import Glance, NextMeeting, look
from peerjournal.ui.widgets import Button, Card, Column, FeelingPicker, ScaleName, Scales
from peerjournal.ui.widgets.grid import CardGrid


class TodayPage(Page):
    """Everything in the check-in is optional; saving it makes an entry without words."""

    watches: ClassVar[frozenset[Noun]] = frozenset(
        {Noun.ENTRY, Noun.GROUP, Noun.MEETING, Noun.QUESTION, Noun.TIP, Noun.TRY}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.feelings = FeelingPicker()
        self.scales = Scales(
            [
                ScaleName("hope", self.tr("Hope"), "accent"),
                ScaleName("belonging", self.tr("Belonging"), "group"),
                ScaleName("tension", self.tr("Tension"), "feeling"),
            ]
        )
        self._more = Button(self.tr("Write more"), self._write_more)
        self._more.setVisible(shell.has("journal"))
        self._save = Button(self.tr("Save check-in"), self._save_check_in, role="primary")
        self._below = CardGrid()
        check_in = Card(self.tr("Name a feeling or two"))
        check_in.add(self.feelings, self.scales)
        check_in.buttons(self._more, self._save, right=True)
        column = Column()
        column.add(check_in, self._below)
        column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)
        self.feelings.changed.connect(self._said)
        self.scales.changed.connect(self._said)
        self._said()

    def refresh(self) -> None:
        """Asks for the feelings used most, the next meeting and a tip."""
        moment = now()
        self.set_heading(self.tr("How are you, right now?"), words.day(moment.date(), moment.date()))
        self.tasks.overtake("look", look, moment).then(self._show)

    def begin(self) -> None:
        """The first chip."""
        self.feelings.focus_first(Qt.FocusReason.OtherFocusReason)

    def _show(self, glance: Glance) -> None:
        self.feelings.set_recent(glance.feelings)
        cards: list[Card] = []
        if glance.meeting is not None:
            cards.append(meeting_card(glance.meeting, now(), self._preparing(glance.meeting)))
        if glance.tip is not None:
            tip = glance.tip.tip
            cards.append(tip_card(glance.tip, lambda: TriedDialog(self, self.shell, tip).open()))
        self._below.set_cards(cards)

    def _preparing(self, meeting: NextMeeting) -> Callable[[], object] | None:
        if not self.shell.has("groups"):
            return None
        return lambda: self.shell.go("groups", Link("group", meeting.group.id))

    def _said(self) -> None:
        self._save.setEnabled(bool(self.feelings.feelings() or self.scales.answers()))

    def _check_in(self) -> Entry:
        named = tuple(Feeling(name) for name in self.feelings.feelings())
        return entries.new(feelings=named, scales=self.scales.answers())

    def _clear(self) -> None:
        self.feelings.set_feelings(())
        self.scales.set_answers({})

    def _save_check_in(self) -> None:
        self.tasks.run(entries.save, self._check_in()).then(self._saved)

    def _saved(self, entry: Entry) -> None:
        self._clear()
        self.shell.say(self.tr("Saved."), undo=lambda: self.tasks.run(trash.trash, entry.id))

    def _write_more(self) -> None:
        if not self._save.isEnabled():
            self.shell.go("journal", Link(action="new"))
            return
        self.tasks.run(entries.save, self._check_in()).then(self._go_on_writing)

    def _go_on_writing(self, entry: Entry) -> None:
        self._clear()
        self.shell.go("journal", Link("entry", entry.id, "edit"))
