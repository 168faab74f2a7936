"""What all our buttons share: Enter presses them on every system, and so does a screen reader.

Qt lets Enter press a button on GNOME and KDE only; and one that can be on or off a screen reader only toggles.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as Base
else:
    Base = object  # Qt's own button is the other base of whoever uses this, and one of Qt's is enough for PySide


class Pressable(Base):
    """Put before Qt's own button among the bases. What the program sets by `setChecked` is nobody's pressing."""

    _ours = False

    def setChecked(self, on: bool) -> None:
        """Sets it, without calling what waits for a person."""
        self._ours = True
        super().setChecked(on)
        self._ours = False

    def when_pressed(self, call: Callable[[], object]) -> None:
        """Calls whenever a person presses it, with mouse, keyboard or screen reader. Say before whether it can be on
        (`setCheckable`): one that can calls when that has changed.
        """
        if self.isCheckable():
            self.toggled.connect(lambda _: None if self._ours else call())
        else:
            self.clicked.connect(lambda: call())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, once and not while it is held down."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)
