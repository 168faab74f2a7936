"""The appearance of the whole window: follows the system, or what the person chose, and applies it at once."""

from string import Template
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from peerjournal import places
from peerjournal.ui.theme import tokens as tokens_module
from peerjournal.ui.theme.palette import palette
from peerjournal.ui.theme.tokens import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, Tokens

if TYPE_CHECKING:  # PySide makes a class when it is first asked for, and the locked window needs none of this one
    from PySide6.QtGui import QStyleHints

_LARGEST_TITLE = 44  # pixels; a title must not fill a small window
SMALLEST, LARGEST = 100, 200  # text size in per cent

_shown: Tokens = LIGHT
_scale: float = 1.0
_still: bool = False


def tokens() -> Tokens:
    """The colours shown now. A process has one appearance; painting code asks each time it paints."""
    return _shown


def scaled(pixels: float) -> int:
    """A measure that belongs to text (a font, an icon beside it) at the person's text size."""
    return round(pixels * _scale)


def still() -> bool:
    """Whether the person wants no motion."""
    return _still


class Theme(QObject):
    """Applies tokens to the application. `changed` goes out after every change, for what caches colours or icons.

    Dark or light is told from the style's own palette until `follow` is called: asking Qt what the system prefers
    needs the namespace `Qt`, which alone takes half as long to make as the whole locked window takes to be painted.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = "system"
        self._hints: QStyleHints | None = None
        self._family = application.font().family()
        self._sheet = Template((places.resources() / "style.qss").read_text(encoding="utf-8"))
        application.setStyle("Fusion")

    def follow(self, hints: "QStyleHints") -> None:
        """From now on follows what the system prefers, in contrast as well, whenever it changes."""
        self._hints = hints
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._system_changed()

    def choose(self, choice: str = "system", *, percent: int = SMALLEST, reduced_motion: bool = False) -> None:
        """One of settings.THEMES, a text size in per cent (100 to 200), the reduced-motion switch; applied at once."""
        global _scale, _still
        self._choice = choice
        _scale = min(max(percent, SMALLEST), LARGEST) / 100
        _still = reduced_motion
        self._apply()

    def _system_changed(self) -> None:
        if self._wanted() is not _shown:
            self._apply()

    def _system(self) -> tuple[bool, bool]:
        """Whether the system is dark, and whether it wants high contrast."""
        if self._hints is None:
            ground = self._application.style().standardPalette().color(QPalette.ColorRole.Window)
            return ground.lightness() < 128, False
        scheme, contrast = self._hints.colorScheme(), self._hints.accessibility().contrastPreference()
        return scheme == QtCore.Qt.ColorScheme.Dark, contrast == QtCore.Qt.ContrastPreference.HighContrast

    def _wanted(self) -> Tokens:
        system_dark, system_high = self._system()
        if self._choice == "high-contrast" or (self._choice == "system" and system_high):
            return HIGH_CONTRAST_DARK if system_dark else HIGH_CONTRAST_LIGHT
        if self._choice == "system":
            return DARK if system_dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _apply(self) -> None:
        global _shown
        _shown = self._wanted()
        font = QFont(self._family)
        font.setPixelSize(scaled(tokens_module.BODY))
        self._application.setFont(font)
        self._application.setPalette(palette(_shown))
        self._application.setStyleSheet(self._sheet.substitute(_shown.values() | self._measures()))
        self.changed.emit()

    def _measures(self) -> dict[str, str]:
        icons = places.resources() / "icons"
        return {
            "body": str(scaled(tokens_module.BODY)),
            "small": str(scaled(12.5)),
            "section": str(scaled(tokens_module.SECTION)),
            "title": str(min(scaled(tokens_module.TITLE), _LARGEST_TITLE)),
            "radius": str(tokens_module.RADIUS),
            "card_radius": str(tokens_module.CARD_RADIUS),
            "box": str(scaled(18)),
            "box_half": str(scaled(18) // 2 + 1),
            "dot": str(scaled(6)),
            "dot_box": str(scaled(18) + 2 - 2 * scaled(6)),
            "arrow": str(scaled(16)),
            "drop": str(scaled(16) + 12),
            "beside_drop": str(scaled(16) + 14),
            "beside_drop_focus": str(scaled(16) + 13),
            "icons": icons.as_posix(),
            "tone": "dark" if _shown.dark else "light",
        }
