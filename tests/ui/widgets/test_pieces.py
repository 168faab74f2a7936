"""The smaller pieces: chips, flowing lines, cards side by side, buttons, empty pages, long work."""

import pytest
from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets import (
    Button,
    Card,
    CardGrid,
    Chip,
    EmptyState,
    FlowLayout,
    IconButton,
    ProgressLine,
    label,
    named,
)
from tests.ui import looks


def test_a_chip_toggles_with_space_and_keeps_its_width(theme: Theme, qtbot: QtBot) -> None:
    """The tick comes into room that is there already, so that nothing jumps."""
    chip = Chip("hopeful")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.sizeHint() == before


def test_a_chip_is_a_check_box_to_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    """With its word as name and its state; one that only goes away is a button."""
    chip, gone = Chip("hopeful", checked=True), Chip("sleep", removable=True)
    for one in (chip, gone):
        qtbot.addWidget(one)
    found = QAccessible.queryAccessibleInterface(chip)
    assert found.text(QAccessible.Text.Name) == "hopeful"
    assert found.state().checkable
    assert found.state().checked
    assert not QAccessible.queryAccessibleInterface(gone).state().checkable


def test_checked_is_told_by_more_than_colour(theme: Theme, qtbot: QtBot) -> None:
    """A tick stands before the word."""
    pictures = []
    for checked in (False, True):
        chip = Chip("calm", checked=checked)
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        image = chip.grab().toImage()
        # Beside the word, inside the outline: either empty, or a tick.
        beside = [image.pixelColor(x, y).lightness() for x in range(8, 15) for y in range(8, image.height() - 8)]
        pictures.append(max(beside) - min(beside))
    assert pictures[0] < 10 < 60 < pictures[1]


def test_lines_break_where_there_is_no_room(theme: Theme, qtbot: QtBot) -> None:
    """Narrower is taller; what is wider than a line gets the whole line; hidden things take no room."""
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, across=10, down=5)
    pieces = [QWidget() for _ in range(4)]
    for piece in pieces:
        piece.setFixedSize(100, 20)
        flow.addWidget(piece)
    assert flow.heightForWidth(430) == 20
    assert flow.heightForWidth(429) == 45
    assert flow.heightForWidth(100) == 95
    assert flow.sizeHint() == QSize(430, 20)
    holder.show()
    pieces[0].hide()
    assert flow.heightForWidth(320) == 20
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None


def test_what_is_lower_stands_in_the_middle_of_its_line(theme: Theme, qtbot: QtBot) -> None:
    """A chip beside a field."""
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    low, tall = QWidget(), QWidget()
    low.setFixedSize(50, 20)
    tall.setFixedSize(50, 40)
    for piece in (low, tall):
        flow.addWidget(piece)
    holder.resize(300, 50)
    holder.show()
    QApplication.processEvents()
    assert (low.y(), tall.y()) == (10, 0)


def test_lines_run_from_the_right_where_the_script_does(theme: Theme, qtbot: QtBot) -> None:
    """Arabic and Hebrew windows are mirrored."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(holder)
    piece = QWidget()
    piece.setFixedSize(100, 20)
    flow.addWidget(piece)
    holder.resize(300, 50)
    holder.show()
    QApplication.processEvents()
    assert piece.geometry().right() == 299


@pytest.mark.parametrize(("width", "columns"), [(1080, 3), (700, 2), (400, 1)])
def test_cards_stand_side_by_side_as_many_as_fit(theme: Theme, qtbot: QtBot, width: int, columns: int) -> None:
    """All of a row equally tall."""
    grid = CardGrid()
    qtbot.addWidget(grid)
    cards = [Card(f"Card {number}") for number in range(3)]
    cards[0].add(label("A line\nand one more\nand a third"))
    grid.set_cards(cards)
    grid.resize(width, 500)
    grid.show()
    QApplication.processEvents()
    assert len({card.x() for card in cards}) == columns
    top = [card for card in cards if card.y() == cards[0].y()]
    assert len({card.height() for card in top}) == 1


def test_cards_that_are_replaced_are_gone(theme: Theme, qtbot: QtBot) -> None:
    """And a grid without cards takes no room."""
    grid = CardGrid()
    qtbot.addWidget(grid)
    grid.set_cards([Card("Old")])
    grid.set_cards([])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert grid.findChildren(Card) == []
    assert grid.isHidden()


def _beside_another(qtbot: QtBot, button: Button) -> Card:
    """In an active window whose keyboard is elsewhere."""
    card = Card()
    qtbot.addWidget(card)
    other = Button("Another")
    card.add(other, button)
    card.show()
    qtbot.waitUntil(card.isActiveWindow)
    other.setFocus()
    assert not button.hasFocus()
    return card  # to be held on to


def test_a_primary_button_shows_where_the_keyboard_is(theme: Theme, qtbot: QtBot) -> None:
    """A ring inside its fill."""
    button = Button("Save check-in", role="primary")
    _card = _beside_another(qtbot, button)
    without = button.grab().toImage()
    button.setFocus()
    image = button.grab().toImage()
    changed = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != without.pixelColor(x, y)
    ]
    assert len(changed) > 2 * (image.width() + image.height() - 20)


@pytest.mark.parametrize("role", ["", "primary", "danger", "quiet", "link", "nav"])
def test_focus_can_be_seen_on_every_kind_of_button(theme: Theme, qtbot: QtBot, role: str) -> None:
    """And moves nothing: the size stays."""
    button = Button("Words", role=role, icon="lock")
    _card = _beside_another(qtbot, button)
    without, size = button.grab().toImage(), button.sizeHint()
    button.setFocus()
    assert button.grab().toImage() != without
    assert button.sizeHint() == size


def test_an_icon_button_has_name_and_tooltip(theme: Theme, qtbot: QtBot) -> None:
    """Tab stops at it."""
    clicks: list[bool] = []
    button = IconButton("trash", "Move to the trash", lambda: clicks.append(True))
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Move to the trash"
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert clicks == [True]


def test_an_empty_page_says_what_it_is_for_and_offers_the_first_step(theme: Theme, qtbot: QtBot) -> None:
    """Also at twice the text size."""
    theme.choose("light", percent=200)
    page = EmptyState("tips", "Coping tips", "What helped once may help again.", Button("Add the first"))
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    QApplication.processEvents()
    assert looks.clipped(page) == []
    assert [one.text() for one in page.findChildren(QPushButton)] == ["Add the first"]


def test_long_work_shows_how_far_it_is_and_can_be_stopped(theme: Theme, qtbot: QtBot) -> None:
    """Cancel is pressed once; the line goes when the work has ended."""
    line = ProgressLine()
    qtbot.addWidget(line)
    cancelled: list[bool] = []
    line.begin("Making the backup…", lambda: cancelled.append(True))
    assert line.isVisible()
    line.show_progress(1200, 2000)
    assert f"{QLocale().toString(1200)} of {QLocale().toString(2000)}" in [
        one.text() for one in line.findChildren(QLabel)
    ]
    button = line.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    button.click()
    assert cancelled == [True]
    line.end()
    assert line.isHidden()


def test_words_of_a_person_are_never_taken_for_html(theme: Theme, qtbot: QtBot) -> None:
    """An imported title could load files or look like a message of ours."""
    made = label("<img src='file:///etc/passwd'><b>bold</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_a_name_beside_a_field_names_it(theme: Theme, qtbot: QtBot) -> None:
    """For the eye, for Alt and a letter, and for a screen reader."""
    field = QPushButton()
    qtbot.addWidget(field)
    shown = named(field, "&Passphrase")
    qtbot.addWidget(shown)
    assert shown.buddy() is field
    assert field.accessibleName() == "Passphrase"


def test_a_button_that_can_be_on_hears_a_screen_reader_and_not_the_program(qtbot: QtBot) -> None:
    """Through accessibility such a button is toggled and not clicked."""
    pressed: list[bool] = []
    button = Button("Calendar", lambda: pressed.append(button.isChecked()), checkable=True)
    qtbot.addWidget(button)
    button.setChecked(True)
    assert pressed == []
    button.toggle()  # what Qt does for a screen reader
    button.click()
    assert pressed == [False, True]


def test_enter_presses_a_button_as_space_does(qtbot: QtBot) -> None:
    """On every system: Qt does so on some desktops only."""
    pressed: list[str] = []
    plain, icon, chip = Button("Save", lambda: pressed.append("plain")), IconButton("star", "Star"), Chip("calm")
    icon.clicked.connect(lambda: pressed.append("icon"))
    for button in (plain, icon, chip):
        qtbot.addWidget(button)
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == ["plain", "icon"]
    assert chip.isChecked()
    QTest.keyClick(chip, Qt.Key.Key_Enter)
    assert not chip.isChecked()
