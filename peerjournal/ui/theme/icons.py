"""Our own line icons (resources/icons/*.svg), drawn in a token's colour and crisp on every screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from peerjournal import places
from peerjournal.ui.theme.theme import tokens


def icon(name: str, token: str = "ink", size: int = 20, *, checked: str = "") -> QIcon:
    """The icon `name` in a token's colour for a square of `size` logical pixels.

    `checked` names the token for the state "on" of a checkable button. Ask again after the theme has changed.
    """
    made = QIcon()
    density = _density()
    made.addPixmap(picture(name, token, size, density), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(picture(name, "muted", size, density), QIcon.Mode.Disabled, QIcon.State.Off)
    if checked and checked != token:
        made.addPixmap(picture(name, checked, size, density), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _density() -> float:
    """Device pixels per logical pixel of the finest screen; on the others Qt scales down."""
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


def picture(name: str, token: str, size: int, density: float) -> QPixmap:
    """One rendering of an icon; `density` is device pixels per logical pixel."""
    return _render(name, getattr(tokens(), token), size, density)


@cache
def _render(name: str, colour: str, size: int, density: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    drawn = QPixmap(QSize(size, size) * density)
    drawn.setDevicePixelRatio(density)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


@cache
def _source(name: str) -> str:
    return (places.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
