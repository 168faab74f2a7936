"""The timeline: shows what a filter lets through, and reads what comes into sight."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.model.filters import EntryFilter
from peerjournal.ui.models.outline import Spot
from peerjournal.ui.models.timeline import TimelineModel
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.journal import reading
from peerjournal.ui.pages.journal.reading import MARGIN, Cards, Stretch
from peerjournal.ui.pages.journal.timeline_view import TimelineView


class Timeline(QWidget):
    """`counted` carries the number of entries the filter lets through, once it is known."""

    counted = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._tasks = shell.tasks_for(self)
        self.where = EntryFilter()
        self.model = TimelineModel(self)
        self.view = TimelineView(self.model)
        self.view.setAccessibleName(self.tr("Entries"))
        self.view.looked_at.connect(self._look)
        self._sought: tuple[str, date] | None = None
        self._shown_once = False
        self._next_day: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        shell.theme.changed.connect(self.view.measure)

    def refresh(self) -> None:
        """Reads again what is in sight, and how many entries there are; the first time, the latest entries first."""
        if not self._shown_once:
            self._tasks.overtake("outline", reading.first_rows, self.where).then(self._show_first)
            return
        first, last = self._near()
        days = [day for day, _ in self.model.outline.days(first, last)]
        self._tasks.in_slices("outline", reading.around, self.where, days).then(self._show)

    def set_filter(self, where: EntryFilter) -> None:
        """Shows other entries, from the latest on."""
        if where != self.where:
            self.where = where
            self._tasks.overtake("rows", _nothing)
            self._shown_once = False
            self.refresh()

    def go_to(self, day: date) -> None:
        """Scrolls to a day, or to the nearest before it."""
        if not self.model.outline.complete:
            self._next_day = day
            return
        row = self.model.outline.row_of(day)
        if row >= 0:
            self.view.go_to(row)
            self._look(*self.view.in_sight())

    def choose(self, id: str, day: date) -> None:
        """Chooses an entry of that day, and brings it into sight; as soon as it is read."""
        self._sought = (id, day)
        self._seek(last=False)

    def _near(self) -> tuple[int, int]:
        first, last = self.view.in_sight()
        return max(first - MARGIN, 0), last + MARGIN

    def _look(self, first: int, last: int) -> None:
        if not self.model.wanted(max(first - 8, 0), last + 8):
            return
        wanted = self.model.wanted(max(first - MARGIN, 0), last + MARGIN)
        self._tasks.overtake("rows", reading.cards, self.where, tuple(wanted)).then(self._put)

    def _put(self, cards: Cards) -> None:
        self.model.put(cards)
        self.model.forget_far(*self.view.in_sight())
        self._seek()

    def _show_first(self, stretch: Stretch) -> None:
        self._shown_once = True
        self.view.neighbourly = False  # other entries are shown: the next best would be any
        self.model.show_outline(stretch.outline, stretch.cards)
        self.view.neighbourly = True
        self.view.scrollToTop()
        self.refresh()

    def _show(self, stretch: Stretch) -> None:
        self.model.show_outline(stretch.outline, stretch.cards)
        self.counted.emit(stretch.outline.entries)
        if self._next_day is not None:
            day, self._next_day = self._next_day, None
            self.go_to(day)
        self._seek()

    def _seek(self, *, last: bool = True) -> None:
        """`last`: what is not in the list now won't come; otherwise it may just have been saved."""
        if self._sought is None:
            return
        id, day = self._sought
        row = self.model.row_of(id)
        if row >= 0:
            self._sought = None
            self.view.choose(row)
        elif self.model.outline.complete:
            row = self.model.outline.row_of(day)
            at = self.model.outline.at(row) if row >= 0 else None
            if not isinstance(at, Spot) or at.day != day or not self.model.wanted(row, row):
                if last:
                    self._sought = None  # the filter leaves it out, or it is gone
                return
            self.view.go_to(row)
            self._look(row, row)


def _nothing(_vault: object) -> None:
    return None
