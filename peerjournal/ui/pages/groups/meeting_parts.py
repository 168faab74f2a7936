"""The three sides of a meeting: getting ready for it, what came of it, and running it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from peerjournal.actions import facilitating
from peerjournal.model.group import Meeting
from peerjournal.model.meeting import AgendaItem
from peerjournal.model.moments import now
from peerjournal.model.question import Question
from peerjournal.ui.pages.groups.look import Met
from peerjournal.ui.pages.meeting.scales import InAndOut
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import Scales, label, named
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.widgets.count import CountField
from peerjournal.ui.widgets.pick import Pick
from peerjournal.ui.widgets.scale import ScaleName

_LINE = 300  # characters
_ATTENDED = {"": None, "yes": True, "no": False}


class Part(QWidget):
    """Fields below one another, each under its name. `typed` after each change of a text."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[str, TextArea | QLineEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SNUG)

    def field(self, field: QWidget, words: str) -> None:
        """Adds one."""
        self._column.addWidget(named(field, words))
        self._column.addWidget(field)

    def text_field(self, key: str, words: str, text: str, *, lines: int = 1, hint: str = "") -> None:
        """Adds a field for the meeting's text of this name."""
        made: TextArea | QLineEdit
        if lines == 1:
            made = QLineEdit(text)
            made.setMaxLength(_LINE)
        else:
            made = TextArea(words, hint, lines=lines)
            made.set_text(text)
        made.textChanged.connect(lambda *_: self.typed.emit())
        self._texts[key] = made
        self.field(made, words)

    def texts(self) -> dict[str, str]:
        """What is typed, by the meeting's names for it."""
        return {key: field.text().strip() for key, field in self._texts.items()}

    def set_texts(self, texts: Mapping[str, Any]) -> None:
        """Shows what a draft says."""
        for key, field in self._texts.items():
            if isinstance(text := texts.get(key), str):
                field.set_text(text) if isinstance(field, TextArea) else field.setText(text)

    def add(self, *widgets: QWidget) -> None:
        """Adds what has its own words."""
        for widget in widgets:
            self._column.addWidget(widget)


class Before(Part):
    """What I want to say, what to keep back, and which questions to bring."""

    def __init__(self, meeting: Meeting, questions: Sequence[Question]) -> None:
        super().__init__()
        self.text_field("to_say", _tr("What I want to say"), meeting.to_say, lines=2)
        self.text_field("not_to_say", _tr("What I want to keep to myself"), meeting.not_to_say, lines=2)
        self._questions = {one.id: QCheckBox(_short(one.text)) for one in questions}
        if questions:
            self.add(label(_tr("Questions to bring"), "strong"))
        for id, box in self._questions.items():
            box.setChecked(id in meeting.question_ids)
            self.add(box)
        self._others = tuple(id for id in meeting.question_ids if id not in self._questions)

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with what is typed here."""
        brought = tuple(id for id, box in self._questions.items() if box.isChecked())
        texts: dict[str, Any] = self.texts()
        return replace(meeting, question_ids=(*self._others, *brought), **texts)


class After(Part):
    """Whether I was there, how I came in and left, what I make of it, and how the visit felt."""

    def __init__(self, met: Met) -> None:
        super().__init__()
        meeting = met.meeting
        choices = [("yes", _tr("I was there")), ("no", _tr("I wasn't there")), ("", _tr("Not said"))]
        said = next(key for key, value in _ATTENDED.items() if value is meeting.attended)
        self._attended = Pick(_tr("Were you there?"), choices, said)
        self.scales = InAndOut()
        self.scales.set_answers(met.before, met.after)
        self._done = QCheckBox(_tr("Done"))
        self._done.setAccessibleName(_tr("The next step is done"))
        self._felt = Scales([
            ScaleName("safe", _tr("Safe"), "group"), ScaleName("heard", _tr("Heard"), "group"),
            ScaleName("at_home", _tr("At home"), "group"),
        ])  # fmt: skip
        self._counts = {
            "came": CountField(_tr("How many came")), "first_time": CountField(_tr("For the first time")),
            "left_early": CountField(_tr("Left early")),
        }  # fmt: skip
        self._done.setChecked(meeting.next_step_done_at is not None)
        felt = {key: getattr(meeting, key) for key in ("safe", "heard", "at_home")}
        self._felt.set_answers({key: value for key, value in felt.items() if value is not None})
        for name, field in self._counts.items():
            field.set_count(getattr(meeting, name))
        self._lay_out(meeting)

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with what is typed here."""
        felt = self._felt.answers()
        texts: dict[str, Any] = self.texts()
        done = (meeting.next_step_done_at or now()) if self._done.isChecked() and texts["next_step"] else None
        counts: dict[str, Any] = {name: field.count() for name, field in self._counts.items()}
        return replace(
            meeting, attended=_ATTENDED[self._attended.chosen()], next_step_done_at=done, safe=felt.get("safe"),
            heard=felt.get("heard"), at_home=felt.get("at_home"), **texts, **counts,
        )  # fmt: skip

    def _lay_out(self, meeting: Meeting) -> None:
        self.text_field("topic", _tr("What it was about"), meeting.topic)
        self.field(self._attended, _tr("Were you there?"))
        self.add(self.scales)
        self.text_field("reflection", _tr("What I make of it"), meeting.reflection, lines=3)
        self.text_field("note", _tr("Notes"), meeting.note, lines=2)
        self.text_field("next_step", _tr("My next step"), meeting.next_step)
        self.add(self._done, label(_tr("How the visit felt"), "strong"), self._felt)
        self.text_field("impression", _tr("A line on it"), meeting.impression)
        self.add(label(_tr("Others, as numbers only"), "strong"))
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(SNUG)
        numbers.setVerticalSpacing(TIGHT)
        numbers.setColumnStretch(1, 1)
        for line, field in enumerate(self._counts.values()):
            words = label(field.accessibleName(), wrap=False)
            words.setBuddy(field)
            numbers.addWidget(words, line, 0)
            numbers.addWidget(field, line, 1)
        self._column.addLayout(numbers)


class Running(Part):
    """For who facilitates: the agenda, whether the agreement was read, and how one is afterwards."""

    def __init__(self, meeting: Meeting, template: Sequence[str]) -> None:
        super().__init__()
        hint = _tr("One point a line; (10) at its end are ten minutes.")
        points = [_point(one) for one in meeting.agenda] or list(template or facilitating.AGENDA)
        self._begun = "\n".join(points)
        self.text_field("agenda", _tr("Agenda"), self._begun, lines=5, hint=hint)
        self._read = QCheckBox(_tr("The agreement was read"))
        self._read.setChecked(meeting.agreement_read_at is not None)
        self._drained = Scales([ScaleName("drained", _tr("Drained"), "feeling")])
        self._drained.set_answers({} if meeting.drained is None else {"drained": meeting.drained})
        self.add(self._read)
        self.text_field("debrief", _tr("How I am after running it"), meeting.debrief, lines=3)
        self.add(self._drained)

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with what is typed here; an agenda that was only offered is none."""
        text, debrief = self.texts()["agenda"], self.texts()["debrief"]
        offered = not meeting.agenda and text == self._begun and not self._read.isChecked()
        done = {one.text for one in meeting.agenda if one.done}
        items = [facilitating.item(line) for line in text.splitlines() if line.strip()]
        agenda = tuple(replace(one, done=one.text in done) for one in items)
        return replace(
            meeting, agenda=() if offered else agenda, debrief=debrief,
            agreement_read_at=(meeting.agreement_read_at or now()) if self._read.isChecked() else None,
            drained=self._drained.answers().get("drained"),
        )  # fmt: skip


def _point(one: AgendaItem) -> str:
    return one.text if one.minutes is None else f"{one.text} ({one.minutes})"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeetingParts", text)
