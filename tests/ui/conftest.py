"""What tests of the window share: appearance, a thread with a real vault, and a guard for what is left behind."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerjournal.actions import demo, vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.ui.settings import Settings
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.window import Window

QUICK = Argon2Cost(memory_kib=8192, iterations=1, lanes=1)
R = TypeVar("R")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's offscreen platform says for every dialog what it cannot do; that is no message of ours."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def the_theme(qapp: QApplication) -> Theme:
    """One Theme for the whole process, as in the program."""
    return Theme(qapp)


@pytest.fixture
def theme(the_theme: Theme) -> Theme:
    """The light appearance at 100 %."""
    the_theme.choose("light")
    return the_theme


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """No thread and no window may outlive a test."""
    threads = set(threading.enumerate())
    yield
    for one in QApplication.topLevelWidgets():
        if one.isVisible():
            one.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    assert set(threading.enumerate()) - threads == set()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []


class Patient(QtBot):
    """Waits as long for what will come as a busy computer needs; what never comes fails all the same."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:  # noqa: N802
        """As in pytest-qt, with more than its five seconds."""
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In place of pytest-qt's own."""
    return Patient(request)


@pytest.fixture
def thread(qtbot: QtBot) -> Iterator[VaultThread]:
    """A vault's thread without a vault."""
    made = VaultThread()
    yield made
    made.close(lambda vault: vault.close())


class Opened:
    """A vault's thread with a vault: `do` runs an action and waits for its result."""

    def __init__(self, thread: VaultThread, qtbot: QtBot) -> None:
        self.thread = thread
        self.tasks = Tasks(thread, thread)
        self._qtbot = qtbot

    def do(self, action: Callable[..., R], *values: Any, **named: Any) -> R:
        """Runs an action on the vault's thread, and waits."""
        results: list[R] = []
        self.tasks.run(action, *values, **named).then(results.append)
        self._qtbot.waitUntil(lambda: bool(results))
        return results[0]

    def until(self, done: Callable[[], bool]) -> None:
        """Waits for something that comes by itself."""
        self._qtbot.waitUntil(done, timeout=15_000)

    def settle(self) -> None:
        """Waits until all that was sent is answered, and what the answers sent in turn."""
        for _ in range(3):
            done: list[None] = []
            self.tasks.alongside(_nothing).then(done.append)  # behind what is read in slices, too
            self._qtbot.waitUntil(lambda done=done: bool(done), timeout=15_000)  # type: ignore[misc]
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _nothing(_vault: Any) -> None:
    return None


@pytest.fixture
def opened(thread: VaultThread, qtbot: QtBot, tmp_path: Path) -> Opened:
    """A thread with a new, empty vault."""
    done: list[bool] = []
    folder = tmp_path / "Mine.peerjournal"
    made = Opened(thread, qtbot)
    made.tasks.open(lambda: vaults.create(folder, "correct horse", holder="window", cost=QUICK)).then(
        lambda _: done.append(True)
    )
    qtbot.waitUntil(lambda: bool(done))
    return made


@pytest.fixture
def opened_demo(thread: VaultThread, qtbot: QtBot, tmp_path: Path) -> Opened:
    """A thread with the demonstration."""
    done: list[bool] = []
    made = Opened(thread, qtbot)
    made.tasks.open(lambda: demo.make(tmp_path / "Demo.peerjournal", holder="window")).then(lambda _: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=15_000)
    return made


@pytest.fixture
def restarts() -> list[str]:
    """Every time the window would have replaced its process."""
    return []


def _window(opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]) -> Window:
    window = Window(theme, Settings(theme="light"), opened.thread, lambda: restarts.append("again"))
    window.open_desk({})
    window.show()
    qtbot.waitExposed(window)
    opened.settle()
    return window


@pytest.fixture
def window(opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]) -> Iterator[Window]:
    """The whole window over an empty vault, showing Today."""
    made = _window(opened, theme, qtbot, restarts)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def demo_window(opened_demo: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]) -> Iterator[Window]:
    """The whole window over the demonstration, showing Today."""
    made = _window(opened_demo, theme, qtbot, restarts)
    yield made
    made.close()
    made.deleteLater()


def accessible(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """A widget's accessible object and all below it that a person can reach."""
    waiting: list[QAccessibleInterface | None] = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        if one is None or not one.isValid() or one.state().invisible:
            continue
        yield one
        waiting.extend(one.child(at) for at in range(one.childCount()))
