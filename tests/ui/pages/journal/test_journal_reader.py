"""Reading: what is rendered, and above all what is never loaded."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication, QImage, QTextDocument, QTextFormat
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from peerjournal.actions import attachments
from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Feeling
from peerjournal.ui.page import Link
from peerjournal.ui.pages.journal import pieces
from peerjournal.ui.pages.journal.attaching import attach_image
from peerjournal.ui.pages.journal.showing import decoded, is_picture
from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets.prose import Prose, entry_font, measure
from tests.ui.pages.journal.conftest import Journal
from tests.ui.pages.keyboard import said


def _image(width: int = 40, height: int = 20) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    return image


@pytest.fixture
def prose(theme: Theme, qtbot: QtBot) -> Prose:
    """A field for reading, 400 pixels wide, on screen."""
    made = Prose()
    qtbot.addWidget(made)
    made.resize(400, 100)
    made.show()
    return made


def _show(prose: Prose, text: str, pictures: dict[str, QImage] | None = None) -> Prose:
    prose.show_markdown(text, entry_font(Settings()), pictures or {})
    return prose


@pytest.mark.parametrize(
    "address",
    ["{file}", "file://{file}", "http://127.0.0.1:9/x.png", "//host/x.png", ":/qt-project.org/x.png", "x.png"],
)
def test_nothing_outside_the_entry_is_loaded(prose: Prose, tmp_path: Path, address: str) -> None:
    local = tmp_path / "x.png"
    assert _image().save(str(local))
    name = address.replace("{file}", str(local))
    _show(prose, f"before ![the sky]({name}) after")
    assert prose.toPlainText() == "before [picture: the sky] after"
    loaded = prose.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert (loaded.width(), loaded.height()) == (1, 1)
    assert prose.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name)).width() == 1


def test_html_is_shown_as_it_was_typed(prose: Prose) -> None:
    _show(prose, 'a <b>bold</b> <img src="file:///etc/hostname"> move')
    assert "<b>bold</b>" in prose.toPlainText()
    assert "<img" in prose.toPlainText()


def test_the_entrys_own_pictures_stand_in_its_text_and_fit_it(prose: Prose) -> None:
    _show(prose, "![](sky.png)", {"sky.png": _image(4000, 1000)})
    cursor = prose.textCursor()
    cursor.setPosition(1)  # the format of a position is that of the character before it
    form = cursor.charFormat().toImageFormat()
    assert form.name() == "sky.png"
    assert form.width() <= prose.viewport().width()
    assert form.height() == pytest.approx(form.width() / 4)


def test_the_field_is_as_tall_as_its_text(prose: Prose) -> None:
    short = _show(prose, "one line").height()
    assert _show(prose, "a paragraph\n\n" * 40).height() > 20 * short
    assert prose.height() >= prose.document().size().height()


def test_lines_are_one_and_a_half_times_as_tall_as_the_letters_and_of_a_comfortable_length(prose: Prose) -> None:
    font = entry_font(Settings())
    _show(prose, "words " * 60)
    assert prose.document().begin().blockFormat().lineHeight() == round(font.pixelSize() * 1.5)
    letters = 60 * 6 / prose.document().begin().layout().lineCount()
    prose.resize(measure(font), 100)
    per_line = 60 * 6 / prose.document().begin().layout().lineCount()
    assert 60 <= per_line <= 75
    assert letters < per_line


def test_code_and_quotations_are_told_apart(prose: Prose) -> None:
    document = _show(prose, "plain\n\n> quoted\n\n```\ncode\n```\n").document()
    plain, quoted, code = (document.findBlock(document.toPlainText().index(word)) for word in ("plain", "quot", "code"))
    assert quoted.blockFormat().leftMargin() > plain.blockFormat().leftMargin()
    assert code.blockFormat().hasProperty(QTextFormat.Property.BackgroundBrush.value)
    assert not plain.blockFormat().hasProperty(QTextFormat.Property.BackgroundBrush.value)


def test_a_long_text_comes_in_pieces_that_give_it_back_whole() -> None:
    text = "".join(f"Paragraph {number} with some words in it.\n\n" for number in range(3000))
    text += "```\n" + "code\n\n" * 400 + "```\n\nend"
    cut = pieces.pieces(text)
    assert "".join(cut) == text
    assert max(map(len, cut)) <= pieces.LONGEST + 100
    assert all(piece.count("```") % 2 == 0 for piece in cut)


def test_every_piece_of_a_long_entry_is_shown(journal: Journal) -> None:
    entry = journal.save(body="A sentence of ordinary length.\n\n" * 3000 + "The last words.")
    page = journal.go(Link("entry", entry.id))
    journal.wait(lambda: page.reader._text.text().endswith("The last words."))
    other = journal.save(body="Short.")
    journal.go(Link("entry", other.id))
    journal.wait(lambda: page.reader._text.text() == "Short.")


def test_a_link_is_copied_and_never_opened(journal: Journal) -> None:
    entry = journal.save(body="[somewhere](https://example.org/x)")
    page = journal.go(Link("entry", entry.id))
    page.reader._text.followed.emit("https://example.org/x")
    assert QGuiApplication.clipboard().text() == "https://example.org/x"
    assert "copied" in said(journal.window)


def test_everything_an_entry_says_is_shown(journal: Journal) -> None:
    entry = journal.save(
        title="An evening", body="words", feelings=(Feeling("calm", 3), Feeling("tired")), scales={"hope": 6},
        tags=("walk",), starred=True,
    )  # fmt: skip
    page = journal.go(Link("entry", entry.id))
    pills = [one.text() for one in page.reader._head._pills.findChildren(QLabel)]
    assert pills == ["calm 3", "tired", "Hope 6", "#walk"]
    assert page.reader._star.accessibleName() == "Take the star away"
    page.reader._star.click()
    journal.settle()
    assert not journal.get(entry.id).starred


def test_a_file_dropped_onto_an_entry_is_hung_on_it(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    page = journal.go(Link("entry", journal.save(body="x").id))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.reader.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *held))
    journal.settle()
    assert [one.name for one in journal.stored()[0].attachments] == ["a.txt"]
    assert said(journal.window) == "Attached."


def test_a_damaged_entry_says_so_and_offers_nothing_to_press(journal: Journal) -> None:
    whole, broken = journal.save(title="whole"), journal.save(days_ago=1, title="broken", body="words")
    journal.opened.do(
        lambda vault: vault.entries._connection.execute("UPDATE entry SET body = 'other' WHERE id = ?", (broken.id,))
    )
    page = journal.go()
    assert [card.damaged for card in journal.cards()] == [False, True]
    page._read(broken.id)
    journal.settle()
    assert page.reader._problem.isVisible()
    assert not page.reader._edit.isVisible()
    page._read(whole.id)
    journal.settle()
    assert not page.reader._problem.isVisible()
    assert page.reader._edit.isVisible()


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"<svg xmlns='x'/>"])
def test_bytes_that_are_no_picture_are_no_picture(data: bytes) -> None:
    assert decoded(data, b"png").isNull()


def test_kinds_that_can_point_elsewhere_are_not_shown_as_pictures() -> None:
    assert not is_picture(Attachment("a", "x.svg", "image/svg+xml", 1, "0" * 64))
    assert is_picture(Attachment("a", "x.png", "image/png", 1, "0" * 64))


def test_a_large_picture_is_made_smaller_while_it_is_read(journal: Journal) -> None:
    entry = journal.opened.do(attach_image, journal.save(body="x"), "wide.png", _image(5000, 500))
    data = journal.opened.do(attachments.read, entry.attachments[0])
    shown = decoded(data, b"png")
    assert (shown.width(), shown.height()) == (1400, 140)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu, without a screen
def test_a_screen_reader_can_open_what_else_there_is(journal: Journal) -> None:
    """It presses the button; Qt leaves it without a way where a menu is set to come at once."""
    page = journal.go(Link("entry", journal.save(body="x").id))
    spoken = QAccessible.queryAccessibleInterface(page.reader._more).actionInterface()
    assert "Press" in spoken.actionNames()
    seen: list[bool] = []
    page.reader._menu.aboutToShow.connect(lambda: seen.append(True))
    page.reader._menu.aboutToShow.connect(lambda: QTimer.singleShot(0, page.reader._menu.close))
    spoken.doAction("Press")
    assert seen == [True]
