"""The locked window: opening, being refused, recovery words, and saying nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, recovery, vaults
from peerjournal.ui.lock import LockScreen
from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.window import Window
from tests.ui import looks
from tests.ui.conftest import QUICK, accessible

PASSPHRASE = "correct horse battery"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A locked journal with one entry; its recovery words lie beside it, for the test only."""
    made = tmp_path / "Mine.peerjournal"
    vault = vaults.create(made, PASSPHRASE, cost=QUICK)
    entries.save(vault, entries.new(title="Marigolds", body="The heron came back."))
    (tmp_path / "words.txt").write_text(" ".join(recovery.key(vault).words), encoding="utf-8")
    vaults.lock(vault)
    return made


@pytest.fixture
def locked(folder: Path, thread: VaultThread, theme: Theme, qtbot: QtBot) -> Iterator[tuple[Window, LockScreen]]:
    """The window with the locked screen."""
    window = Window(theme, Settings(), thread, lambda: None)
    screen = LockScreen(thread, folder)
    screen.opened.connect(window.opened)
    window.show_screen(screen)
    window.show()
    qtbot.waitExposed(window)
    yield window, screen
    window.close()
    window.deleteLater()


def _message(screen: LockScreen) -> str:
    return next((one.text() for one in screen.findChildren(QLabel) if one.property("role") == "error"), "")


def test_passphrase_and_enter_open_the_journal(locked: tuple[Window, LockScreen], qtbot: QtBot) -> None:
    """And the locked screen, with what was typed into it, is gone."""
    window, screen = locked
    assert screen.focusWidget() is screen.passphrase
    QTest.keyClicks(screen.passphrase, PASSPHRASE)
    QTest.keyClick(screen.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk is not None)
    qtbot.waitUntil(lambda: window.findChild(LockScreen) is None)


def test_a_wrong_passphrase_stays_selected_and_is_worded(locked: tuple[Window, LockScreen], qtbot: QtBot) -> None:
    """What happened, what is safe, what next; typing on takes the message away."""
    window, screen = locked
    QTest.keyClicks(screen.passphrase, "correct hoarse battery")
    QTest.keyClick(screen.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(_message(screen)))
    assert "doesn't open" in _message(screen)
    assert screen.passphrase.isEnabled()
    assert screen.passphrase.selectedText() == "correct hoarse battery"
    QTest.keyClicks(screen.passphrase, PASSPHRASE)
    assert not any(one.isVisible() for one in screen.findChildren(QLabel) if one.property("role") == "error")
    QTest.keyClick(screen.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk is not None)


def test_recovery_words_open_it_too(locked: tuple[Window, LockScreen], folder: Path, qtbot: QtBot) -> None:
    """Written in any case and broken into lines, as on paper."""
    window, screen = locked
    screen._other.click()
    assert screen.words is not None
    assert screen.focusWidget() is screen.words.field
    words = (folder.parent / "words.txt").read_text(encoding="utf-8").split()
    screen.words.field.setPlainText("\n".join(" ".join(words[at : at + 6]).upper() for at in range(0, 24, 6)))
    screen._open.click()
    qtbot.waitUntil(lambda: window.desk is not None)


def test_the_window_lives_while_the_key_is_derived(locked: tuple[Window, LockScreen], qtbot: QtBot) -> None:
    """Enter answers at once; a second Enter is not a second try."""
    _, screen = locked
    screen.passphrase.setText("wrong")
    screen._unlock()
    assert not screen._open.isEnabled()
    assert screen._open.text() == "Unlocking…"
    screen._unlock()
    qtbot.waitUntil(screen._open.isEnabled)
    assert screen._open.text() == "Unlock"


def test_an_empty_field_asks_nothing(locked: tuple[Window, LockScreen]) -> None:
    """Enter in it does nothing, rather than scold."""
    _, screen = locked
    screen._unlock()
    assert screen._open.isEnabled()
    assert _message(screen) == ""


def test_it_says_nothing_about_what_lies_behind(locked: tuple[Window, LockScreen], folder: Path) -> None:
    """Neither words, nor counts, nor the journal's folder, for the eye or for a screen reader."""
    window, _ = locked
    said = " ".join(
        one.text(kind)
        for one in accessible(window)
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
    )
    assert "Passphrase" in said
    for secret in ("Marigolds", "heron", "Mine", str(folder), "1"):
        assert secret not in said
    assert window.windowTitle() == "PeerJournal"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("with_words", [False, True])
def test_it_fits_and_is_named(
    locked: tuple[Window, LockScreen], theme: Theme, qtbot: QtBot, percent: int, with_words: bool
) -> None:
    """At the smallest size, at twice the text size, with a message."""
    from peerjournal.model.errors import WrongPassphrase

    window, screen = locked
    theme.choose("dark", percent=percent)
    window.resize(720, 520)
    if with_words:
        screen._switch()
    screen._refused(WrongPassphrase())
    qtbot.wait(20)
    assert looks.clipped(window) == []
    assert looks.outside(window) == []
    assert looks.unnamed(window) == []
    assert looks.unreachable(window) == []
