"""Writing: files by drop and paste, what an entry says beside its words, and when it says "Saved"."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from peerjournal.actions import attachments, entries, groups
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry, Feeling
from peerjournal.ui.page import Link
from peerjournal.ui.pages.journal.editor import Editor
from peerjournal.ui.pages.journal.file_dialog import FileDialog
from peerjournal.ui.pages.journal.highlighter import Highlighter
from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets.feelings import FeelingPicker
from peerjournal.ui.widgets.scale import Scales
from tests.ui.pages.journal.conftest import Journal
from tests.ui.pages.keyboard import CONTROL, button, dialog, press, said, tab_to, type_words


def _write(journal: Journal, entry: Entry | None = None) -> Editor:
    page = journal.go(Link("entry", entry.id, "edit") if entry is not None else Link(action="new"))
    return page.editor()


def button_named(editor: Editor, name: str) -> QAbstractButton:
    """The button of only an icon that is called so."""
    return next(one for one in editor.findChildren(QAbstractButton) if one.accessibleName() == name)


def _drop(editor: Editor, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    editor.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, *held))


def test_dropped_files_are_hung_on_the_entry_with_what_is_typed(journal: Journal, tmp_path: Path) -> None:
    note, rules = tmp_path / "note & more.txt", tmp_path / "rules.pdf"
    note.write_bytes(b"words")
    rules.write_bytes(b"%PDF" * 300_000)
    editor = _write(journal)
    type_words("See the files")
    _drop(editor, note, rules)
    journal.wait(lambda: len(journal.stored()) == 1)
    journal.settle()
    (entry,) = journal.stored()
    assert entry.body == "See the files"
    assert [one.name for one in entry.attachments] == ["note & more.txt", "rules.pdf"]
    assert journal.opened.do(attachments.read, entry.attachments[0]) == b"words"
    assert note.read_bytes() == b"words"
    assert editor._state.text() == "Saved"
    assert not editor._attaching.line.isVisible()


def test_a_file_that_cannot_be_read_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    editor = _write(journal)
    type_words("Words stay")
    _drop(editor, tmp_path / "folder")
    journal.settle()
    assert said(journal.window)
    assert editor.body.toPlainText() == "Words stay"
    assert journal.stored() == []


def test_a_pasted_picture_becomes_a_png_file(journal: Journal) -> None:
    editor = _write(journal)
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    QGuiApplication.clipboard().setImage(image)
    press(Qt.Key.Key_V, CONTROL)
    journal.wait(journal.stored)
    journal.settle()
    ((file,),) = [entry.attachments for entry in journal.stored()]
    assert file.media_type == "image/png"
    assert QImage.fromData(journal.opened.do(attachments.read, file)).size() == image.size()
    assert editor.body.toPlainText() == ""


def test_a_file_is_taken_away_and_an_earlier_state_still_has_it(journal: Journal) -> None:
    entry = journal.opened.do(attachments.attach_bytes, journal.save(body="x"), "a.txt", b"words")
    editor = _write(journal, entry)
    editor._files.removed.emit(entry.attachments[0])
    press(Qt.Key.Key_Escape)
    journal.settle()
    assert journal.get(entry.id).attachments == ()
    history = journal.opened.do(entries.history, entry.id)
    assert [len(one.entry.attachments) for one in history if not isinstance(one, Damaged)] == [0, 1]


def test_a_copy_is_saved_after_a_word_of_warning(journal: Journal, tmp_path: Path) -> None:
    entry = journal.opened.do(attachments.attach_bytes, journal.save(body="x"), "a.txt", b"words")
    page = journal.go(Link("entry", entry.id))
    page.reader._files.pressed.emit(entry.attachments[0])
    shown = dialog()
    assert isinstance(shown, FileDialog)
    shown.save(tmp_path / "copy.txt")
    journal.settle()
    assert (tmp_path / "copy.txt").read_bytes() == b"words"
    assert "not encrypted" in said(journal.window)


def test_files_are_asked_for_with_the_windows_own_dialog_and_leave_no_trace(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"b")
    editor = _write(journal)
    button_named(editor, "Attach files").click()
    shown = dialog()
    assert isinstance(shown, QFileDialog)
    shown.filesSelected.emit([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    shown.close()
    journal.settle()
    assert [one.name for one in journal.stored()[0].attachments] == ["a.txt", "b.txt"]
    assert not (Path.home() / ".config" / "QtProject.conf").exists()


def test_everything_beside_the_words_is_said_by_keyboard(journal: Journal) -> None:
    group = journal.opened.do(groups.add, "Thursday group")
    journal.save(feelings=(Feeling("heard"),), tags=("walk",))
    editor = _write(journal)
    type_words("Words")
    editor.title.setFocus()
    type_words("A title")
    tab_to("Feelings")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)  # the first chip: the word used most
    editor.details.open_form("scales")
    press(Qt.Key.Key_7)
    editor.details.open_form("group")
    press(Qt.Key.Key_Down)
    editor.details.open_form("tags")
    type_words("rain,")
    editor.details.open_form("when")
    press(Qt.Key.Key_Up)  # the first part of the date
    press(Qt.Key.Key_Escape)  # closes the form
    press(Qt.Key.Key_Escape)  # and then the editor
    journal.settle()
    entry = next(one for one in journal.stored() if one.body == "Words")
    assert (entry.title, entry.tags, entry.group_id) == ("A title", ("rain",), group.id)
    assert [one.name for one in entry.feelings] == ["heard"]
    assert entry.scales == {"hope": 7}


def test_what_the_form_does_not_show_stays(journal: Journal) -> None:
    before = journal.save(
        body="words", feelings=(Feeling("calm", 7),), scales={"own": 4, "hope": 3}, starred=True, left_out=True
    )
    editor = _write(journal, before)
    editor.details.open_form("scales")
    scales = editor.details.findChildren(Scales)[0]
    scales.set_answers({"own": 4, "hope": 5})
    editor.details.open_form("feelings")
    editor.details.findChildren(FeelingPicker)[0].set_feelings(("calm", "tired"))
    press(Qt.Key.Key_Return, CONTROL)
    journal.settle()
    after = journal.get(before.id)
    assert after.feelings == (Feeling("calm", 7), Feeling("tired"))
    assert after.scales == {"own": 4, "hope": 5}
    assert (after.starred, after.left_out, after.at) == (True, True, before.at)


def test_it_says_saved_only_once_it_is(journal: Journal) -> None:
    editor = _write(journal)
    type_words("a")
    assert editor._state.text() == "Draft"
    press(Qt.Key.Key_S, CONTROL)
    assert editor._state.text() == "Saving…"
    type_words("b")
    journal.settle()
    assert editor._state.text() == "Draft"  # the second letter is not saved yet
    press(Qt.Key.Key_S, CONTROL)
    journal.settle()
    assert editor._state.text() == "Saved"
    assert [one.body for one in journal.stored()] == ["ab"]


def test_undo_and_redo_work_on_the_text_and_stop_where_it_began(journal: Journal) -> None:
    editor = _write(journal, journal.save(body="It began."))
    type_words(" It went on.")
    for _ in range(4):
        press(Qt.Key.Key_Z, CONTROL)
    assert editor.body.toPlainText() == "It began."
    press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert editor.body.toPlainText() == "It began. It went on."


def test_the_window_follows_the_cursor_through_a_long_text(journal: Journal) -> None:
    editor = _write(journal, journal.save(body="A line.\n" * 200))
    journal.settle()
    bar = editor._column.verticalScrollBar()
    assert bar.value() > bar.maximum() / 2  # one goes on where the text ends
    press(Qt.Key.Key_Home, CONTROL)
    journal.settle()
    assert bar.value() < bar.maximum() / 10


def test_pasted_text_comes_without_its_dress(journal: Journal) -> None:
    editor = _write(journal)
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='http://127.0.0.1:9/x.png'>")
    data.setText("bold")
    QGuiApplication.clipboard().setMimeData(data)
    press(Qt.Key.Key_V, CONTROL)
    assert editor.body.toPlainText() == "bold"
    assert "font-weight:600" not in editor.body.document().toHtml().split("<body")[1]


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("## Heading", ["##"]),
        ("a **bold** word", ["**", "**"]),
        ("a *soft* word", ["*", "*"]),
        ("~~gone~~", ["~~", "~~"]),
        ("no_marks_here * at all", []),
        ("---", ["---"]),
    ],
)
def test_marks_are_muted_and_words_are_not(theme: Theme, qtbot: QtBot, line: str, marked: list[str]) -> None:
    document = QTextDocument(line)
    highlighter = Highlighter(document)
    highlighter.rehighlight()
    muted = highlighter._mark.foreground().color()
    formats = document.firstBlock().layout().formats()
    found = [line[one.start : one.start + one.length] for one in formats if one.format.foreground().color() == muted]
    assert found == marked


def test_code_between_fences_is_code_and_what_follows_is_not(theme: Theme, qtbot: QtBot) -> None:
    document = QTextDocument("```\n# no heading\n```\n# heading")
    highlighter = Highlighter(document)
    highlighter.rehighlight()
    colours = []
    for number in range(4):
        formats = document.findBlockByNumber(number).layout().formats()
        colours.append(formats[0].format.foreground().color())
    assert colours[0] == colours[1] == colours[2] == highlighter._code.foreground().color()
    assert colours[3] == highlighter._mark.foreground().color()


def test_another_text_size_reaches_the_open_editor(journal: Journal, theme: Theme) -> None:
    editor = _write(journal, journal.save(title="A title", body="words\n\nmore"))
    before = editor.title.font().pixelSize(), editor.body.document().defaultFont().pixelSize()
    theme.choose("light", percent=150)
    QApplication.processEvents()
    after = editor.title.font().pixelSize(), editor.body.document().defaultFont().pixelSize()
    assert after[0] > before[0]
    assert after[1] == round(before[1] * 1.5)
    assert editor.body.document().firstBlock().blockFormat().lineHeight() == round(after[1] * 1.5)
    button(editor, "Done").click()
    journal.settle()
    assert len(journal.opened.do(entries.history, journal.stored()[0].id)) == 0  # looking different is no change
