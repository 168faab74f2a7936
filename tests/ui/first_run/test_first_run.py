"""The first run: by keyboard alone, in short steps, and nothing typed is lost by a mistake."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from peerjournal import places
from peerjournal.actions import backup_notes, backups, entries, journals, recovery, vaults
from peerjournal.ui import settings as settings_file
from peerjournal.ui.first_run import FirstRun
from peerjournal.ui.first_run.arriving import Existing, Restoring
from peerjournal.ui.first_run.keeping import Keeping
from peerjournal.ui.lock import LockScreen
from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.window import SMALLEST, Window
from tests.ui import looks
from tests.ui.conftest import QUICK, Opened

K = Qt.Key
LONG = 20_000  # milliseconds: finding out how slow a guess shall be takes a second of a quiet computer


class Beginner:
    """Somebody who starts the program for the first time."""

    def __init__(self, thread: VaultThread, theme: Theme, qtbot: QtBot, folder: Path, restarts: list[str]) -> None:
        self.window = Window(theme, Settings(theme="light"), thread, lambda: restarts.append("again"))
        self.thread, self.qtbot = thread, qtbot
        self.first = FirstRun(thread, folder)
        self.opened: list[bool] = []
        self.first.chosen.connect(self.window.use_folder)
        self.first.opened.connect(self.window.opened)
        self.first.opened.connect(lambda: self.opened.append(True))
        self.first.lock_asked.connect(self.window.lock)
        self.window.show_screen(self.first)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def press(self, text: str, *keys: Qt.Key) -> None:
        """Types where the keyboard is."""
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, text)
        for key in keys:
            QTest.keyClick(here, key)

    def shown(self, kind: type[QWidget]) -> bool:
        """Whether that kind of screen is shown."""
        return isinstance(self.first._stack.currentWidget(), kind)

    def make(self, passphrase: str = "seven quiet herons") -> Keeping:
        """Through all of it up to the recovery kit, with Enter."""
        self.press("", K.Key_Space)
        self.press("", K.Key_Return)
        self.press(passphrase, K.Key_Return)
        self.press(passphrase, K.Key_Return)
        self.qtbot.waitUntil(lambda: self.shown(Keeping), timeout=LONG)
        step = self.first._stack.currentWidget()
        assert isinstance(step, Keeping)
        return step


@pytest.fixture(autouse=True)
def _no_settings_yet() -> None:
    places.settings_file().unlink(missing_ok=True)


@pytest.fixture
def usual(tmp_path: Path) -> Path:
    """Where journals lie here."""
    return tmp_path / "Journal.peerjournal"


@pytest.fixture
def beginner(thread: VaultThread, theme: Theme, qtbot: QtBot, usual: Path, restarts: list[str]) -> Iterator[Beginner]:
    """A window with the first run."""
    made = Beginner(thread, theme, qtbot, usual, restarts)
    yield made
    made.window.close()
    made.window.deleteLater()


def test_by_keyboard_alone_from_nothing_to_today(beginner: Beginner, usual: Path) -> None:
    """Space, Enter, two times the passphrase, later: five keys beside the typing."""
    step = beginner.make()
    assert journals.is_journal(usual)
    step._steps.leave.setFocus()
    beginner.press("", K.Key_Space)
    beginner.qtbot.waitUntil(lambda: beginner.window.desk is not None)
    assert beginner.window.desk is not None
    assert beginner.window.desk._shown == "today"
    opened = Opened(beginner.thread, beginner.qtbot)
    assert not opened.do(backup_notes.standing).has_kit
    assert settings_file.load().vault == ""


def test_the_window_lives_while_the_journal_is_made(beginner: Beginner) -> None:
    """Finding the cost of a guess happens on the other thread, and it can be seen that something goes on."""
    beginner.first._named(beginner.first._folder)
    step = beginner.first._protecting
    for field in (step.new.first, step.new.again):
        field.setText("seven quiet herons")
    turn = threading.Event()
    beginner.first._tasks.run(lambda _none: turn.wait(10))
    step._next.click()
    assert step._progress.isVisible()
    assert not step._next.isEnabled()
    beginner.qtbot.wait(30)
    step.go_back()
    assert beginner.first._stack.currentWidget() is step
    turn.set()
    beginner.qtbot.waitUntil(lambda: beginner.shown(Keeping), timeout=LONG)


def test_confirming_three_words_ends_it_for_good(beginner: Beginner) -> None:
    step = beginner.make()
    opened = Opened(beginner.thread, beginner.qtbot)
    words = opened.do(recovery.key).words
    step._steps.next.setFocus()
    beginner.press("", K.Key_Space)
    for place in step._steps._confirm.fields:
        beginner.press(words[place - 1], K.Key_Return)
    beginner.qtbot.waitUntil(lambda: beginner.window.desk is not None)
    assert opened.do(backup_notes.standing).has_kit


def test_escape_goes_from_the_words_back_to_the_kit(beginner: Beginner) -> None:
    step = beginner.make()
    step._steps.next.click()
    beginner.press("", K.Key_Escape)
    assert step._steps._panel.isVisible()
    beginner.press("", K.Key_Escape)
    assert beginner.first._stack.currentWidget() is step


def test_the_kit_can_be_locked_away_at_once(beginner: Beginner, restarts: list[str]) -> None:
    """Somebody comes into the room."""
    beginner.make()
    QTest.keyClick(beginner.window, K.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert restarts == ["again"]


def test_a_name_becomes_the_folder_and_is_remembered(beginner: Beginner, tmp_path: Path) -> None:
    beginner.press("", K.Key_Space)
    beginner.press("After the meeting", K.Key_Return)
    beginner.press("seven quiet herons", K.Key_Return)
    beginner.press("seven quiet herons", K.Key_Return)
    beginner.qtbot.waitUntil(lambda: beginner.shown(Keeping), timeout=LONG)
    folder = tmp_path / "After the meeting.peerjournal"
    assert journals.is_journal(folder)
    assert settings_file.load().vault == str(folder)
    assert beginner.window.folder == folder
    assert beginner.window.windowTitle() == "PeerJournal"


def test_a_name_that_is_taken_is_said(beginner: Beginner, tmp_path: Path) -> None:
    (tmp_path / "Mine.peerjournal").mkdir()
    (tmp_path / "Mine.peerjournal" / "anything").touch()
    beginner.press("", K.Key_Space)
    beginner.press("Mine", K.Key_Return)
    step = beginner.first._naming
    assert beginner.first._stack.currentWidget() is step
    assert "already" in step._message.text()
    assert step.field.selectedText() == "Mine"


def test_two_that_differ_make_nothing_and_lose_nothing(beginner: Beginner, usual: Path) -> None:
    beginner.press("", K.Key_Space)
    beginner.press("", K.Key_Return)
    beginner.press("seven quiet herons", K.Key_Return)
    beginner.press("seven quiet heron", K.Key_Return)
    step = beginner.first._protecting
    assert "not the same" in step._message.text()
    assert step.new.first.text() == "seven quiet herons"
    assert step.new.again.selectedText() == "seven quiet heron"
    assert not usual.exists()


def test_escape_goes_back_step_by_step(beginner: Beginner) -> None:
    beginner.press("", K.Key_Space)
    beginner.press("", K.Key_Return)
    beginner.press("half typed", K.Key_Escape)
    assert beginner.first._stack.currentWidget() is beginner.first._naming
    beginner.press("", K.Key_Escape)
    assert beginner.first._stack.currentWidget() is beginner.first._welcome
    beginner.press("", K.Key_Escape)
    assert beginner.first._stack.currentWidget() is beginner.first._welcome


def test_a_journal_that_is_there_is_opened(beginner: Beginner, tmp_path: Path) -> None:
    folder = tmp_path / "Old.peerjournal"
    vaults.lock(vaults.create(folder, "x", cost=QUICK))
    beginner.first.open_journal(tmp_path)
    assert "no journal" in beginner.first._welcome._message.text()
    beginner.first.open_journal(folder)
    assert beginner.shown(Existing)
    (screen,) = beginner.first.findChildren(LockScreen)
    beginner.qtbot.waitUntil(screen.passphrase.hasFocus)
    beginner.press("x", K.Key_Return)
    beginner.qtbot.waitUntil(lambda: beginner.window.desk is not None)
    assert settings_file.load().vault == str(folder)


def test_from_a_journal_that_is_not_meant_escape_leads_back(beginner: Beginner, tmp_path: Path) -> None:
    folder = tmp_path / "Old.peerjournal"
    vaults.lock(vaults.create(folder, "x", cost=QUICK))
    beginner.first.open_journal(folder)
    QTest.keyClick(beginner.window, K.Key_Escape)
    assert beginner.first._stack.currentWidget() is beginner.first._welcome


def test_a_backup_is_restored_with_the_words_and_opened(beginner: Beginner, tmp_path: Path) -> None:
    """On a new computer: file, words, name, passphrase, and everything is there."""
    other = vaults.create(tmp_path / "elsewhere" / "Mine.peerjournal", "x", cost=QUICK)
    entries.save(other, entries.new(title="Cold water on wrists"))
    backup = backups.make(other, tmp_path / "elsewhere").path
    words = " ".join(recovery.key(other).words)
    vaults.lock(other)
    beginner.first.restore(backup)
    assert beginner.shown(Restoring)
    step = beginner.first._stack.currentWidget()
    assert isinstance(step, Restoring)
    step._form._key.words.setPlainText(words)
    step._form.next.click()
    beginner.qtbot.waitUntil(lambda: step._form._at == 1)
    assert step._form._place.name.text() == "Mine"
    beginner.press("", K.Key_Return)
    beginner.press("a new one", K.Key_Return)
    beginner.press("a new one", K.Key_Return)
    beginner.qtbot.waitUntil(lambda: beginner.window.desk is not None, timeout=LONG)
    assert Opened(beginner.thread, beginner.qtbot).do(entries.count) == 1
    assert settings_file.load().vault == str(tmp_path / "Mine.peerjournal")


def test_a_journal_on_a_disk_that_is_not_plugged_in_is_not_made_anew(
    thread: VaultThread, theme: Theme, qtbot: QtBot, restarts: list[str], tmp_path: Path
) -> None:
    """Its folder is named; a new one goes to the usual place."""
    gone = tmp_path / "stick" / "Journal.peerjournal"
    made = Beginner(thread, theme, qtbot, gone, restarts)
    shown = [one.text() for one in made.first._welcome.findChildren(QLineEdit)]
    assert shown == [str(gone)]
    made.press("", K.Key_Space)
    made.press("", K.Key_Return)
    assert made.first._protecting.folder == places.default_vault()
    made.window.close()
    made.window.deleteLater()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_screen_is_whole_and_named_at_the_smallest_size(
    beginner: Beginner, theme: Theme, percent: int, tmp_path: Path
) -> None:
    theme.choose("light", percent=percent)
    beginner.window.resize(*SMALLEST)
    first = beginner.first
    shows: list[Callable[[], None]] = [
        lambda: first._show(first._welcome),
        lambda: first._show(first._naming),
        lambda: first._show(first._protecting),
        lambda: first.restore(tmp_path / "mine.age"),
    ]
    for show in shows:
        show()
        beginner.qtbot.wait(30)
        step = first._stack.currentWidget()
        assert step is not None
        assert (looks.unnamed(step), looks.clipped(step), looks.outside(step)) == ([], [], [])
        assert looks.unreachable(step) == []
    buttons = [one for one in first._welcome.findChildren(QPushButton) if one.text()]
    assert len(buttons) == 3
