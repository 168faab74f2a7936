"""Rows below one another that are made anew only where what they show has changed: the keyboard stays where it was."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.ui.theme.tokens import TIGHT

LEVEL = 6  # pixels above the first line of a row, so that it stands level with the icon beside it


class Rows(QWidget):
    """`set_rows` shows values in order; `build` makes the widget of one. Values are told apart by their `id`s."""

    def __init__(self, build: Callable[[Any], QWidget]) -> None:
        super().__init__()
        self._build = build
        self._shown: dict[str, tuple[Any, QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TIGHT)
        self.hide()

    def set_rows(self, values: Sequence[tuple[str, Any]]) -> None:
        """Shows these (id, value) pairs; rows of equal values stay the widgets they are."""
        had = self._focused()
        before, self._shown = self._shown, {}
        for id, value in values:
            old = before.get(id)
            if old is not None and old[0] == value:
                self._shown[id] = before.pop(id)
            else:
                self._shown[id] = (value, self._build(value))
        for _, widget in before.values():
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for place, (_, widget) in enumerate(self._shown.values()):
            self._column.insertWidget(place, widget)
        self.setVisible(bool(self._shown))
        if had in before and had in self._shown:
            _focus_first(self._shown[had][1])

    def ids(self) -> list[str]:
        """The ids of the rows, in order."""
        return list(self._shown)

    def row(self, id: str) -> QWidget | None:
        """The widget of one row."""
        shown = self._shown.get(id)
        return shown[1] if shown is not None else None

    def _focused(self) -> str:
        inside: QWidget | None = self.window().focusWidget()
        if inside is None:
            return ""
        return next((id for id, (_, widget) in self._shown.items() if widget.isAncestorOf(inside)), "")


def _focus_first(widget: QWidget) -> None:
    for one in widget.findChildren(QWidget):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(widget):
            one.setFocus(Qt.FocusReason.OtherFocusReason)
            return
