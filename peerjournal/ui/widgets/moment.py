"""Fields for a day with its time, and for a time of day; scrolling the page over them never changes them."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit, QSizePolicy, QTimeEdit

from peerjournal.model.moments import local, to_local


class MomentField(QDateTimeEdit):
    """A day and a time by this computer's clock. A moment that is not changed comes back to the second."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shown: datetime | None = None
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat(f"ddd d MMM yyyy   {QLocale().timeFormat(QLocale.FormatType.ShortFormat)}")
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def moment(self) -> datetime:
        """What is shown, with this computer's offset then."""
        shown = self.dateTime()
        if self._shown is not None and shown == _in_qt(self._shown):
            return self._shown
        on, at = shown.date(), shown.time()
        return local(date(on.year(), on.month(), on.day()), time(at.hour(), at.minute()))

    def set_moment(self, moment: datetime) -> None:
        """Shows a moment."""
        self._shown = moment
        self.setDateTime(_in_qt(moment))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the day of the month; the name of the day follows from it."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason):
            self.setCurrentSectionIndex(1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()


class ClockField(QTimeEdit):
    """A time of day."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # Qt puts the text of a spin box at its very edge, whatever padding the style sheet asks for.
        self.lineEdit().setTextMargins(11, 0, 11, 0)

    def clock(self) -> time:
        """What is shown."""
        return time(self.time().hour(), self.time().minute())

    def set_clock(self, clock: time) -> None:
        """Shows a time of day."""
        self.setTime(QTime(clock.hour, clock.minute))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()


def _in_qt(moment: datetime) -> QDateTime:
    here = to_local(moment)
    return QDateTime(QDate(here.year, here.month, here.day), QTime(here.hour, here.minute))
