"""A meeting: when it was, what it was about, whether one was there, and how one came in and left."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from peerjournal.actions import groups
from peerjournal.model.group import Meeting
from peerjournal.model.ids import new_id
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.look import Met
from peerjournal.ui.pages.groups.sheet import Sheet
from peerjournal.ui.pages.meeting.scales import InAndOut
from peerjournal.ui.theme.tokens import APART, NEAR
from peerjournal.ui.widgets import named
from peerjournal.ui.widgets.moment import MomentField
from peerjournal.ui.widgets.pick import Pick

_TOPIC = 300  # characters
_ATTENDED = {"": None, "yes": True, "no": False}


class MeetingDialog(Sheet):
    """For a new meeting of `group_id` at a moment, or for changing one."""

    def __init__(self, parent: QWidget, shell: Shell, group_id: str, at: datetime, met: Met | None = None) -> None:
        super().__init__(parent, shell, _tr("A meeting") if met else _tr("Add a meeting"))
        self._met = met or Met(Meeting(new_id(), group_id, at), {}, {})
        meeting = self._met.meeting
        self._at = MomentField(self.tr("When"))
        self._at.set_moment(meeting.at)
        self._topic = QLineEdit(meeting.topic)
        self._topic.setMaxLength(_TOPIC)
        self._attended = Pick(
            self.tr("Were you there?"),
            [("yes", self.tr("I was there")), ("no", self.tr("I wasn't there")), ("", self.tr("Not said"))],
            next(key for key, value in _ATTENDED.items() if value is meeting.attended),
        )
        self.scales = InAndOut()
        self.scales.set_answers(self._met.before, self._met.after)
        for field, words in (
            (self._at, self.tr("When")),
            (self._topic, self.tr("What it was about")),
            (self._attended, self.tr("Were you there?")),
        ):
            self.body.addWidget(named(field, words))
            self.body.addWidget(field)
        if parent.window().width() >= self.scales.side_by_side() + 6 * APART:
            self.scales.setMinimumWidth(self.scales.side_by_side())
        self.body.addWidget(self.scales)
        self.finish(meeting.id if met else "")

    def open(self) -> None:
        """With room for a scroll bar, which may be needed in a small window."""
        super().open()
        self.resize(self.width() + NEAR, self.height())

    def accept(self) -> None:
        """Saves the meeting with its check-ins."""
        before, after = self.scales.answers()
        meeting = replace(
            self._met.meeting,
            at=self._at.moment(),
            topic=self._topic.text().strip(),
            attended=_ATTENDED[self._attended.chosen()],
        )
        self.send(groups.save_meeting_with, meeting, before, after)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeetingDialog", text)
