"""Measures that every page has to pass: all controls named, nothing cut off, everything reached by Tab."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QLineEdit, QWidget

from tests.ui.conftest import accessible

CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.ListItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
}


def unnamed(widget: QWidget) -> list[str]:
    """The controls a screen reader would have no name for."""
    return [
        f"{one.role().name} {type(one.object()).__name__}"
        for one in accessible(widget)
        if one.role() in CONTROLS and not one.text(QAccessible.Text.Name).strip()
    ]


def clipped(widget: QWidget) -> list[str]:
    """The labels, buttons and fields that have less room than their words need."""
    found = []
    for one in widget.findChildren(QWidget):
        if not one.isVisibleTo(widget) or not isinstance(one, QLabel | QAbstractButton | QLineEdit | QComboBox):
            continue
        if isinstance(one, QLabel) and not one.text():
            continue
        needed = _needed(one)
        if one.width() < needed.width() or one.height() < needed.height():
            found.append(f"{type(one).__name__} {one.accessibleName()!r}: {one.size()} of {needed}")
    return found


def _needed(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(_longest_line(widget), widget.heightForWidth(widget.width()))
    if isinstance(widget, QLineEdit):
        return QSize(0, widget.sizeHint().height())
    return widget.sizeHint()


def _longest_line(words: QLabel) -> int:
    """How wide the label's text is where it breaks its lines: wider than the label where a word is too long for it."""
    layout = QTextLayout(words.text().replace("\n", "\u2028"), words.font())
    layout.beginLayout()
    longest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(words.contentsRect().width())
        longest = max(longest, line.naturalTextWidth())
    layout.endLayout()
    return int(longest)


def outside(widget: QWidget) -> list[str]:
    """The controls that stick out of what scrolls them sideways, where no one could get at them."""
    found = []
    for area in widget.findChildren(QAbstractScrollArea):
        inside = getattr(area, "widget", lambda: None)()
        if inside is not None and area.isVisibleTo(widget) and inside.width() > area.viewport().width():
            found.append(f"{type(area).__name__}: {inside.width()} of {area.viewport().width()}")
    return found


def unreachable(widget: QWidget) -> list[str]:
    """The buttons and fields that neither Tab nor arrow keys stop at, and that are no one's proxy."""
    return [
        f"{type(one).__name__} {one.accessibleName()!r}"
        for one in widget.findChildren(QWidget)
        if isinstance(one, QAbstractButton | QLineEdit)
        and one.isVisibleTo(widget)
        and one.isEnabled()
        and one.focusPolicy() == Qt.FocusPolicy.NoFocus
    ]
