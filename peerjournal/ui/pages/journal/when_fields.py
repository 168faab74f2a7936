"""When an entry was: a day, and the time of day unless only the day is known."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QDateEdit, QTimeEdit, QWidget

from peerjournal.model.entry import Entry
from peerjournal.model.moments import NOON, local
from peerjournal.ui.widgets import FlowLayout


class WhenFields(QWidget):
    """`changed` after any change by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._given = local(date(2000, 1, 1))
        self.day, self.time = QDateEdit(), QTimeEdit()
        self.day.setCalendarPopup(True)
        self.day.setMinimumDate(QDate(1, 1, 1))
        self.day.setDisplayFormat("d MMMM yyyy")
        self.day.setAccessibleName(self.tr("Day"))
        self.time.setAccessibleName(self.tr("Time of day"))
        self.only_day = QCheckBox(self.tr("Only the day"))
        flow = FlowLayout(self)
        for field in (self.day, self.time, self.only_day):
            flow.addWidget(field)
        self.day.dateChanged.connect(self.changed)
        self.time.timeChanged.connect(self.changed)
        self.only_day.toggled.connect(self.time.setDisabled)
        self.only_day.toggled.connect(self.changed)

    def show_entry(self, entry: Entry) -> None:
        """Shows when an entry was; this is no change."""
        self.blockSignals(True)
        self._given = entry.at
        self.day.setDate(QDate(entry.at.year, entry.at.month, entry.at.day))
        self.time.setTime(QTime(entry.at.hour, entry.at.minute))
        self.only_day.setChecked(entry.all_day)
        self.blockSignals(False)

    def moment(self) -> datetime:
        """The moment; the one given, to the second and with its own offset, if nobody set another."""
        day, at = self.day.date(), self.time.time()
        wall = datetime.combine(date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()))
        given = self._given.replace(tzinfo=None, second=0, microsecond=0)
        if self.only_day.isChecked():
            return self._given if given == wall else local(wall.date(), NOON)
        return self._given if given == wall else local(wall.date(), wall.time())

    def steady(self) -> tuple[QAbstractSpinBox, ...]:
        """The fields that turn with the wheel, which a form that scrolls keeps from doing so."""
        return self.day, self.time
