"""Tells when a person does something: types, points, touches."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.TabletMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.Wheel,
}


class Input(QObject):
    """`came` each time something comes in, in any of our windows, before it is acted on.

    It is watched at the windows themselves: a filter over the whole application would see every event of every object,
    and for each object that Qt made for itself PySide would look through all of its classes, and make them, to find
    which one it is: 20 ms and 2 MB.
    """

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: set[QWindow] = set()  # held, or PySide would look for each one's class with each of its events
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Says so, and lets everything pass."""
        if event.type() in _INPUT:
            self.came.emit()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.destroyed.connect(lambda: self._watched.discard(window))
            window.installEventFilter(self)
