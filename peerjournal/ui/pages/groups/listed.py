"""A short list of days or moments: what is in it as chips that can be taken away, and fields to add one more."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Generic, TypeVar
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QSizePolicy, QVBoxLayout, QWidget

from peerjournal.ui.theme.tokens import TIGHT
from peerjournal.ui.widgets import Button, Chip, FlowLayout

T = TypeVar("T")


@cache
def zones() -> frozenset[str]:
    """The names of all time zones."""
    return frozenset(available_timezones())


class DayField(QDateEdit):
    """A day; scrolling the page over it never changes it."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def day(self) -> date:
        """What is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()


class _Told(QWidget):
    """Signals need a class that is not generic."""

    changed = Signal()


class Listed(_Told, Generic[T]):
    """`fields` are what one more is said with, `take` what they say, `words` how one is shown. Sorted by the words."""

    def __init__(
        self, adds: str, fields: Sequence[QWidget], take: Callable[[], T], words: Callable[[T], str]
    ) -> None:  # fmt: skip
        super().__init__()
        self._take, self._words = take, words
        self._values: list[T] = []
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, across=TIGHT, down=TIGHT)
        row = QWidget()
        flow = FlowLayout(row)
        self._add = Button(adds, self._more)
        for one in (*fields, self._add):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._chips)
        column.addWidget(row)
        self.setFocusProxy(fields[0])
        self._chips.hide()

    def values(self) -> tuple[T, ...]:
        """What is in the list, in the order it was added."""
        return tuple(self._values)

    def set_values(self, values: Iterable[T]) -> None:
        """Shows exactly these."""
        self._values = list(dict.fromkeys(values))
        while self._flow.takeAt(0) is not None:
            pass
        for old in self._chips.findChildren(Chip):
            old.hide()
            old.deleteLater()
        for one in self._values:
            chip = Chip(self._words(one), removable=True)
            chip.clicked.connect(self._removing(one))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._values))

    def _more(self) -> None:
        self.set_values([*self._values, self._take()])
        self.changed.emit()

    def _removing(self, value: T) -> Callable[[], None]:
        def remove() -> None:
            self.set_values(one for one in self._values if one != value)
            self._add.setFocus()
            self.changed.emit()

        return remove
