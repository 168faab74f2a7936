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
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.look import MEETING_NOTES, Met, Whole
from peerjournal.ui.pages.groups.meeting_parts import After, Before, Running
from peerjournal.ui.pages.groups.sheet import DraftedSheet
from peerjournal.ui.theme.tokens import APART, NEAR
from peerjournal.ui.widgets import named
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.widgets.guard_lines import GuardLines
from peerjournal.ui.widgets.moment import MomentField
from peerjournal.ui.widgets.pick import Pick

KIND = MEETING_NOTES  # of the draft: about the meeting, or about the group for one that is not saved yet
BEFORE, AFTER, RUNNING = "before", "after", "running"


class MeetingDialog(DraftedSheet):
    """For a new meeting at a moment, or for changing one, of the group that is shown."""

    def __init__(self, parent: QWidget, shell: Shell, seen: Whole, at: datetime, met: Met | None = None) -> None:
        super().__init__(parent, shell, _tr("A meeting") if met else _tr("Add a meeting"))
        self._met = met or Met(Meeting(new_id(), seen.group.id, at), {}, {})
        meeting = self._met.meeting
        self._at = MomentField(self.tr("When"))
        self._at.set_moment(meeting.at)
        open_ones = [one for one in seen.questions if not one.answers or one.id in meeting.question_ids]
        self.before, self.after = Before(meeting, open_ones), After(self._met)
        self.running = Running(meeting, seen.group.agenda)
        parts: tuple[QWidget, ...] = (self.before, self.after, self.running)
        for writing in (one for part in parts for one in part.findChildren(TextArea)):
            GuardLines(writing, shell)
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
        self.begin_draft(KIND, met.meeting.id if met else seen.group.id, seen.group.id, seen.notes)
        for part in self._parts.values():
            part.typed.connect(self.touch)
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

    def texts(self) -> dict[str, str]:
        """What is typed on all sides."""
        return {key: text for part in self._parts.values() for key, text in part.texts().items()}

    def set_texts(self, texts: dict[str, Any]) -> None:
        """Puts it back."""
        for part in self._parts.values():
            part.set_texts(texts)

    def _turn(self, side: str) -> None:
        for name, part in self._parts.items():
            part.setVisible(name == side)
        self.fit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeetingDialog", text)
