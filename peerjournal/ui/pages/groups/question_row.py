"""One question in a group's card: what came back and from whom, and what can be done with it."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.model.moments import now, to_local
from peerjournal.model.question import Question
from peerjournal.ui import words
from peerjournal.ui.pages.groups.rows import LEVEL
from peerjournal.ui.pages.groups.who import who_choice, who_words
from peerjournal.ui.theme.tokens import HAIR, TIGHT
from peerjournal.ui.widgets import Button, FlowLayout, IconButton, label
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.widgets.keys import SEND, bind


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the moment of the meeting it comes along to (None: to none), and whether one is to come at all."""

    question: Question
    brought_at: datetime | None = None
    can_bring: bool = False


class QuestionRow(QWidget):
    """One question with its answers; "Answer" opens a field for what came back. `answered` carries text and kind."""

    answered = Signal(str, str)
    editing = Signal()
    bringing = Signal()
    typed = Signal()

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        question = asked.question
        name = self.tr("Answer: {question}").replace("{question}", question.text)
        self._opens = Button(self.tr("Answer"), self.open_answer, role="link")
        self._opens.setAccessibleName(name)
        edit = IconButton("edit", self.tr("Change: {question}").replace("{question}", question.text), self.editing.emit)
        self._field = TextArea(name, lines=2)
        self._field.setPlaceholderText(self.tr("What came back, in your words"))
        self._field.textChanged.connect(self.typed)
        self._who = who_choice(self.tr("From whom: {question}").replace("{question}", question.text))
        self._who.activated.connect(lambda _: self.typed.emit())
        self._answering = QWidget()
        flow = FlowLayout(self._answering)
        flow.addWidget(self._who)
        flow.addWidget(Button(self.tr("Save the answer"), self._send))
        self._field.hide()
        self._answering.hide()
        top = QHBoxLayout()
        top.setSpacing(TIGHT)
        top.addLayout(self._told(asked), 1)
        top.addWidget(self._opens, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(top)
        if asked.can_bring and asked.brought_at is None and not question.answers:
            bring = Button(self.tr("Bring it to the next meeting"), self.bringing.emit, role="link")
            bring.setAccessibleName(
                self.tr("Bring to the next meeting: {question}").replace("{question}", question.text)
            )
            column.addWidget(bring, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._field)
        column.addWidget(self._answering)
        bind(self, self._send, *SEND)

    def open_answer(self, text: str = "", who: str = "") -> None:
        """Shows the field; with what was typed before."""
        self._field.show()
        self._answering.show()
        self._who.choose(who)
        if text:
            self._field.set_text(text)
        else:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> str:
        """What is typed and not saved."""
        return self._field.text()

    def who(self) -> str:
        """From whom, as it is chosen and not saved."""
        return self._who.chosen()

    def _told(self, asked: Asked) -> QVBoxLayout:
        told = QVBoxLayout()
        told.setSpacing(HAIR)
        told.setContentsMargins(0, LEVEL, 0, 0)
        told.addWidget(label(words.breakable(asked.question.text)))
        for answer in asked.question.answers:
            told.addWidget(label(words.breakable(answer.text), "muted"))
            if answer.who:
                told.addWidget(label(words.breakable(who_words(answer.who)), "small"))
        if asked.brought_at is not None:
            day = words.day(to_local(asked.brought_at).date(), now().date())
            told.addWidget(label(self.tr("Comes along on {day}").replace("{day}", day), "small"))
        return told

    def _send(self) -> None:
        text = self._field.text().strip()
        if text:
            self._field.clear()
            self.answered.emit(text, self._who.chosen())
