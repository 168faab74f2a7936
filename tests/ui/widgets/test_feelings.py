"""Naming feelings: chips, the whole vocabulary, any other word, the keyboard."""

import tomllib

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerjournal import places
from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets import Chip, FeelingPicker, SearchField
from peerjournal.ui.widgets.feelings import RECENT, vocabulary
from tests.ui import looks


def _picker(qtbot: QtBot, *recent: str) -> FeelingPicker:
    made = FeelingPicker(recent)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def _chips(picker: FeelingPicker) -> list[str]:
    return [one.text() for one in picker._chips.values()]


def _field(picker: FeelingPicker) -> SearchField:
    field = picker.findChild(SearchField)
    assert isinstance(field, SearchField)
    return field


def test_the_vocabulary_is_about_sixty_words_and_none_twice() -> None:
    """In four parts; the starters are in it."""
    words = [word for _, part in vocabulary().parts for word in part]
    assert 50 <= len(words) <= 70
    assert len(words) == len(set(words))
    assert set(vocabulary().starters) <= set(words)
    assert len(vocabulary().parts) == 4
    assert tomllib.loads((places.resources() / "feelings.toml").read_text(encoding="utf-8"))["starters"]


def test_the_persons_own_words_come_first_and_starters_fill_up(theme: Theme, qtbot: QtBot) -> None:
    """Never more than a line or so."""
    picker = _picker(qtbot, "wistful", "tired")
    assert _chips(picker)[:2] == ["wistful", "tired"]
    assert len(_chips(picker)) == RECENT
    assert len(set(_chips(picker))) == RECENT


def test_space_chooses_and_takes_back(theme: Theme, qtbot: QtBot) -> None:
    """In the order chosen."""
    picker = _picker(qtbot)
    changes: list[bool] = []
    picker.changed.connect(lambda: changes.append(True))
    for word in ("tired", "calm"):
        QTest.keyClick(picker._chips[word], Qt.Key.Key_Space)
    assert picker.feelings() == ("tired", "calm")
    QTest.keyClick(picker._chips["tired"], Qt.Key.Key_Space)
    assert picker.feelings() == ("calm",)
    assert len(changes) == 3


def test_nothing_moves_while_something_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    """News from the vault must not change chips under the hand."""
    picker = _picker(qtbot)
    before = _chips(picker)
    picker.set_feelings(("calm",))
    picker.set_recent(("entirely", "different"))
    assert _chips(picker) == before
    picker.set_feelings(())
    picker.set_recent(("entirely", "different"))
    assert _chips(picker)[:2] == ["entirely", "different"]


def test_typing_finds_and_enter_chooses(theme: Theme, qtbot: QtBot) -> None:
    """The first that begins so, else the first that holds it."""
    picker = _picker(qtbot)
    picker._toggle()
    field = _field(picker)
    QTest.keyClicks(field, "whelm")
    shown = [word for _, chips in picker._parts for word, chip in chips if not chip.isHidden()]
    assert shown == ["overwhelmed"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert picker.feelings() == ("overwhelmed",)
    assert "overwhelmed" in _chips(picker)
    assert field.text() == ""
    QTest.keyClicks(field, "h")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert picker.feelings()[-1] == "hopeful"


def test_a_word_that_is_not_there_is_added_as_typed(theme: Theme, qtbot: QtBot) -> None:
    """With its own case and script, spaces tidied."""
    picker = _picker(qtbot)
    picker._toggle()
    for typed in ("  zwischen   den Stühlen ", "Хорошо"):
        _field(picker).setText(typed)
        QTest.keyClick(_field(picker), Qt.Key.Key_Return)
    assert picker.feelings() == ("zwischen den Stühlen", "Хорошо")


def test_escape_empties_the_field(theme: Theme, qtbot: QtBot) -> None:
    """And all words are shown again."""
    picker = _picker(qtbot)
    picker._toggle()
    QTest.keyClicks(_field(picker), "zzz")
    QTest.keyClick(_field(picker), Qt.Key.Key_Escape)
    assert all(not chip.isHidden() for _, chips in picker._parts for _, chip in chips)


def test_choosing_in_the_vocabulary_shows_above_too(theme: Theme, qtbot: QtBot) -> None:
    """The same word is one choice, wherever it was clicked."""
    picker = _picker(qtbot)
    picker._toggle()
    chip = next(chip for _, chips in picker._parts for word, chip in chips if word == "brave")
    chip.click()
    assert picker.feelings() == ("brave",)
    picker._chips["brave"].click()
    assert picker.feelings() == ()
    assert not chip.isChecked()


def test_all_of_it_fits_and_is_named_at_twice_the_text_size(theme: Theme, qtbot: QtBot) -> None:
    """Chips wrap instead of being cut off."""
    theme.choose("dark", percent=200)
    picker = _picker(qtbot)
    picker._toggle()
    picker.resize(560, picker.heightForWidth(560))
    QApplication.processEvents()
    assert looks.clipped(picker) == []
    assert looks.unnamed(picker) == []
    edges = [chip.mapTo(picker, chip.rect().bottomRight()) for chip in picker.findChildren(Chip) if chip.isVisible()]
    assert max(edge.x() for edge in edges) < picker.width()
    assert max(edge.y() for edge in edges) < picker.height()
