"""A line to type in with an icon before and a small button behind the text; both grow with the text size.

(QLineEdit's own actions stay at 16 pixels whatever the text size, and the keyboard does not reach them.)
"""

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from peerjournal.ui.properties import set_properties
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import TIGHT
from peerjournal.ui.widgets.buttons import IconButton


class IconField(QLineEdit):
    """`icon` stands before the text; `add_button` puts one behind it."""

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._lead = _lead(self) if icon else None
        self._button: IconButton | None = None
        self._arrange()

    def add_button(self, icon: str, name: str, clicked: Callable[[], object], *, by_keyboard: bool) -> IconButton:
        """Puts a button behind the text; `by_keyboard` says whether Tab stops at it."""
        button = self._button = IconButton(icon, name, clicked, cursor="ArrowCursor")
        button.setParent(self)
        set_properties(button, focusPolicy="TabFocus" if by_keyboard else "NoFocus")
        self._arrange()
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Draws and places the icons again when theme or text size have changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and hasattr(self, "_button"):
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the icons at the ends."""
        super().resizeEvent(event)
        self._place()

    def _arrange(self) -> None:
        size = scaled(18)
        if self._lead is not None:
            from peerjournal.ui.theme.icons import picture  # the locked window has no icon, and need not load how

            self._lead.setPixmap(picture(self._icon, "muted", size, self.devicePixelRatioF()))
        before = size + TIGHT - 2 if self._lead is not None else 0
        behind = size + TIGHT if self._button is not None else 0
        self.setTextMargins(before, 0, behind, 0)
        self._place()

    def _place(self) -> None:
        size = scaled(18)
        mirrored = self.isRightToLeft()
        if self._lead is not None:
            self._lead.resize(size, size)
            left = SIDE if not mirrored else self.width() - SIDE - size
            self._lead.move(left, (self.height() - size) // 2)
        if self._button is not None:
            self._button.resize(self._button.sizeHint())
            edge = (self.height() - self._button.height()) // 2
            self._button.move(edge if mirrored else self.width() - self._button.width() - max(edge, 1), edge)


def _lead(field: QLineEdit) -> QLabel:
    made = QLabel(field)
    made.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


SIDE = 11  # the style sheet's padding of a field
