"""Properties set by the names of their values."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from peerjournal.ui.properties import set_properties
from peerjournal.ui.widgets import label


def test_a_name_says_the_same_as_the_enumeration(qapp: QApplication) -> None:
    """As Qt's own setters would."""
    words = QLabel("words")
    set_properties(words, alignment="AlignCenter", focusPolicy="StrongFocus")
    assert words.alignment() == Qt.AlignmentFlag.AlignCenter
    assert words.focusPolicy() == Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("wrong", [{"alignment": "AlignCentre"}, {"alignement": "AlignCenter"}])
def test_a_name_that_qt_does_not_know_is_no_silent_nothing(qapp: QApplication, wrong: dict[str, str]) -> None:
    """Neither a value's nor a property's."""
    with pytest.raises(ValueError, match="Align"):
        set_properties(QLabel(), **wrong)


def test_words_are_never_taken_for_html(qapp: QApplication) -> None:
    """What a person typed may look like it."""
    assert label("<b>bold</b>").textFormat() == Qt.TextFormat.PlainText
