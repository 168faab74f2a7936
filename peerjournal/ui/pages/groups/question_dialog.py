"""A question and its answers, to put right what was written."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from peerjournal.actions import questions
from peerjournal.model.question import Question
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.sheet import Sheet
from peerjournal.ui.widgets import named
from peerjournal.ui.widgets.area import TextArea


class QuestionDialog(Sheet):
    """An answer that is emptied is gone."""

    def __init__(self, parent: QWidget, shell: Shell, question: Question) -> None:
        super().__init__(parent, shell, self.tr("A question"))
        self._question = question
        self._text = TextArea(self.tr("Question"), lines=2)
        self._text.set_text(question.text)
        self.body.addWidget(named(self._text, self.tr("Question")))
        self.body.addWidget(self._text)
        self._answers = []
        for number, answer in enumerate(question.answers, 1):
            words = self.tr("Answer") if len(question.answers) == 1 else self.tr("Answer {number}")
            field = TextArea("", lines=2)
            field.set_text(answer.text)
            self.body.addWidget(named(field, words.replace("{number}", str(number))))
            self.body.addWidget(field)
            self._answers.append(field)
        self._text.textChanged.connect(self._said)
        self.finish(question.id)

    def accept(self) -> None:
        """Saves the question."""
        if not self._text.text().strip():
            return
        written = zip(self._question.answers, self._answers, strict=True)
        answers = tuple(replace(one, text=field.text().strip()) for one, field in written if field.text().strip())
        self.send(questions.save, replace(self._question, text=self._text.text(), answers=answers))

    def _said(self) -> None:
        self.save_button.setEnabled(bool(self._text.text().strip()))
