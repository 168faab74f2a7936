"""The right side of the journal: nothing yet, the entry that is read, or the one that is written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from peerjournal.ui.page import Shell
from peerjournal.ui.widgets import EmptyState

if TYPE_CHECKING:
    from peerjournal.ui.pages.journal.editor import Editor
    from peerjournal.ui.pages.journal.reader import Reader


class RightSide(QStackedWidget):
    """Reader and editor are loaded and made when they are first needed; `reader_made` and `editor_made` carry them."""

    reader_made = Signal(object)
    editor_made = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._reader: Reader | None = None
        self._editor: Editor | None = None
        self.addWidget(EmptyState("journal", self.tr("Choose an entry to read it")))

    def reader(self) -> "Reader":
        """The reader."""
        if self._reader is None:
            from peerjournal.ui.pages.journal.reader import Reader

            self._reader = Reader(self._shell)
            self.addWidget(self._reader)
            self.reader_made.emit(self._reader)
        return self._reader

    def editor(self) -> "Editor":
        """The editor."""
        if self._editor is None:
            from peerjournal.ui.pages.journal.editor import Editor

            self._editor = Editor(self._shell)
            self.addWidget(self._editor)
            self.editor_made.emit(self._editor)
        return self._editor

    def refresh(self) -> None:
        """Reads the entry that is read again."""
        if self._reader is not None:
            self._reader.refresh()

    def save(self) -> None:
        """Saves what is written."""
        if self._editor is not None:
            self._editor.save()

    def settle(self) -> None:
        """Sends everything that is written to the vault."""
        if self._editor is not None:
            self._editor.settle()

    def set_narrow(self, narrow: bool) -> None:
        """Whether the reader stands alone."""
        if self._reader is not None:
            self._reader.set_narrow(narrow)

    def show_nothing(self) -> None:
        """No entry."""
        self.setCurrentIndex(0)

    def is_empty(self) -> bool:
        """Whether no entry is shown."""
        return self.currentIndex() == 0

    def is_reading(self) -> bool:
        """Whether an entry is read."""
        return self._reader is not None and self.currentWidget() is self._reader

    def is_writing(self) -> bool:
        """Whether an entry is written."""
        return self._editor is not None and self.currentWidget() is self._editor
