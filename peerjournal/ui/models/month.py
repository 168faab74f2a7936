"""One month as a table of weeks, each day with the number of its entries."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from peerjournal.ui import words
from peerjournal.ui.models.spoken import entries_number

Index = QModelIndex | QPersistentModelIndex

DAY, COUNT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
WEEKS, DAYS = 6, 7


class MonthModel(QAbstractTableModel):
    """Six weeks, so that the table keeps its size. DAY gives a cell's date (None before year 1 and after 9999), COUNT
    the number of its entries; days of other months can't be chosen.
    """

    def __init__(self, year: int, month: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first = date(year, month, 1)
        self._counts: Mapping[date, int] = {}

    def show_month(self, year: int, month: int, counts: Mapping[date, int]) -> None:
        """Another month."""
        self.beginResetModel()
        self.first, self._counts = date(year, month, 1), counts
        self.endResetModel()

    def show_counts(self, counts: Mapping[date, int]) -> None:
        """The same month's numbers of entries."""
        self._counts = counts
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, DAYS - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Weeks."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Days of the week, the first as the locale has it."""
        return 0 if parent.isValid() else DAYS

    def day(self, row: int, column: int) -> date | None:
        """The date of a cell."""
        lead = (self.first.isoweekday() - QLocale().firstDayOfWeek().value) % DAYS
        try:
            return self.first + timedelta(days=row * DAYS + column - lead)
        except OverflowError:
            return None

    def place(self, day: date) -> QModelIndex:
        """The cell of a day of this month."""
        lead = (self.first.isoweekday() - QLocale().firstDayOfWeek().value) % DAYS
        return self.index(*divmod(day.day - 1 + lead, DAYS))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the month's own days are there to be chosen."""
        day = self.day(index.row(), index.column()) if index.isValid() else None
        if day is None or day.month != self.first.month:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A day, its number of entries, and both in words."""
        day = self.day(index.row(), index.column()) if index.isValid() else None
        if day is None:
            return None
        if role == DAY:
            return day
        if role == COUNT:
            return self._counts.get(day, 0)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            count = self._counts.get(day, 0)
            said = entries_number(count) if count else self.tr("nothing written")
            return f"{words.day(day, date.min)}, {said}" if role != Qt.ItemDataRole.ToolTipRole or count else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The days of the week."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < DAYS:
            return None
        weekday = (QLocale().firstDayOfWeek().value - 1 + section) % DAYS + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return QLocale().dayName(weekday, QLocale.FormatType.ShortFormat)
        return QLocale().dayName(weekday) if role == Qt.ItemDataRole.AccessibleTextRole else None
