"""Tells when nobody has used the window for a while, or when the computer slept."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from peerjournal.ui.input import Input

_LOOK_EVERY = 5_000  # milliseconds
# Linux stops its monotonic clock while the computer sleeps; this one goes on.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)


def seconds() -> float:
    """A clock that nobody sets back, and that goes on during sleep where the system has one."""
    return time.clock_gettime(_CLOCK) if _CLOCK is not None else time.monotonic()


class Idle(Input):
    """`passed` once nothing was typed or pointed at in any of our windows for so many seconds; 0 means never."""

    passed = Signal()

    def __init__(self, parent: QObject, limit: float = 0) -> None:
        super().__init__(parent)
        self._limit = limit
        self._last = seconds()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look)
        self.came.connect(self._used)
        self.set_limit(limit)

    def set_limit(self, limit: float) -> None:
        """Another number of seconds; 0 for never."""
        self._limit = limit
        self._last = seconds()
        self._clock.stop()
        if limit:
            self._clock.start(min(_LOOK_EVERY, max(50, round(limit * 250))))

    def look(self) -> None:
        """Compares the clock with the last input; also right after waking, when the timer comes first."""
        if self._limit and seconds() - self._last >= self._limit:
            self._clock.stop()
            self.passed.emit()

    def _used(self) -> None:
        # After a look at the limit: the first key after a night comes too late.
        self.look()
        self._last = seconds()
