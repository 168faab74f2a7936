"""What a person hears and is offered right after unlocking."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, recovery, vaults
from peerjournal.ui.lock import LockScreen
from peerjournal.ui.pages.settings.passphrase_dialog import PassphraseDialog
from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.widgets.toast import Toast
from peerjournal.ui.window import Window
from tests.ui.conftest import QUICK, Opened


@pytest.fixture
def locked(thread: VaultThread, theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Any]:
    """A window over a locked journal: called with a folder, it shows one."""
    shown: list[Window] = []

    def show(folder: Path) -> tuple[Window, LockScreen]:
        window = Window(theme, Settings(theme="light"), thread, lambda: None)
        shown.append(window)
        screen = LockScreen(thread, folder)
        screen.forgotten.connect(window.forgotten)
        screen.opened.connect(window.opened)
        window.show_screen(screen)
        window.show()
        qtbot.waitExposed(window)
        return window, screen

    yield show
    for window in shown:
        window.close()
        window.deleteLater()


def _journal(folder: Path) -> str:
    vault = vaults.create(folder, "long forgotten", cost=QUICK)
    entries.save(vault, entries.new(body="An evening"))
    words = " ".join(recovery.key(vault).words)
    vaults.lock(vault)
    return words


def test_whoever_forgot_the_passphrase_chooses_a_new_one(
    locked: Any, thread: VaultThread, qtbot: QtBot, tmp_path: Path
) -> None:
    """As the recovery kit promises: words, then a new passphrase, and the old one is not asked for."""
    folder = tmp_path / "Mine.peerjournal"
    words = _journal(folder)
    window, screen = locked(folder)
    screen._other.click()
    screen.words.field.setPlainText(words)
    screen._open.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    opened = Opened(thread, qtbot)
    opened.settle()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PassphraseDialog))
    assert not dialog.now.isVisible()
    for field in (dialog.new.first, dialog.new.again):
        QTest.keyClicks(field, "easy to remember")
    QTest.keyClick(dialog.new.again, Qt.Key.Key_Return)
    opened.settle()
    window.close()
    vaults.lock(vaults.unlock(folder, "easy to remember"))


def test_whoever_did_not_forget_it_is_asked_nothing(
    locked: Any, thread: VaultThread, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Mine.peerjournal"
    _journal(folder)
    window, screen = locked(folder)
    screen.passphrase.setText("long forgotten")
    screen._open.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    Opened(thread, qtbot).settle()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, PassphraseDialog)]
    assert window.findChild(Toast).text() == ""


def test_a_journal_that_was_put_back_from_a_copy_is_said(
    locked: Any, thread: VaultThread, qtbot: QtBot, tmp_path: Path
) -> None:
    """Whoever writes the synced folder cannot roll it back unnoticed on a computer that saw newer."""
    folder = tmp_path / "Mine.peerjournal"
    _journal(folder)
    shutil.copytree(folder, tmp_path / "older")
    vault = vaults.unlock(folder, "long forgotten")
    entries.save(vault, entries.new(body="Another evening"))
    vaults.lock(vault)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "older", folder)
    window, screen = locked(folder)
    screen.passphrase.setText("long forgotten")
    screen._open.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    Opened(thread, qtbot).settle()
    assert "older than the one this computer saw last" in window.findChild(Toast).text()
