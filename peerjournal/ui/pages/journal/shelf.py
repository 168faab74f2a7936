"""The left side of the journal: the timeline with what narrows it down, and the calendar."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from peerjournal.actions import entries, groups
from peerjournal.model.filters import EntryFilter
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.journal.filter_bar import FilterBar
from peerjournal.ui.pages.journal.timeline import Timeline
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import TIGHT
from peerjournal.ui.widgets import Button, Column, EmptyState, IconButton

if TYPE_CHECKING:
    from peerjournal.ui.pages.journal.calendar import Calendar

_ROWS_BELOW = 2  # entries that must fit below the calendar for both to be shown


class Shelf(QWidget):
    """`emptied` says whether the journal has no entry at all; `new_asked` and `trash_asked` are its buttons."""

    new_asked = Signal()
    trash_asked = Signal()
    emptied = Signal(bool)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._tasks = shell.tasks_for(self)
        self._where = EntryFilter()
        self._groups: Mapping[str, str] = {}
        self.timeline = Timeline(shell)
        self._calendar: Calendar | None = None
        self.bar = FilterBar()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.timeline)
        self._by_day = IconButton("calendar", self.tr("Calendar"), self._toggle_calendar, checkable=True)
        self._filter = IconButton("filter", self.tr("Show only some entries"), self.choose_filter, checkable=True)
        self._lay_out()
        self.timeline.counted.connect(self._counted)
        self.bar.changed.connect(self.set_filter)
        shell.theme.changed.connect(self._fit)

    @property
    def calendar(self) -> "Calendar":
        """The calendar; made when it is first opened."""
        if self._calendar is None:
            from peerjournal.ui.pages.journal.calendar import Calendar

            made = self._calendar = Calendar()
            made.hide()
            made.chosen.connect(self._show_day)
            made.month_shown.connect(lambda _: self._show_month())
            self._column.insertWidget(self._column.indexOf(self._stack), made)
        return self._calendar

    def refresh(self) -> None:
        """Reads again what is shown."""
        self.timeline.refresh()
        self._tasks.overtake("groups", groups.names).then(self._name_groups)
        if self._by_calendar():
            self._ask_days()

    def set_filter(self, where: EntryFilter) -> None:
        """Shows only what a filter lets through."""
        self._where = where
        self._filter.setChecked(where != EntryFilter())
        self.bar.show_filter(where, self._groups)
        self.bar.show_count(None)
        self._narrow_down()
        if self._by_calendar():
            self._ask_days()

    def choose_filter(self) -> None:
        """Asks what to show."""
        self._filter.setChecked(self._where != EntryFilter())  # pressing it does not decide yet
        from peerjournal.ui.pages.journal.filter_dialog import FilterDialog

        FilterDialog(self, self._shell, self._where, self.set_filter).open()

    def show_calendar(self, shown: bool, day: date | None = None) -> None:
        """Opens or closes the calendar; closing it leaves the timeline at the day it was on."""
        self._by_day.setChecked(shown)
        if shown == self._by_calendar():
            return
        self.calendar.setVisible(shown)
        self._fit()
        if shown:
            if day is not None:
                self.calendar.show_day(day)
            self._ask_days()
            self._narrow_down()
            self.calendar.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._narrow_down()
            self.timeline.go_to(self.calendar.day())

    def begin(self) -> None:
        """Puts the keyboard into the timeline, or the calendar."""
        place = self.timeline.view if not self._by_calendar() else self.calendar.view
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: Any) -> None:
        """Where there is no room for both, the calendar stands alone."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        write = Button(self.tr("Write"), self.new_asked.emit, role="primary", icon="plus")
        write.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(write)
        row.addStretch(1)
        row.addWidget(self._by_day)
        row.addWidget(self._filter)
        row.addWidget(IconButton("trash", self.tr("Trash"), self.trash_asked.emit))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        self._rest.hide()

    def _no_match(self) -> QWidget:
        show_all = Button(self.tr("Show all entries"), lambda: self.set_filter(EntryFilter()))
        around = Column()
        around.body.addWidget(EmptyState("filter", self.tr("No entry fits"), action=show_all))
        return around

    def _fit(self) -> None:
        alone = self._by_calendar() and not self._both_fit()
        if self._by_calendar():
            self.calendar.fit(self.height() - self.calendar.y())
        self._stack.setHidden(alone)
        self._rest.setVisible(alone)

    def _both_fit(self) -> bool:
        rows = _ROWS_BELOW * scaled(90)
        return self.height() >= self.calendar.sizeHint().height() + self.bar.height() + scaled(60) + rows

    def _by_calendar(self) -> bool:
        return self._calendar is not None and not self._calendar.isHidden()

    def _toggle_calendar(self) -> None:
        self.show_calendar(self._by_day.isChecked())

    def _show_day(self, day: date) -> None:
        if self._both_fit():
            self._narrow_down(day, day)
        else:
            self.show_calendar(False)
            self.begin()

    def _show_month(self) -> None:
        self._ask_days()
        self._narrow_down()

    def _narrow_down(self, first: date | None = None, last: date | None = None) -> None:
        """The person's filter, and within it the calendar's month or day."""
        where = self._where
        if self._by_calendar():
            first, last = first or self.calendar.first_day(), last or self.calendar.last_day()
            where = replace(
                where,
                first_day=max(first, where.first_day or first),
                last_day=min(last, where.last_day or last),
            )
        self.timeline.set_filter(where)

    def _ask_days(self) -> None:
        first, last = self.calendar.first_day(), self.calendar.last_day()
        self._tasks.overtake("days", entries.days, first, last, self._where).then(self.calendar.show_counts)

    def _name_groups(self, names: Mapping[str, str]) -> None:
        self._groups = names
        self.bar.show_filter(self._where, names)

    def _counted(self, count: int) -> None:
        self.bar.show_count(count)
        everything = self.timeline.where == EntryFilter()
        nothing = not count and not everything and not self._by_calendar()
        if nothing and self._stack.count() == 1:
            self._stack.addWidget(self._no_match())
        self._stack.setCurrentIndex(int(nothing))
        if everything:
            self.emptied.emit(not count)
