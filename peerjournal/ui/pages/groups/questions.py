"""A group's card of questions: to bring, and what came back. Who said it is never asked."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerjournal.model.question import Question
from peerjournal.ui import words
from peerjournal.ui.pages.groups.rows import LEVEL, Rows
from peerjournal.ui.theme.tokens import HAIR, SNUG, TIGHT
from peerjournal.ui.widgets import Button, Card, IconButton, label
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.widgets.keys import SEND, bind


class QuestionRow(QWidget):
    """One question with its answers; "Answer" opens a field for what came back."""

    answered = Signal(str)
    editing = Signal()
    typed = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._opens = Button(self.tr("Answer"), self.open_answer, role="link")
        self._opens.setAccessibleName(self.tr("Answer: {question}").replace("{question}", question.text))
        self._edit = IconButton(
            "edit", self.tr("Change: {question}").replace("{question}", question.text), self.editing.emit
        )
        told = QVBoxLayout()
        told.setSpacing(HAIR)
        told.setContentsMargins(0, LEVEL, 0, 0)
        told.addWidget(label(words.breakable(question.text)))
        for answer in question.answers:
            told.addWidget(label(words.breakable(answer.text), "muted"))
        top = QHBoxLayout()
        top.setSpacing(TIGHT)
        top.addLayout(told, 1)
        top.addWidget(self._opens, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        self._field = TextArea(self.tr("Answer: {question}").replace("{question}", question.text), lines=2)
        self._field.setPlaceholderText(self.tr("What came back, in your words"))
        self._field.textChanged.connect(self.typed)
        self._save = Button(self.tr("Save the answer"), self._send)
        self._field.hide()
        self._save.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(top)
        column.addWidget(self._field)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignRight)
        bind(self, self._send, *SEND)

    def open_answer(self, text: str = "") -> None:
        """Shows the field; with what was typed before."""
        self._field.show()
        self._save.show()
        if text:
            self._field.set_text(text)
        else:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> str:
        """What is typed and not saved."""
        return self._field.text()

    def _send(self) -> None:
        text = self._field.text().strip()
        if text:
            self._field.clear()
            self.answered.emit(text)


class Questions(Card):
    """`added` carries a new question's text, `answered` (id, text), `editing` a Question; `typed` after each key."""

    added = Signal(str)
    answered = Signal(str, str)
    editing = Signal(object)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Questions to bring"))
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("What do you want to ask?"))
        self._field.setAccessibleName(self.tr("A question to bring"))
        self._field.setMaxLength(2_000)
        self._field.textEdited.connect(self.typed)
        self._field.returnPressed.connect(self._send)
        self._add = Button(self.tr("Add"), self._send)
        self._add.setAccessibleName(self.tr("Add the question"))
        line = QHBoxLayout()
        line.setSpacing(TIGHT)
        line.addWidget(self._field, 1)
        line.addWidget(self._add)
        self._open, self._answered = Rows(self._row), Rows(self._row)
        self._done = Button("", self._toggle, role="link", icon="chevron-down")
        self.body.addLayout(line)
        self.add(self._open)
        self.body.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._answered)
        self.body.setSpacing(SNUG)
        self._unfolded = False
        self._count = 0

    def show_questions(self, seen: tuple[Question, ...]) -> None:
        """Shows what was read; what is being typed stays."""
        self._open.set_rows([(one.id, one) for one in seen if not one.answers])
        done = [(one.id, one) for one in seen if one.answers]
        self._answered.set_rows(done)
        self._count = len(done)
        self._show_done()

    def fields(self) -> dict[str, Any]:
        """What is typed and not saved, for a draft; nothing where nothing is."""
        answers = {id: row.answer() for id, row in self._rows().items() if row.answer().strip()}
        new = self._field.text()
        return {"new": new, "answers": answers} if new.strip() or answers else {}

    def set_fields(self, fields: dict[str, Any]) -> None:
        """Puts back what was typed; an answer whose question is gone is left out."""
        self._field.setText(str(fields.get("new", "")))
        answers = fields.get("answers", {})
        for id, row in self._rows().items():
            if isinstance(answers, dict) and answers.get(id):
                row.open_answer(str(answers[id]))

    def _rows(self) -> dict[str, QuestionRow]:
        found: dict[str, QuestionRow] = {}
        for rows in (self._open, self._answered):
            found |= {id: row for id in rows.ids() if isinstance(row := rows.row(id), QuestionRow)}
        return found

    def _row(self, question: Question) -> QWidget:
        made = QuestionRow(question)
        made.answered.connect(lambda text: self.answered.emit(question.id, text))
        made.editing.connect(lambda: self.editing.emit(question))
        made.typed.connect(self.typed)
        return made

    def _send(self) -> None:
        text = self._field.text().strip()
        if text:
            self._field.clear()
            self.added.emit(text)

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._show_done()

    def _show_done(self) -> None:
        self._done.setVisible(self._count > 0)
        self._done.setText(self.tr("Answered: {number}").replace("{number}", str(self._count)))
        self._done.set_icon("chevron-up" if self._unfolded else "chevron-down")
        self._answered.setVisible(self._unfolded and self._count > 0)
