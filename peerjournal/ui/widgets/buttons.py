"""Buttons with an icon that keeps the colours of the theme, and a focus ring that is seen on any of them."""

from collections.abc import Callable

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QToolButton

from peerjournal.ui.properties import set_properties
from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.tokens import RADIUS
from peerjournal.ui.widgets.pressable import Pressable

_REDRAW = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class Button(Pressable, QPushButton):
    """A push button. `role`: "" (plain), primary, danger, quiet, link or nav; `icon` a name from resources/icons."""

    def __init__(
        self,
        text: str = "",
        clicked: Callable[[], object] | None = None,
        *,
        role: str = "",
        icon: str = "",
        checkable: bool = False,
    ) -> None:
        super().__init__(text)
        self._icon = icon
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        if role:
            self.setProperty("role", role)
        if clicked is not None:
            self.when_pressed(clicked)
        self._draw_icon()

    def set_icon(self, name: str) -> None:
        """Another icon from resources/icons, or none for an empty name."""
        self._icon = name
        self._draw_icon()

    def enterEvent(self, event: QEnterEvent) -> None:
        """A hand shows that this can be pressed."""
        super().enterEvent(event)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)

    def changeEvent(self, event: QEvent) -> None:
        """Draws the icon again when the theme has changed."""
        super().changeEvent(event)
        if event.type() in _REDRAW:
            self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon:
            return
        role = self.property("role")
        token = {"primary": "on_accent", "danger": "danger", "nav": "muted", "link": "accent"}.get(role, "ink")
        size = scaled(20 if role == "nav" else 18)
        self.setIcon(_icon(self._icon, token, size, "accent" if role == "nav" else token))
        self.setIconSize(QSize(size, size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet's button; a primary one has its focus ring inside, where it stands out from the fill."""
        super().paintEvent(event)
        if self.property("role") == "primary" and self.hasFocus():
            painter = QtGui.QPainter(self)
            painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
            painter.setPen(QtGui.QPen(tokens().colour("on_accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), RADIUS - 3, RADIUS - 3)
            painter.end()


class IconButton(Pressable, QToolButton):
    """A button of only an icon: `name` is its accessible name and its tooltip; `cursor` a Qt.CursorShape's name."""

    def __init__(
        self,
        icon: str,
        name: str,
        clicked: Callable[[], object] | None = None,
        *,
        checkable: bool = False,
        token: str = "muted",
        cursor: str = "PointingHandCursor",
    ) -> None:
        super().__init__()
        self._icon, self._token, self._cursor = icon, token, cursor
        self.setCheckable(checkable)
        set_properties(self, focusPolicy="StrongFocus")
        self.set_name(name)
        if clicked is not None:
            self.when_pressed(clicked)
        self._draw_icon()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows that this can be pressed, also where the widget around it shows a text cursor."""
        super().enterEvent(event)
        self.setCursor(QtCore.Qt.CursorShape[self._cursor])

    def set_name(self, name: str) -> None:
        """What the button does now, for screen reader and tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str, token: str = "") -> None:
        """Another icon from resources/icons, perhaps in another token's colour."""
        self._icon, self._token = icon, token or self._token
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Draws the icon again when the theme has changed."""
        super().changeEvent(event)
        if event.type() in _REDRAW:
            self._draw_icon()

    def _draw_icon(self) -> None:
        size = scaled(18)
        self.setIcon(_icon(self._icon, self._token, size, "accent"))
        self.setIconSize(QSize(size, size))


def _icon(name: str, token: str, size: int, checked: str) -> "QtGui.QIcon":
    from peerjournal.ui.theme.icons import icon  # the locked window has no icon, and need not load how to draw one

    return icon(name, token, size, checked=checked)
