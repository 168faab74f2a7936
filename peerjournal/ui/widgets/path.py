"""Where something lies: a path on one line, however long it is, to be read, marked and copied."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy


class PathLine(QLineEdit):
    """`name` is what the path is of, for screen readers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setProperty("role", "bare")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_path(self, path: Path) -> None:
        """Its beginning is in sight; all of it is in the tooltip."""
        self.setText(str(path))
        self.setToolTip(str(path))
        self.setCursorPosition(0)

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        return QSize(60, super().minimumSizeHint().height())
