"""Tells when nobody has used the window for a while, or when the computer slept."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_EVERY = 5_000  # milliseconds
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.TabletMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.Wheel,
}
# Linux stops its monotonic clock while the computer sleeps; this one goes on.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)


def seconds() -> float:
    """A clock that nobody sets back, and that goes on during sleep where the system has one."""
    return time.clock_gettime(_CLOCK) if _CLOCK is not None else time.monotonic()


class Idle(QObject):
    """`passed` once nothing was typed or pointed at in any of our windows for so many seconds; 0 means never.

    Input is watched at the windows themselves: a filter over the whole application would see every event of every
    widget, and slow all of them down.
    """

    passed = Signal()

    def __init__(self, parent: QObject, limit: float = 0) -> None:
        super().__init__(parent)
        self._limit = limit
        self._last = seconds()
        self._watched: set[QWindow] = set()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remembers when something came in, after a look at the limit: the first key after a night comes too late."""
        if event.type() in _INPUT:
            self.look()
            self._last = seconds()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.destroyed.connect(lambda: self._watched.discard(window))
            window.installEventFilter(self)
