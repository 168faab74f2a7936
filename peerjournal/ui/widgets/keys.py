"""Keys that do something in one part of the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

SEND = ("Ctrl+Return", "Ctrl+Enter")  # the large key, and that of the number pad


def bind(part: QWidget, does: Callable[[], object], *keys: str, anywhere: bool = False) -> None:
    """While the keyboard is in this part, these keys do something; `anywhere`, while the part is seen in its window."""
    for one in keys:
        shortcut = QShortcut(QKeySequence(one), part, does)
        if not anywhere:  # PySide passes over a context that is given when a shortcut is made
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
