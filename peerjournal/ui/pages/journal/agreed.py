"""What a group agreed on, in the place of an entry of that group until it was read: before its notes, and once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.model.group import Agreement
from peerjournal.ui import words
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, label


class Agreed(QWidget):
    """`read` when the person says so. No sheet: who goes through the timeline by keys is not stopped by one."""

    read = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._why, self._text = label("", "muted"), label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        for one in (self._why, self._text):
            column.addWidget(one)
        column.addWidget(Button(self.tr("I have read it"), self.read.emit), 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_agreement(self, agreement: Agreement, group: str) -> None:
        """Shows what is in force."""
        from peerjournal.ui.pages.groups.agreement_dialog import limit_words

        text = self.tr("Before you read the notes of {group}: what was agreed.")
        self._why.setText(text.replace("{group}", words.breakable(group)))
        said = [agreement.text.strip(), *(limit_words(one) for one in agreement.limits)]
        self._text.setText(words.breakable("\n".join(one for one in said if one)))
