"""A meeting: when it was or will be, and its sides, one at a time: before it, after it, and running it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from peerjournal.actions import groups
from peerjournal.model.group import Meeting, Role
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.ui.drafting import Drafting
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.look import MEETING_NOTES, Met, Whole
from peerjournal.ui.pages.groups.meeting_parts import After, Before, Running
from peerjournal.ui.pages.groups.sheet import Sheet
from peerjournal.ui.theme.tokens import APART, NEAR
from peerjournal.ui.widgets import named
from peerjournal.ui.widgets.moment import MomentField
from peerjournal.ui.widgets.pick import Pick

KIND = MEETING_NOTES  # of the draft: about the meeting, or about the group for one that is not saved yet
BEFORE, AFTER, RUNNING = "before", "after", "running"


class MeetingDialog(Sheet):
    """For a new meeting at a moment, or for changing one, of the group that is shown."""

    def __init__(self, parent: QWidget, shell: Shell, seen: Whole, at: datetime, met: Met | None = None) -> None:
        super().__init__(parent, shell, _tr("A meeting") if met else _tr("Add a meeting"))
        self._about = met.meeting.id if met else seen.group.id
        self._group_id = seen.group.id
        draft = next((one for one in seen.notes if one.about == self._about), None)
        self._drafting = Drafting(self, shell.tasks_for(parent), KIND, self._collect)
        self._drafting.begin(self._about, draft)
        self._met = met or Met(Meeting(new_id(), seen.group.id, at), {}, {})
        meeting = self._met.meeting
        self._at = MomentField(self.tr("When"))
        self._at.set_moment(meeting.at)
        open_ones = [one for one in seen.questions if not one.answers or one.id in meeting.question_ids]
        self.before, self.after = Before(meeting, open_ones), After(self._met)
        self.running = Running(meeting, seen.group.agenda)
        self.scales = self.after.scales
        runs = seen.group.role is Role.FACILITATOR or bool(meeting.agenda or meeting.debrief)
        sides = [(BEFORE, self.tr("Before it")), (AFTER, self.tr("After it"))]
        sides += [(RUNNING, self.tr("Running it"))] if runs else []
        self._side = Pick(self.tr("Which side of it"), sides, BEFORE if meeting.at > now() else AFTER)
        self._side.picked.connect(self._turn)
        self.body.addWidget(named(self._at, self.tr("When")))
        self.body.addWidget(self._at)
        self.body.addWidget(self._side)
        if parent.window().width() >= self.scales.side_by_side() + 6 * APART:
            self.scales.setMinimumWidth(self.scales.side_by_side())
        self._parts = {BEFORE: self.before, AFTER: self.after, RUNNING: self.running}
        for part in self._parts.values():
            self.body.addWidget(part)
        self._begun = self._texts()
        for part in self._parts.values():
            if draft is not None:
                part.set_texts(draft.fields)
            part.typed.connect(self._drafting.touch)
        self._turn(self._side.chosen())
        self.finish(meeting.id if met else "")

    def open(self) -> None:
        """With room for a scroll bar, which may be needed in a small window."""
        super().open()
        self.resize(self.width() + NEAR, self.height())

    def accept(self) -> None:
        """Saves the meeting with its check-ins."""
        before, after = self.scales.answers()
        meeting = self.running.applied(self.after.applied(self.before.applied(self._met.meeting)))
        self.send(groups.save_meeting_with, replace(meeting, at=self._at.moment()), before, after)

    def reject(self) -> None:
        """What was typed and not saved is given up."""
        self._drafting.end()
        super().reject()

    def settle(self) -> None:
        """Sends what is being typed to the draft."""
        self._drafting.settle()

    def _saved(self, noun: object) -> None:
        self._drafting.end()
        super()._saved(noun)

    def _texts(self) -> dict[str, str]:
        return {key: text for part in self._parts.values() for key, text in part.texts().items()}

    def _collect(self) -> tuple[dict[str, Any], int]:
        texts = self._texts()
        if texts == self._begun:
            return {}, 0
        return {**texts, "group": self._group_id}, 0  # the words first: Today shows how they begin

    def _turn(self, side: str) -> None:
        for name, part in self._parts.items():
            part.setVisible(name == side)
        self.fit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeetingDialog", text)
