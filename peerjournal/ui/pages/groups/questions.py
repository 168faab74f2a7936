"""A group's card of questions: to bring, and what came back. No name of who said it is ever asked for."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from peerjournal.model.question import Question
from peerjournal.ui.pages.groups.look import Whole
from peerjournal.ui.pages.groups.question_row import Asked, QuestionRow
from peerjournal.ui.pages.groups.rows import Rows
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import Button, Card


class Questions(Card):
    """`added` carries a question's text, `answered` (id, text, kind of who), `bringing` an id, `editing` a Question.

    `typed` comes after each key.
    """

    added = Signal(str)
    answered = Signal(str, str, str)
    bringing = Signal(str)
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

    def show_questions(self, seen: Whole, now: datetime) -> None:
        """Shows what was read; what is being typed stays."""
        self._open.set_rows([(one.id, _asked(one, seen, now)) for one in seen.questions if not one.answers])
        done = [(one.id, Asked(one)) for one in seen.questions if one.answers]
        self._answered.set_rows(done)
        self._count = len(done)
        self._show_done()

    def fields(self) -> dict[str, Any]:
        """What is typed and not saved, for a draft; nothing where nothing is."""
        answers = {id: row.answer() for id, row in self._rows().items() if row.answer().strip()}
        who = {id: kind for id, row in self._rows().items() if id in answers and (kind := row.who())}
        new = self._field.text()
        return {"new": new, "answers": answers, "who": who} if new.strip() or answers else {}

    def set_fields(self, fields: dict[str, Any]) -> None:
        """Puts back what was typed; an answer whose question is gone is left out."""
        self._field.setText(str(fields.get("new", "")))
        answers, who = fields.get("answers", {}), fields.get("who", {})
        for id, row in self._rows().items():
            if isinstance(answers, dict) and answers.get(id):
                row.open_answer(str(answers[id]), str(who.get(id, "")) if isinstance(who, dict) else "")

    def _rows(self) -> dict[str, QuestionRow]:
        found: dict[str, QuestionRow] = {}
        for rows in (self._open, self._answered):
            found |= {id: row for id in rows.ids() if isinstance(row := rows.row(id), QuestionRow)}
        return found

    def _row(self, asked: Asked) -> QWidget:
        made, question = QuestionRow(asked), asked.question
        made.answered.connect(lambda text, who: self.answered.emit(question.id, text, who))
        made.bringing.connect(lambda: self.bringing.emit(question.id))
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


def _asked(question: Question, seen: Whole, now: datetime) -> Asked:
    brought = seen.brought.get(question.id)
    coming = brought[1] if brought is not None and brought[1] > now else None
    return Asked(question, coming, seen.next_at is not None)
