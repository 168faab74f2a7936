"""A field for a number of people or things that may be left unsaid; scrolling the page over it never changes it."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox

_MOST = 999


class CountField(QSpinBox):
    """0 to 999, or not said, which is shown as a dash."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(-1, _MOST)
        self.setSpecialValueText("\u2013")
        self.setValue(-1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # Qt puts the text of a spin box at its very edge, whatever padding the style sheet asks for.
        self.lineEdit().setTextMargins(11, 0, 11, 0)

    def count(self) -> int | None:
        """What is shown; None for the dash."""
        return None if self.value() < 0 else self.value()

    def set_count(self, count: int | None) -> None:
        """Shows a number, or that nothing was said."""
        self.setValue(-1 if count is None else count)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()
