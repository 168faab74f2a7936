"""A month as a table."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from peerjournal.ui.models.month import COUNT, DAY, MonthModel


def _days(model: MonthModel) -> list[date]:
    cells = (model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
    return [cell.data(DAY) for cell in cells if model.flags(cell) & Qt.ItemFlag.ItemIsEnabled]


def test_qt_finds_no_fault_with_it() -> None:
    model = MonthModel(2024, 5)
    _tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_month(2024, 2, {date(2024, 2, 29): 2})
    model.show_counts({date(2024, 2, 29): 3})


@pytest.mark.parametrize(("year", "month", "length"), [(2024, 2, 29), (2023, 2, 28), (1, 1, 31), (9999, 12, 31)])
def test_it_has_every_day_of_the_month_and_no_other(year: int, month: int, length: int) -> None:
    model = MonthModel(year, month)
    assert _days(model) == [date(year, month, day) for day in range(1, length + 1)]
    for day in (1, length):
        assert model.place(date(year, month, day)).data(DAY) == date(year, month, day)


def test_a_day_says_how_much_was_written() -> None:
    model = MonthModel(2024, 5)
    model.show_counts({date(2024, 5, 17): 2})
    written, empty = model.place(date(2024, 5, 17)), model.place(date(2024, 5, 18))
    assert written.data(COUNT) == 2
    assert written.data() == "Friday 17 May 2024, 2 entries"
    assert empty.data() == "Saturday 18 May 2024, nothing written"


def test_each_column_stands_under_the_name_of_its_weekday() -> None:
    model = MonthModel(2024, 5)
    friday = model.place(date(2024, 5, 17)).column()
    assert model.headerData(friday, Qt.Orientation.Horizontal) == "Fri"
