"""From the first run to another computer: nothing is lost on the way, and no secret is left beside it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerjournal.actions import attachments, entries, groups, recovery, tips, vaults
from peerjournal.model.entry import Feeling
from peerjournal.ui.first_run import FirstRun
from peerjournal.ui.first_run.arriving import Restoring
from peerjournal.ui.first_run.keeping import Keeping
from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.window import Window
from tests.actions.journal import held
from tests.ui.conftest import Opened

K = Qt.Key
PASSPHRASE, ANOTHER = "seven quiet herons", "a lamp by the door"
WORDS = "Nobody named, and the lesson kept: cold water on both wrists."
LONG = 30_000  # milliseconds


class Computer:
    """A window on a computer that has seen no journal yet."""

    def __init__(self, theme: Theme, qtbot: QtBot, folder: Path) -> None:
        self.restarts: list[str] = []
        self.thread = VaultThread()
        self.window = Window(theme, Settings(theme="light"), self.thread, lambda: self.restarts.append("again"))
        self.first = FirstRun(self.thread, folder)
        self.first.chosen.connect(self.window.use_folder)
        self.first.opened.connect(self.window.opened)
        self.qtbot, self.opened = qtbot, Opened(self.thread, qtbot)
        self.window.show_screen(self.first)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def press(self, text: str, *keys: Qt.Key) -> None:
        """Types where the keyboard is, and looks at what a task bar shows."""
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, text)
        for key in keys:
            QTest.keyClick(here, key)
        assert {one.title() for one in QGuiApplication.allWindows()} <= {"PeerJournal", ""}

    def arrive(self) -> None:
        """Waits for Today."""
        self.qtbot.waitUntil(lambda: self.window.desk is not None, timeout=LONG)
        self.opened.settle()

    def off(self) -> None:
        """Ends, if it has not."""
        self.window.close()
        self.thread.close(vaults.lock)
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def computers(theme: Theme, qtbot: QtBot) -> Iterator[Any]:
    """Switches computers on, and all of them off."""
    on: list[Computer] = []

    def switch_on(folder: Path) -> Computer:
        on.append(Computer(theme, qtbot, folder))
        return on[-1]

    yield switch_on
    for one in on:
        one.off()


def _write_something(vault: Any) -> None:
    group = groups.add(vault, "Thursday group", agreement="What is said here stays here.")
    entry = entries.new(body=WORDS, feelings=(Feeling("heard"),), tags=("lessons",), group_id=group.id)
    entries.save(vault, attachments.attach_bytes(vault, entry, "herons.txt", b"two herons"))
    tips.add(vault, "Cold water on wrists", how="Count to thirty.", situations=("cravings",))


def _left_behind(*folders: Path) -> str:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return "\n".join(path.name + path.read_bytes().decode("utf-8", "replace") for path in files)


def test_from_the_first_run_to_another_computer_by_keyboard_alone(computers: Any, tmp_path: Path) -> None:
    """First run, something written, two keys to a backup, locked; restored elsewhere with the words: the same."""
    stick = tmp_path / "stick"
    stick.mkdir()
    here = computers(tmp_path / "here" / "Journal.peerjournal")
    (tmp_path / "here").mkdir(exist_ok=True)
    here.press("", K.Key_Space)
    here.press("", K.Key_Return)
    here.press(PASSPHRASE, K.Key_Return)
    here.press(PASSPHRASE, K.Key_Return)
    here.qtbot.waitUntil(lambda: isinstance(here.first._stack.currentWidget(), Keeping), timeout=LONG)
    key = here.opened.do(recovery.key)
    here.first._stack.currentWidget()._steps.leave.setFocus()
    here.press("", K.Key_Space)
    here.arrive()

    here.opened.do(_write_something)
    before = here.opened.do(held)
    desk = here.window.desk
    desk.keep_settings(desk.settings._replace(backup_folder=str(stick)))
    desk.go("backup")
    here.opened.settle()
    here.press("", K.Key_Space)
    here.opened.settle()
    (backup,) = stick.iterdir()
    assert "Made and checked: 1 entry." in desk._built["backup"]._said.text()
    QTest.keyClick(here.window, K.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert here.restarts == ["again"]

    there = computers(tmp_path / "there" / "Journal.peerjournal")
    there.first.restore(backup)
    step = there.first._stack.currentWidget()
    assert isinstance(step, Restoring)
    step._form._key.words.setPlainText(" ".join(key.words))
    step._form.next.setFocus()
    there.press("", K.Key_Space)
    there.qtbot.waitUntil(lambda: step._form._at == 1, timeout=LONG)
    there.press("", K.Key_Return)
    there.press(ANOTHER, K.Key_Return)
    there.press(ANOTHER, K.Key_Return)
    there.arrive()
    assert there.opened.do(held) == before
    assert there.opened.do(recovery.key) == key

    homes = [Path(os.environ[name]) for name in os.environ if name.startswith("XDG_")]
    left = _left_behind(tmp_path, *homes)
    for secret in (PASSPHRASE, ANOTHER, key.text, " ".join(key.words[:3]), WORDS[:20], "Thursday group", "two herons"):
        assert secret not in left
