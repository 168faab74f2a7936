"""Scales from 0 to 10 that may stay unsaid."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerjournal.ui.theme import Theme, tokens
from peerjournal.ui.widgets import IconButton, ScaleName, Scales, ScaleSlider
from tests.ui import looks


@pytest.fixture
def slider(theme: Theme, qtbot: QtBot) -> ScaleSlider:
    """One slider of 400 pixels."""
    made = ScaleSlider("Hope")
    qtbot.addWidget(made)
    made.resize(400, made.sizeHint().height())
    made.show()
    return made


def test_it_begins_unsaid_and_looking_at_it_says_nothing(slider: ScaleSlider) -> None:
    """Focus alone is no answer."""
    slider.setFocus()
    assert slider.answer() is None


def test_digits_set_arrows_step_delete_takes_back(slider: ScaleSlider) -> None:
    """All of it by keyboard."""
    said: list[int | None] = []
    slider.said.connect(said.append)
    for key in (Qt.Key.Key_7, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Delete):
        QTest.keyClick(slider, key)
    assert said == [7, 8, 7, 6, 10, None]
    assert slider.answer() is None


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_Right, 5), (Qt.Key.Key_Left, 5), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 10), (Qt.Key.Key_0, 0)],
)
def test_the_first_key_says_something_sensible(slider: ScaleSlider, key: Qt.Key, answer: int) -> None:
    """An arrow begins in the middle, and one press is an answer, also where the value does not move."""
    QTest.keyClick(slider, key)
    assert slider.answer() == answer


@pytest.mark.parametrize("answer", range(11))
def test_pressing_the_track_goes_there(slider: ScaleSlider, answer: int) -> None:
    """Each of the eleven places can be hit, five included, where the unsaid slider stands already."""
    first, last = slider._ends()
    QTest.mouseClick(
        slider, Qt.MouseButton.LeftButton, pos=QPoint(round(first + (last - first) * answer / 10), slider.height() // 2)
    )
    assert slider.answer() == answer


def test_scrolling_a_page_never_changes_an_answer(slider: ScaleSlider) -> None:
    """The wheel is left to the page."""
    slider.set_answer(4)
    wheel = QWheelEvent(
        QPointF(10, 10), QPointF(10, 10), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, wheel)
    assert slider.answer() == 4
    assert not wheel.isAccepted()


@pytest.mark.parametrize("answer", [0, 5, 10])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_handle_is_whole(theme: Theme, slider: ScaleSlider, answer: int, percent: int) -> None:
    """No pixel of it, nor of the focus ring, lies outside the slider."""
    theme.choose("light", percent=percent)
    slider.resize(400, slider.sizeHint().height())
    slider.set_answer(answer)
    slider.clearFocus()
    picture = slider.grab().toImage()
    edge = [picture.pixelColor(x, y).name() for x in range(picture.width()) for y in (0, picture.height() - 1)]
    edge += [picture.pixelColor(x, y).name() for x in (0, picture.width() - 1) for y in range(picture.height())]
    assert set(edge) == {QColor(tokens().background).name()}


def test_a_screen_reader_hears_name_value_and_that_nothing_was_said(slider: ScaleSlider) -> None:
    """As an accessible slider from 0 to 10."""
    found = QAccessible.queryAccessibleInterface(slider)
    assert found.role() == QAccessible.Role.Slider
    assert found.text(QAccessible.Text.Name) == "Hope"
    assert "Not said" in found.text(QAccessible.Text.Description)
    slider.set_answer(3)
    assert found.valueInterface().currentValue() == 3
    assert "Not said" not in found.text(QAccessible.Text.Description)


def test_several_scales_give_only_what_was_said(theme: Theme, qtbot: QtBot) -> None:
    """And show the number; the cross takes it back."""
    scales = Scales([ScaleName("hope", "Hope"), ScaleName("tension", "Tension", "feeling")])
    qtbot.addWidget(scales)
    scales.show()
    assert scales.answers() == {}
    scales.set_answers({"tension": 9})
    assert scales.answers() == {"tension": 9}
    cross = next(one for one in scales.findChildren(IconButton) if one.isVisible())
    assert cross.accessibleName() == "Take back: Tension"
    cross.click()
    assert scales.answers() == {}
    assert [one for one in scales.findChildren(IconButton) if one.isVisible()] == []
    assert looks.clipped(scales) == []


def test_nothing_moves_when_a_number_appears(theme: Theme, qtbot: QtBot) -> None:
    """The tracks keep their place."""
    scales = Scales([ScaleName("hope", "Hope"), ScaleName("tension", "Tension")])
    qtbot.addWidget(scales)
    scales.resize(600, scales.sizeHint().height())
    scales.show()
    before = [one.geometry() for one in scales.findChildren(ScaleSlider)]
    scales.set_answers({"hope": 10, "tension": 0})
    QApplication.processEvents()
    assert [one.geometry() for one in scales.findChildren(ScaleSlider)] == before
