"""A page's column: it follows the keyboard, and has room for what comes."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets import Button, Column


def test_a_column_follows_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    """What has the focus is scrolled into sight."""
    column = Column()
    qtbot.addWidget(column)
    buttons = [Button(f"Button {number}") for number in range(40)]
    column.add(*buttons)
    column.resize(300, 200)
    column.show()
    qtbot.waitActive(column)
    buttons[35].setFocus()
    qtbot.waitUntil(
        lambda: column.viewport().rect().contains(buttons[35].mapTo(column.viewport(), buttons[35].rect().center()))
    )


class _Wanting(QWidget):
    """Wants a height, and notes by how much less it was ever given."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.lacked = 0
        self.setFixedWidth(100)
        self.want(height)

    def want(self, height: int) -> None:
        self._height = height
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def heightForWidth(self, _width: int) -> int:
        return self._height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lacked = max(self.lacked, self._height - event.size().height())


def test_what_stands_in_a_column_is_never_squeezed_while_more_comes_or_it_grows(theme: Theme, qtbot: QtBot) -> None:
    """Else a picture would be drawn small for a moment, and then again."""
    column, wanting = Column(), [_Wanting(150) for _ in range(4)]
    qtbot.addWidget(column)
    column.add(*wanting)
    column.stretch()
    column.resize(300, 200)
    column.show()
    qtbot.waitUntil(lambda: wanting[3].height() == 150)
    wanting[1].want(600)
    column.add(last := _Wanting(400))
    qtbot.waitUntil(lambda: wanting[1].height() == 600)
    assert [one.lacked for one in (*wanting, last)] == [0, 0, 0, 0, 0]
    wanting[1].want(10)
    qtbot.waitUntil(lambda: wanting[1].height() == 10)
    assert column.verticalScrollBar().maximum() < 1000
