"""The safety card's dialog says plainly what leaves the encryption; the locked window shows only that."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from peerjournal.actions import safety_card
from peerjournal.places import SAFETY_CARD
from peerjournal.ui.dialogs.safety_card import SafetyCardDialog
from peerjournal.ui.lock import LockScreen
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened


def dialog_of(window: Window, opened: Opened) -> SafetyCardDialog:
    """The dialog over the page."""
    assert window.desk is not None
    card = opened.do(safety_card.get)
    made = SafetyCardDialog(window.desk, window.desk, card)
    made.open()
    return made


def folder_of(vault: Any) -> Path:
    """Where the open journal lies."""
    return Path(vault.folder)


def test_nothing_leaves_unless_it_is_ticked_and_the_warning_stands_beside_it(
    window: Window, opened: Opened, qtbot: QtBot
) -> None:
    dialog = dialog_of(window, opened)
    dialog.parts[1].setPlainText("a walk\ntea")
    assert not dialog.warning.isVisible()
    dialog.allow.setChecked(True)
    assert dialog.warning.isVisible()
    assert "unencrypted" in dialog.warning.text()
    assert SAFETY_CARD in dialog.warning.text()
    assert [dialog.outside.item(at).checkState() for at in range(2)] == [Qt.CheckState.Unchecked] * 2
    dialog.outside.item(0).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.accepted):
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save").click()
    assert safety_card.outside(opened.do(folder_of)) == "What helps\n- a walk\n"
    again = dialog_of(window, opened)
    assert again.allow.isChecked()
    again.allow.setChecked(False)
    with qtbot.waitSignal(again.accepted):
        next(one for one in again.findChildren(QPushButton) if one.text() == "Save").click()
    assert not (opened.do(folder_of) / SAFETY_CARD).exists()
    assert [one.outside for one in opened.do(safety_card.get).helps] == [False, False]


def test_the_locked_window_offers_the_card_only_where_there_is_one(
    thread: VaultThread, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    bare = LockScreen(thread, tmp_path)
    qtbot.addWidget(bare)
    assert "Safety card" not in [one.text() for one in bare.findChildren(QPushButton)]
    (tmp_path / SAFETY_CARD).write_text("What helps\n- a <b>walk</b>\n", "utf-8")
    screen = LockScreen(thread, tmp_path)
    qtbot.addWidget(screen)
    screen.show()
    next(one for one in screen.findChildren(QPushButton) if one.text() == "Safety card").click()
    dialog = screen.findChild(QDialog)
    assert dialog is not None
    (words,) = (one for one in dialog.findChildren(QLabel) if "walk" in one.text())
    assert words.textFormat() == Qt.TextFormat.PlainText
    dialog.close()
