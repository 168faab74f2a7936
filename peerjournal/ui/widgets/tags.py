"""The field for tags: type a word, Enter or comma makes it a chip; Backspace in the empty field takes the last away."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from peerjournal.ui.widgets.chip import Chip
from peerjournal.ui.widgets.flow import FlowLayout


class _Typing(QLineEdit):
    """Tells Enter, comma, Backspace at the beginning, and leaving."""

    ended = Signal()
    backed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and comma end a tag; Enter in the empty field is left to the form around it."""
        if event.text() == "," or (event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip()):
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts, also without Enter; not while only the list of completions is open."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.ended.emit()


class TagField(QWidget):
    """`tags()` in the order given; `changed` after each change. Case is kept, and compared folded."""

    changed = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self._chips: dict[str, Chip] = {}
        self._known = QStringListModel(self)
        self._typing = _Typing()
        self._typing.setPlaceholderText(hint)
        self._typing.setAccessibleName(name)
        self._typing.setMaxLength(100)
        self._typing.setMinimumWidth(120)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._typing.setCompleter(completer)
        self._typing.ended.connect(self._end)
        self._typing.backed.connect(self._take_last)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._typing)
        self.setFocusProxy(self._typing)

    def tags(self) -> tuple[str, ...]:
        """The tags as they were typed."""
        return tuple(self._chips)

    def set_tags(self, tags: Sequence[str]) -> None:
        """Shows exactly these tags."""
        for tag in list(self._chips):
            self._drop(tag)
        for tag in tags:
            self._add(tag)

    def set_known(self, tags: Sequence[str]) -> None:
        """What may be completed: the person's own tags, most used first."""
        self._known.setStringList(list(tags))

    def finish(self) -> None:
        """Makes a tag of what is typed without Enter; call it before `tags()` when the form is about to be saved."""
        self._end()

    def _end(self) -> None:
        typed = " ".join(self._typing.text().replace(",", " ").split())
        self._typing.clear()
        if typed and self._add(typed):
            self.changed.emit()

    def _add(self, tag: str) -> bool:
        if tag.casefold() in (one.casefold() for one in self._chips):
            return False
        chip = self._chips[tag] = Chip(tag, removable=True)
        chip.clicked.connect(lambda: self._remove(tag))
        self._flow.insert(self._flow.count() - 1, chip)
        return True

    def _remove(self, tag: str) -> None:
        self._drop(tag)
        self._typing.setFocus()
        self.changed.emit()

    def _drop(self, tag: str) -> None:
        chip = self._chips.pop(tag)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _take_last(self) -> None:
        if self._chips:
            self._remove(next(reversed(self._chips)))
