"""Nobody there: after a time without input, and never while somebody types."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerjournal.ui import idle as idle_module
from peerjournal.ui.idle import Idle
from peerjournal.ui.system_lock import SystemLock


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """In place of the system's."""
    made = Clock()
    monkeypatch.setattr(idle_module, "seconds", made)
    return made


def _idle(limit: float) -> tuple[Idle, list[bool], QObject]:
    owner = QObject()
    made = Idle(owner, limit)
    passed: list[bool] = []
    made.passed.connect(lambda: passed.append(True))
    return made, passed, owner


def test_it_passes_after_the_limit_and_once(clock: Clock, qtbot: QtBot) -> None:
    """Not a second before."""
    idle, passed, _owner = _idle(60)
    clock.now += 59
    idle.look()
    assert passed == []
    clock.now += 1
    idle.look()
    assert passed == [True]


def test_input_sets_it_back(clock: Clock, qtbot: QtBot) -> None:
    """A key in any of our windows."""
    idle, passed, _owner = _idle(60)
    window = QWindow()
    idle._watch(window)
    clock.now += 50
    QApplication.sendEvent(window, QEvent(QEvent.Type.Wheel))
    clock.now += 50
    idle.look()
    assert passed == []


def test_the_first_key_after_a_night_comes_too_late(clock: Clock, qtbot: QtBot) -> None:
    """The timer may not have run while the computer slept: input does not count before the clock was looked at."""
    idle, passed, _owner = _idle(60)
    window = QWindow()
    idle._watch(window)
    clock.now += 8 * 3600
    QApplication.sendEvent(window, QEvent(QEvent.Type.KeyPress))
    assert passed == [True]


def test_zero_means_never(clock: Clock, qtbot: QtBot) -> None:
    """For who lives alone."""
    idle, passed, _owner = _idle(0)
    clock.now += 10**6
    idle.look()
    assert passed == []


def test_the_systems_own_lock_is_heard_and_its_end_is_not(qtbot: QtBot) -> None:
    """Screens that wake up say False."""
    system = SystemLock()
    heard: list[bool] = []
    system.locking.connect(lambda: heard.append(True))
    system.heard(False)
    assert heard == []
    system.heard(True)
    assert heard == [True]
    assert system.listen() >= 0
