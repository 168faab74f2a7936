"""Fields to type in: tags, passphrase, search."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets import Chip, IconButton, PassphraseField, SearchField, TagField
from tests.ui import looks


def _tags(qtbot: QtBot) -> TagField:
    made = TagField("Tags", "Add a tag")
    qtbot.addWidget(made)
    made.resize(500, 100)
    made.show()
    return made


def test_enter_and_comma_make_a_tag(theme: Theme, qtbot: QtBot) -> None:
    """As typed, spaces tidied, none twice whatever its case."""
    field = _tags(qtbot)
    typing = field._typing
    QTest.keyClicks(typing, "small  joys,")
    QTest.keyClicks(typing, "Sleep")
    QTest.keyClick(typing, Qt.Key.Key_Return)
    QTest.keyClicks(typing, "SLEEP,")
    assert field.tags() == ("small joys", "Sleep")


def test_backspace_in_the_empty_field_and_a_click_take_away(theme: Theme, qtbot: QtBot) -> None:
    """Each says so to a screen reader, and the keyboard stays in the field."""
    field = _tags(qtbot)
    changes: list[bool] = []
    field.set_tags(("sleep", "work", "walks"))
    field.changed.connect(lambda: changes.append(True))
    QTest.keyClick(field._typing, Qt.Key.Key_Backspace)
    assert field.tags() == ("sleep", "work")
    chip = field.findChildren(Chip)[0]
    assert chip.accessibleName() == "Remove sleep"
    chip.click()
    assert field.tags() == ("work",)
    assert field.focusWidget() is field._typing
    assert len(changes) == 2


def test_what_was_typed_counts_without_enter_when_leaving(theme: Theme, qtbot: QtBot) -> None:
    """Nobody loses a tag by going on."""
    field = _tags(qtbot)
    field._typing.setText("evening")
    QApplication.sendEvent(field._typing, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert field.tags() == ()
    QApplication.sendEvent(field._typing, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert field.tags() == ("evening",)


def test_known_tags_are_offered_whatever_their_case(theme: Theme, qtbot: QtBot) -> None:
    """Wherever in the tag the typed letters are."""
    field = _tags(qtbot)
    field.set_known(("Small joys", "Sleep"))
    completer = field._typing.completer()
    completer.setCompletionPrefix("JOY")
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Small joys"


def test_a_passphrase_is_hidden_until_asked_for_and_the_keyboard_can_ask(theme: Theme, qtbot: QtBot) -> None:
    """The button's name says what it does now."""
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.show()
    assert field.findChild(IconButton) is None
    field.setText("secret")
    eye = field.findChild(IconButton)
    assert isinstance(eye, IconButton)
    assert eye.isVisible()
    assert field.echoMode() == QLineEdit.EchoMode.Password
    assert eye.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert eye.accessibleName() == "Show what is typed"
    eye.click()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide what is typed"
    field.forget()
    assert not eye.isVisible()
    assert (field.text(), field.echoMode()) == ("", QLineEdit.EchoMode.Password)
    assert not field.isUndoAvailable()
    assert looks.unnamed(field) == []


def test_caps_lock_is_noticed_by_the_case_of_letters(theme: Theme, qtbot: QtBot) -> None:
    """A capital without Shift, or a small letter with it; it is taken back when a letter says otherwise."""
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    seen: list[bool] = []
    field.caps_lock.connect(seen.append)
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for key, modifier, text in ((Qt.Key.Key_A, none, "a"), (Qt.Key.Key_B, shift, "B")):
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text))
    assert seen == []
    for key, modifier, text in ((Qt.Key.Key_C, none, "C"), (Qt.Key.Key_D, shift, "d"), (Qt.Key.Key_E, none, "e")):
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text))
    assert seen == [True, False]


def test_a_wrong_passphrase_stays_selected(theme: Theme, qtbot: QtBot) -> None:
    """One letter replaces it, an arrow key mends it."""
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.setText("nearly right")
    field.wrong()
    assert field.selectedText() == "nearly right"


def test_search_steps_with_arrows_and_empties_with_escape(theme: Theme, qtbot: QtBot) -> None:
    """Escape in the empty field is left to the window."""
    field = SearchField("Find")
    qtbot.addWidget(field)
    field.show()
    steps: list[int] = []
    field.moved.connect(steps.append)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert steps == [1, -1]
    QTest.keyClicks(field, "river")
    cross = field.findChild(IconButton)
    assert isinstance(cross, IconButton)
    assert cross.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not cross.isVisible()
    assert looks.unnamed(field) == []


def test_no_keyboard_learns_the_passphrase(theme: Theme, qtbot: QtBot) -> None:
    """Hidden or shown: an input method is asked to neither remember nor suggest it."""
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    hint = Qt.InputMethodHint
    secret = hint.ImhSensitiveData | hint.ImhNoPredictiveText | hint.ImhNoAutoUppercase
    assert field.inputMethodHints() == secret | hint.ImhHiddenText
    field.setText("secret")
    field._toggle()
    assert field.inputMethodHints() == secret
    field._toggle()
    assert field.inputMethodHints() == secret | hint.ImhHiddenText


def test_a_search_field_shows_the_longest_of_its_hints_that_it_can_show_whole(qtbot: QtBot) -> None:
    field = SearchField("Search everything   Ctrl+K", "Search everything", "Search")
    qtbot.addWidget(field)
    for hint in ("Search everything   Ctrl+K", "Search everything", "Search"):
        field.setFixedWidth(field.width_of(hint))
        field.show()
        assert field.placeholderText() == hint
    field.setFixedWidth(30)
    assert field.placeholderText() == "Search"
    assert field.accessibleName() == "Search everything   Ctrl+K"
