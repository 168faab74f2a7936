"""Fields of forms: a choice, several lines, a moment, a time of day, and keys that send what they are pressed in."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets import Choice, ClockField, MomentField, TextArea
from peerjournal.ui.widgets.area import MOST
from peerjournal.ui.widgets.keys import SEND, bind

MOMENT = datetime(2026, 3, 1, 18, 30, 7, 250_000, tzinfo=UTC)


def _turn_wheel(widget: QWidget) -> bool:
    """Whether the widget took a turn of the wheel over it for itself."""
    middle = QPointF(widget.rect().center())
    down, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        middle, middle, QPoint(0, -120), QPoint(0, -120), down, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    turn.setAccepted(True)
    widget.wheelEvent(turn)
    return turn.isAccepted()


def test_a_choice_stays_when_others_are_offered(theme: Theme, qtbot: QtBot) -> None:
    """And falls back to the first when it is not offered any more; offering is no choosing."""
    field = Choice("Group", [("One", "1"), ("Two", "2")])
    qtbot.addWidget(field)
    chosen: list[int] = []
    field.currentIndexChanged.connect(chosen.append)
    assert field.choose("2")
    field.set_choices([("Zero", "0"), ("Two", "2")])
    assert field.chosen() == "2"
    assert not field.choose("9")
    field.set_choices([("Zero", "0")])
    assert field.chosen() == "0"
    assert chosen == [1]
    assert Choice("Nothing").chosen() == ""


@pytest.mark.parametrize("made", [Choice, TextArea, MomentField, ClockField])
def test_scrolling_the_page_over_a_field_never_changes_it(
    theme: Theme, qtbot: QtBot, made: Callable[[str], QWidget]
) -> None:
    field = made("Field")
    qtbot.addWidget(field)
    field.show()
    assert not _turn_wheel(field)


def test_several_lines_grow_with_their_text_and_then_scroll(theme: Theme, qtbot: QtBot) -> None:
    field = TextArea("Text", lines=2)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.show()
    heights = []
    for lines in (1, 2, 5, MOST, 3 * MOST):
        field.set_text("\n".join("word" for _ in range(lines)))
        heights.append(field.sizeHint().height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]
    field.set_text(field.text(), 0)  # at its end it leaves the wheel to the page
    assert _turn_wheel(field), "a field with more than it shows scrolls itself"
    field.set_text("beginning and end", 9)
    assert field.textCursor().position() == 9
    field.set_text("short", 99)
    assert field.textCursor().position() == 5


def test_tab_leaves_several_lines(theme: Theme, qtbot: QtBot) -> None:
    around, field, next_one = QWidget(), TextArea("Text"), QLineEdit()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.addWidget(field)
    column.addWidget(next_one)
    around.show()
    around.activateWindow()
    assert QTest.qWaitForWindowActive(around)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is next_one
    assert field.text() == ""


def test_a_moment_that_is_not_changed_comes_back_to_the_millisecond(theme: Theme, qtbot: QtBot) -> None:
    """A changed one is by this computer's clock, to the minute."""
    field = MomentField("When")
    qtbot.addWidget(field)
    field.set_moment(MOMENT)
    assert field.moment() == MOMENT
    field.setDateTime(field.dateTime().addDays(1))
    changed = field.moment()
    assert changed == (MOMENT + timedelta(days=1)).replace(second=0, microsecond=0)
    assert changed.utcoffset() is not None
    field.setDateTime(field.dateTime().addDays(-1))
    assert field.moment() == MOMENT


def test_a_moment_is_typed_from_the_day_of_the_month_on(theme: Theme, qtbot: QtBot) -> None:
    """The name of the day follows."""
    field = MomentField("When")
    qtbot.addWidget(field)
    field.set_moment(MOMENT)
    field.show()
    field.activateWindow()
    assert QTest.qWaitForWindowActive(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.moment() == (MOMENT + timedelta(days=1)).replace(second=0, microsecond=0)


def test_a_time_of_day(theme: Theme, qtbot: QtBot) -> None:
    field = ClockField("Time")
    qtbot.addWidget(field)
    field.set_clock(time(19, 5))
    assert field.clock() == time(19, 5)


def test_keys_work_in_the_part_they_are_bound_to(theme: Theme, qtbot: QtBot) -> None:
    """Two parts of a window with the same keys are not in each other's way."""
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    pressed: list[str] = []
    fields = {}
    for name in ("one", "two"):
        fields[name] = QLineEdit()
        bind(fields[name], lambda name=name: pressed.append(name), *SEND)  # type: ignore[misc]
        column.addWidget(fields[name])
    around.show()
    around.activateWindow()
    assert QTest.qWaitForWindowActive(around)
    for name in ("two", "one"):
        fields[name].setFocus()
        QTest.keyClick(fields[name], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["two", "one"]
