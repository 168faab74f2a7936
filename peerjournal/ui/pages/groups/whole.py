"""One group with everything that belongs to it, in two columns where there is room."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.actions import agreements
from peerjournal.model.group import Limit, Role
from peerjournal.model.moments import to_local
from peerjournal.ui import words
from peerjournal.ui.drafting import Drafting
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.agreement_dialog import limit_words
from peerjournal.ui.pages.groups.follow_ups import FollowUps
from peerjournal.ui.pages.groups.kept import Kept
from peerjournal.ui.pages.groups.look import Whole
from peerjournal.ui.pages.groups.meetings import Meetings
from peerjournal.ui.pages.groups.people import People
from peerjournal.ui.pages.groups.questions import Questions
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import APART, SNUG
from peerjournal.ui.widgets import Button, Card, Column, FlowLayout, label

_NARROWEST = 330  # of one column, at 100 % text size


class WholeView(QWidget):
    """The cards of one group; their signals are the page's to answer."""

    left = Signal()
    editing = Signal()
    deleting = Signal()
    agreement_wanted = Signal()
    retention_wanted = Signal()
    leaving = Signal()
    coming_back = Signal()
    taking_days = Signal()
    giving_days = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._id = ""
        self.meetings = Meetings(after=shell.has("after_meeting"))
        self.questions, self.people = Questions(), People()
        self.running = FollowUps()
        self.kept = Kept(journal=shell.has("journal"), tips=shell.has("tips"))
        self._drafting = Drafting(self, shell.tasks_for(self), "questions", lambda: (self.questions.fields(), 0))
        self.questions.typed.connect(self._drafting.touch)
        self._name, self._damaged = label("", "section"), label("", "error")
        self._about = label("", "muted")
        self._agreement = label()
        agreed = Card(self.tr("What was agreed"))
        agreed.add(self._agreement)
        self._limits = label("", "muted")
        agreed.add(self._limits)
        self._going = Button(self.tr("What will be destroyed"), self.retention_wanted.emit, role="link")
        agreed.buttons(Button(self.tr("Read it"), self.agreement_wanted.emit, role="link"))
        agreed.body.addWidget(self._going, 0, Qt.AlignmentFlag.AlignLeft)
        self._agreed = agreed
        top = QHBoxLayout()
        top.setSpacing(SNUG)
        top.addWidget(Button(self.tr("All groups"), self.left.emit, role="link", icon="chevron-left"))
        top.addStretch(1)
        top.addWidget(Button(self.tr("Delete"), self.deleting.emit, role="quiet"))
        top.addWidget(Button(self.tr("Edit"), self.editing.emit))
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(APART)
        for cards in ((self.meetings, self.running, self.kept), (self.questions, self.people, agreed)):
            side = QVBoxLayout()
            side.setSpacing(APART)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        column = Column()
        column.body.setSpacing(SNUG)
        column.body.addLayout(top)
        self._left = label("", "strong")
        self._back = Button(self.tr("Come back"), self.coming_back.emit)
        column.add(self._name, self._left)
        column.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.add(self._about, self._damaged)
        column.body.addLayout(self._sides)
        column.add(self._ways())
        column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)

    def show_whole(self, seen: Whole, now: datetime, *, name: bool) -> None:
        """Shows what was read; with the name where the heading could not hold it."""
        self._name.setText(words.breakable(seen.group.name))
        self._name.setVisible(name)
        text = self.tr("{number} damaged on the disk, not shown here.").replace("{number}", str(seen.damaged))
        self._damaged.setText(text)
        self._damaged.setVisible(seen.damaged > 0)
        self.meetings.show_whole(seen, now)
        self.questions.show_questions(seen, now)
        self.people.show_people(seen.people, switched_off=Limit.NO_PEOPLE in agreements.limits(seen.group))
        left = seen.group.left_at
        day = words.day(to_local(left).date(), now.date()) if left is not None else ""
        self._left.setText(self.tr("You left this group on {day}.").replace("{day}", day))
        for widget, on in (
            (self._left, left is not None), (self._back, left is not None), (self._leave, left is None),
            (self._gives, seen.group.first_at is not None),
        ):  # fmt: skip
            widget.setVisible(on)
        self.running.show_follow_ups(seen.follow_ups)
        self.running.setVisible(seen.group.role is Role.FACILITATOR or bool(seen.follow_ups))
        self.kept.show_kept(seen.entries, seen.tips)
        self._agreement.setText(words.breakable(seen.group.agreement))
        self._limits.setText("\n".join(limit_words(one) for one in seen.group.limits))
        self._limits.setVisible(bool(seen.group.limits))
        keeps = seen.group.retention_weeks is not None or seen.group.destroy_on_leaving
        self._going.setVisible(keeps)
        self._agreed.setVisible(bool(seen.agreements) or keeps)
        group = seen.group
        about = [one for one in (group.purpose, group.place, group.online) if one]
        self._about.setText(words.breakable("\n".join(about)))
        self._about.setVisible(bool(about))
        if seen.group.id != self._id:
            self._id = seen.group.id
            self._drafting.begin(seen.group.id, seen.draft)
            self.questions.set_fields(seen.draft.fields if seen.draft is not None else {})

    def _ways(self) -> QWidget:
        """What is seldom wanted, at the foot."""
        made = QWidget()
        row = FlowLayout(made)
        self._gives = Button(self.tr("Its days as a calendar…"), self.giving_days.emit, role="link")
        takes = Button(self.tr("Take its days from a file…"), self.taking_days.emit, role="link")
        self._leave = Button(self.tr("Leave this group…"), self.leaving.emit, role="link")
        for button in (self._gives, takes, self._leave):
            row.addWidget(button)
        return made

    def begin(self) -> None:
        """The way back; everything else follows it."""
        self.questions.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Keeps what is typed and not saved."""
        self._drafting.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        wide = self.width() >= 2 * scaled(_NARROWEST) + APART
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._sides.direction():
            self._sides.setDirection(direction)
