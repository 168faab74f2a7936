"""Long work in one line: what it is, how far it is, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label


class ProgressLine(QWidget):
    """Hidden until `begin`. Give `show_progress` to `Task.progress`, and `end` to `Task.always`.

    `percent` is for work that reports its share of a hundred, and not a number of things.
    """

    def __init__(self, *, percent: bool = False) -> None:
        super().__init__()
        self._of = "{done} %" if percent else self.tr("{done} of {total}")
        self._cancel: Callable[[], object] | None = None
        self._words = label()
        self._left = label("", "muted", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._button = Button(self.tr("Cancel"), self._press)
        row = QHBoxLayout()
        row.setSpacing(SNUG)
        row.addWidget(self._words, 1)
        row.addWidget(self._left)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.hide()

    def begin(self, words: str, cancel: Callable[[], object] | None = None) -> None:
        """Shows the line; without `cancel` there is no button."""
        self._cancel = cancel
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._left.setText("")
        self._bar.setRange(0, 0)
        self._button.setVisible(cancel is not None)
        self._button.setEnabled(True)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is; total 0 means that nobody knows yet."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        number = QLocale().toString
        self._left.setText(
            self._of.replace("{done}", number(done)).replace("{total}", number(total)) if total else number(done)
        )

    def end(self) -> None:
        """Takes the line away."""
        self._cancel = None
        self._bar.setRange(0, 1)
        self.hide()

    def _press(self) -> None:
        self._button.setEnabled(False)
        if self._cancel is not None:
            self._cancel()
