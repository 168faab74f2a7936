"""Choosing a passphrase: typed twice, pasted, with its strength in words and nothing lost by a mistake."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.widgets.new_passphrase import NewPassphrase
from tests.ui import looks


@pytest.fixture
def new(thread: VaultThread, theme: Theme, qtbot: QtBot) -> NewPassphrase:
    """The two fields."""
    made = NewPassphrase(Tasks(thread, thread))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_both_have_to_be_the_same_and_what_was_typed_stays(new: NewPassphrase) -> None:
    QTest.keyClicks(new.first, "seven quiet herons")
    QTest.keyClick(new.first, Qt.Key.Key_Return)
    QTest.keyClicks(new.again, "seven quiet heron")
    assert "not the same" in new.mistake()
    assert (new.first.text(), new.again.selectedText()) == ("seven quiet herons", "seven quiet heron")
    QTest.keyClicks(new.again, "seven quiet herons")
    assert new.mistake() == ""
    assert new.text() == "seven quiet herons"


def test_an_empty_one_protects_nothing(new: NewPassphrase) -> None:
    assert "empty" in new.mistake()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("password", "once"), ("sunday2", "Easy"), ("herons walk past the river", "very hard"), ("x" * 4_000, "")],
)
def test_how_hard_it_is_to_guess_is_said_in_words(new: NewPassphrase, qtbot: QtBot, typed: str, said: str) -> None:
    """Worked out in the background, however long it is."""
    usual = new._strength.text()
    new.first.setText(typed)
    qtbot.waitUntil(lambda: new._strength.text() != usual)
    assert said in new._strength.text()
    new.first.setText("")
    assert new._strength.text() == usual


def test_it_may_be_pasted_and_is_hidden(new: NewPassphrase) -> None:
    QGuiApplication.clipboard().setText("from a password manager")
    for field in (new.first, new.again):
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert field.echoMode() == QLineEdit.EchoMode.Password
        assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert (new.mistake(), new.text()) == ("", "from a password manager")


def test_caps_lock_is_noticed(new: NewPassphrase) -> None:
    QTest.keyClicks(new.first, "A")
    assert new._caps.isVisible()
    QTest.keyClicks(new.first, "b")
    assert not new._caps.isVisible()


def test_enter_goes_on(new: NewPassphrase, qtbot: QtBot) -> None:
    QTest.keyClick(new.first, Qt.Key.Key_Return)
    with qtbot.waitSignal(new.entered):
        QTest.keyClick(new.again, Qt.Key.Key_Return)


def test_forgetting_leaves_nothing_to_undo(new: NewPassphrase) -> None:
    QTest.keyClicks(new.first, "seven quiet herons")
    new.forget()
    QTest.keyClick(new.first, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert new.first.text() == ""


@pytest.mark.parametrize("percent", [100, 200])
def test_everything_is_named_and_nothing_cut_off(new: NewPassphrase, theme: Theme, percent: int) -> None:
    theme.choose("light", percent=percent)
    new.resize(640, 480)
    assert (looks.unnamed(new), looks.clipped(new)) == ([], [])
