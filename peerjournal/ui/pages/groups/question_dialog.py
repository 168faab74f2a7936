"""A question and its answers, to put right what was written."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from peerjournal.actions import questions
from peerjournal.model.question import Answer, Question
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups.look import QUESTION_NOTES, Whole
from peerjournal.ui.pages.groups.sheet import DraftedSheet
from peerjournal.ui.pages.groups.who import who_choice
from peerjournal.ui.widgets import Choice, named
from peerjournal.ui.widgets.area import TextArea


class QuestionDialog(DraftedSheet):
    """An answer that is emptied is gone."""

    def __init__(self, parent: QWidget, shell: Shell, seen: Whole, question: Question) -> None:
        super().__init__(parent, shell, self.tr("A question"))
        self._question = question
        self._text = TextArea(self.tr("Question"), lines=2)
        self._text.set_text(question.text)
        self.body.addWidget(named(self._text, self.tr("Question")))
        self.body.addWidget(self._text)
        self._answers: list[TextArea] = []
        self._who: list[Choice] = []
        for number, answer in enumerate(question.answers, 1):
            self._add(answer, number)
        self.begin_draft(QUESTION_NOTES, question.id, seen.group.id, seen.notes)
        self._text.textChanged.connect(self._said)
        for field in self._answers:
            field.textChanged.connect(self.touch)
        for choice in self._who:
            choice.activated.connect(self.touch)
        self.finish(question.id)

    def texts(self) -> dict[str, str]:
        """What is typed; from whom counts with it."""
        said = {"text": self._text.text()}
        for number, (field, who) in enumerate(zip(self._answers, self._who, strict=True)):
            said |= {f"answer {number}": field.text(), f"who {number}": who.chosen()}
        return said

    def set_texts(self, texts: dict[str, Any]) -> None:
        """Puts it back."""
        self._text.set_text(str(texts.get("text", "")))
        for number, (field, who) in enumerate(zip(self._answers, self._who, strict=True)):
            field.set_text(str(texts.get(f"answer {number}", "")))
            who.choose(str(texts.get(f"who {number}", "")))

    def accept(self) -> None:
        """Saves the question."""
        if not self._text.text().strip():
            return
        written = zip(self._question.answers, self._answers, self._who, strict=True)
        answers = tuple(
            replace(one, text=field.text().strip(), who=who.chosen())
            for one, field, who in written
            if field.text().strip()
        )
        self.send(questions.save, replace(self._question, text=self._text.text(), answers=answers))

    def _add(self, answer: Answer, number: int) -> None:
        words = self.tr("Answer") if len(self._question.answers) == 1 else self.tr("Answer {number}")
        words = words.replace("{number}", str(number))
        field = TextArea("", lines=2)
        field.set_text(answer.text)
        who = who_choice(self.tr("From whom: {answer}").replace("{answer}", words), answer.who)
        self.body.addWidget(named(field, words))
        self.body.addWidget(field)
        self.body.addWidget(who)
        self._answers.append(field)
        self._who.append(who)

    def _said(self) -> None:
        self.save_button.setEnabled(bool(self._text.text().strip()))
        self.touch()
