"""A chart is read with the keyboard, point by point, and says where one is."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerjournal.ui.charts.chart import Chart
from peerjournal.ui.theme import Theme
from tests.ui.charts.pictures import pictures


def shown(qtbot: QtBot, n: int = 50) -> Chart:
    """A chart with a line of so many answers."""
    chart = Chart()
    qtbot.addWidget(chart)
    chart.show_picture(next(picture for key, picture in pictures(n) if key == "over_time"))
    chart.resize(600, chart.heightForWidth(600))
    chart.show()
    chart.grab()
    return chart


def test_arrows_go_from_point_to_point_and_its_name_says_the_point(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot)
    picture = chart.picture()
    assert picture is not None
    heard: list[str] = []
    chart.reached.connect(heard.append)
    assert chart.accessibleName() == picture.name
    for key, at in ((Qt.Key.Key_Right, 0), (Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 49), (Qt.Key.Key_Right, 49),
                    (Qt.Key.Key_PageUp, 39), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0)):  # fmt: skip
        QTest.keyClick(chart, key)
        assert chart.at() == at
        assert chart.accessibleName() == picture.say(at)
    assert heard[0] == picture.say(0)
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert (chart.at(), chart.accessibleName()) == (-1, picture.name)


def test_the_mouse_goes_to_the_point_that_it_presses(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, 5)
    place = chart._marks[3].center().toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert chart.at() == 3
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
    assert chart.at() == 3


def test_another_theme_draws_it_anew(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot)
    light = chart.grab().toImage()
    theme.choose("dark")
    chart.repaint()
    assert chart.grab().toImage() != light
    theme.choose("light")
