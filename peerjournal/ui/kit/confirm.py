"""Asks for three of the words, so that whoever wrote them down knows that they can be read."""

import random
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets.labels import label, named, set_role

_ASKED = 3


def places(words: int) -> list[int]:
    """Which words to ask for, counted from 1: one of each third, so that no column of the paper is left out."""
    third = words // _ASKED
    return [part * third + random.randint(1, third) for part in range(_ASKED)]  # noqa: S311 - a question, no secret


class ConfirmWords(QWidget):
    """`entered` when Enter was pressed in the last field."""

    entered = Signal()

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = words
        self._message = label("", "error")
        self._message.setAccessibleName(self.tr("Message"))
        self._message.hide()
        self.fields: dict[int, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(
            label(self.tr("Look at what you saved, printed or wrote down, and type these three."), "muted")
        )
        for place in places(len(words)):
            field = self.fields[place] = QLineEdit()
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
            field.textEdited.connect(lambda _text, field=field: self._mend(field))
            column.addSpacing(SNUG - TIGHT)
            column.addWidget(named(field, self.tr("Word {number}").replace("{number}", str(place))))
            column.addWidget(field)
        for field, following in zip(self._all(), self._all()[1:], strict=False):
            field.returnPressed.connect(lambda following=following: following.setFocus(Qt.FocusReason.TabFocusReason))
        self._all()[-1].returnPressed.connect(self.entered)
        column.addWidget(self._message)

    def begin(self) -> None:
        """Takes the keyboard."""
        self._all()[0].setFocus()

    def right(self) -> bool:
        """Whether all three are right; if not, which is not is said, and what was typed stays."""
        wrong = [place for place, field in self.fields.items() if self._typed(field) != self._words[place - 1]]
        for place, field in self.fields.items():
            set_role(field, "wrong" if place in wrong else "")
        if wrong:
            text = self.tr("Word {number} is another one on your kit. Compare it, or look at the kit once more.")
            self._message.setText(text.replace("{number}", str(wrong[0])))
            self.fields[wrong[0]].setFocus()
        self._message.setVisible(bool(wrong))
        return not wrong

    def forget(self) -> None:
        """Empties the fields."""
        for field in self._all():
            field.setText("")

    def _all(self) -> list[QLineEdit]:
        return list(self.fields.values())

    def _typed(self, field: QLineEdit) -> str:
        return field.text().strip().casefold()

    def _mend(self, field: QLineEdit) -> None:
        if field.property("role") == "wrong":
            set_role(field, "")
