"""The calendar: a month with a mark for each day on which something was written."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QSizePolicy, QTableView, QVBoxLayout, QWidget

from peerjournal.model.moments import now
from peerjournal.ui.delegates.day import DayDelegate
from peerjournal.ui.models.month import DAY, WEEKS, MonthModel
from peerjournal.ui.models.spoken import month_name
from peerjournal.ui.pages.journal.timeline_view import BARE_ROWS
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import HAIR
from peerjournal.ui.widgets import Button, IconButton

_LEAST = 24  # pixels of a day, the smallest that can still be pointed at (WCAG 2.2, 2.5.8)


class _MonthView(QTableView):
    """`stepped` carries a number of days the arrows go beyond the month, `turned` a number of months."""

    stepped = Signal(int)
    turned = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, also out of the month; Page Up and Down by month, with Shift by year."""
        across = -1 if self.isRightToLeft() else 1
        days = {
            Qt.Key.Key_Left: -across,
            Qt.Key.Key_Right: across,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }.get(Qt.Key(event.key()))
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if days is not None:
            self.stepped.emit(days)
        elif months is not None:
            self.turned.emit(months * (12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing to search for in a month."""


class Calendar(QWidget):
    """`chosen` carries a day that was clicked or entered, `month_shown` the first day of a month that came up."""

    chosen = Signal(object)
    month_shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._day = now().date()
        self._room = 0
        self.model = MonthModel(self._day.year, self._day.month, self)
        self._title = Button("", lambda: self.show_day(now().date()), role="quiet")
        self._title.setToolTip(self.tr("Back to today"))
        self.view = _MonthView()
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for months, icon, name in (
            (-12, "chevrons-left", self.tr("A year earlier")),
            (-1, "chevron-left", self.tr("A month earlier")),
        ):
            row.addWidget(self._step(months, icon, name))
        row.addWidget(self._title, 1)
        for months, icon, name in (
            (1, "chevron-right", self.tr("A month later")),
            (12, "chevrons-right", self.tr("A year later")),
        ):
            row.addWidget(self._step(months, icon, name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HAIR)
        column.addWidget(self._bar)
        column.addWidget(self.view)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._set_up_view()
        self._show_title()

    def day(self) -> date:
        """The day the keyboard is on."""
        return self._day

    def first_day(self) -> date:
        """The first day of the month that is shown."""
        return self.model.first

    def last_day(self) -> date:
        """Its last day."""
        return _month_later(self.model.first, 1) - timedelta(days=1) if self.model.first.year < 9999 else date.max

    def show_counts(self, counts: Mapping[date, int]) -> None:
        """How many entries the days of this month have."""
        self.model.show_counts(counts)

    def show_day(self, day: date) -> None:
        """Goes to a day, and to its month."""
        before, self._day = self.model.first, day
        if (day.year, day.month) != (before.year, before.month):
            self.model.show_month(day.year, day.month, {})
            self._show_title()
            self.fit(self._room)
            self.month_shown.emit(self.model.first)
        self._choose_cell()

    def fit(self, room: int = 0) -> None:
        """As tall as six weeks of the present text size; if there is only so much `room`, as the month's weeks need."""
        side, weeks = scaled(34), WEEKS
        head = self.view.horizontalHeader().sizeHint().height() + 6
        around = self._bar.sizeHint().height() + HAIR + head
        if room and around + side * weeks > room:
            weeks = self.model.place(self.last_day()).row() + 1
            side = min(side, max((room - around) // weeks, _LEAST))
        self._room = room
        self.view.verticalHeader().setDefaultSectionSize(side)
        for week in range(WEEKS):
            self.view.setRowHidden(week, week >= weeks)
        self.view.setFixedHeight(side * weeks + head)

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(DayDelegate(view))
        view.setAccessibleName(self.tr("Days"))
        view.setProperty("role", "bare")
        view.setStyleSheet(BARE_ROWS)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setMouseTracking(True)
        view.setCornerButtonEnabled(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setMinimumSectionSize(1)
        across = view.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(1)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        view.stepped.connect(self._go_days)
        view.turned.connect(self._go_months)
        view.entered.connect(lambda: self.chosen.emit(self._day))
        view.clicked.connect(self._clicked)
        self.fit()
        self._choose_cell()

    def _step(self, months: int, icon: str, name: str) -> IconButton:
        return IconButton(icon, name, lambda: self._go_months(months))

    def _show_title(self) -> None:
        self._title.setText(month_name(self.model.first.year, self.model.first.month))

    def _choose_cell(self) -> None:
        index = self.model.place(self._day)
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _clicked(self, index: QModelIndex) -> None:
        day = index.data(DAY)
        if isinstance(day, date) and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.show_day(day)
            self.chosen.emit(day)

    def _go_days(self, days: int) -> None:
        try:
            self.show_day(self._day + timedelta(days=days))
        except OverflowError:
            return

    def _go_months(self, months: int) -> None:
        first = _month_later(self.model.first, months)
        last = (_month_later(first, 1) - timedelta(days=1)).day if first < date(9999, 12, 1) else 31
        self.show_day(first.replace(day=min(self._day.day, last)))


def _month_later(first: date, months: int) -> date:
    """The first day of the month so many months later, within the years 1 to 9999."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(min(max(year, 1), 9999), month + 1, 1)
