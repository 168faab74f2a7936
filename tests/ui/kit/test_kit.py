"""The recovery kit in the window: shown, saved, printed, and proven to have been read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from peerjournal.actions import backup_notes, recovery
from peerjournal.model.moments import now
from peerjournal.paper import kit_pdf
from peerjournal.paper.kit import Kit
from peerjournal.ui.kit import KitSteps, printing
from peerjournal.ui.kit.confirm import places
from peerjournal.ui.kit.view import KitView, _Square
from peerjournal.ui.theme import Theme
from tests.ui import looks
from tests.ui.conftest import Opened


@pytest.fixture
def key(opened: Opened) -> recovery.RecoveryKey:
    """The journal's recovery key."""
    return opened.do(recovery.key)


@pytest.fixture
def steps(opened: Opened, key: recovery.RecoveryKey, theme: Theme, qtbot: QtBot, tmp_path: Path) -> KitSteps:
    """Kit and words."""
    made = KitSteps(opened.tasks, key, tmp_path / "Mine.peerjournal")
    for one in (made.back, made.leave, made.next):
        qtbot.addWidget(one)
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def _type(steps: KitSteps, key: recovery.RecoveryKey, *, wrong: int = -1) -> None:
    for at, (place, field) in enumerate(steps._confirm.fields.items()):
        field.setText("")
        QTest.keyClicks(field, "wrong" if at == wrong else key.words[place - 1].upper() + " ")


def test_key_and_words_are_on_screen_and_a_screen_reader_has_them(steps: KitSteps, key: recovery.RecoveryKey) -> None:
    texts = [one.text() for one in steps.findChildren(QLabel)]
    assert [f"{number:>2}  {word}" for number, word in enumerate(key.words, start=1)] == [
        text for text in texts if text[:2].strip().isdigit()
    ]
    assert any(text.replace(" ", "") == key.text for text in texts)
    assert any(key.text in one.accessibleName() for one in steps.findChildren(QLabel))
    assert looks.unnamed(steps) == []


def test_three_words_confirm_it(steps: KitSteps, key: recovery.RecoveryKey, opened: Opened, qtbot: QtBot) -> None:
    """Whatever their case; and Enter goes from one to the next."""
    assert not opened.do(backup_notes.standing).has_kit
    steps.next.click()
    _type(steps, key)
    with qtbot.waitSignal(steps.done):
        QTest.keyClick(list(steps._confirm.fields.values())[-1], Qt.Key.Key_Return)
    assert opened.do(backup_notes.standing).has_kit
    assert {field.text() for field in steps._confirm.fields.values()} == {""}


def test_a_wrong_word_is_named_and_what_was_typed_stays(
    steps: KitSteps, key: recovery.RecoveryKey, opened: Opened
) -> None:
    steps.next.click()
    _type(steps, key, wrong=1)
    steps.next.click()
    opened.settle()
    place = list(steps._confirm.fields)[1]
    assert f"Word {place} " in steps._confirm._message.text()
    assert steps._confirm.fields[place].text() == "wrong"
    assert steps._confirm.fields[place].property("role") == "wrong"
    assert not opened.do(backup_notes.standing).has_kit
    QTest.keyClicks(steps._confirm.fields[place], "x")
    assert steps._confirm.fields[place].property("role") == ""


@pytest.mark.parametrize("_again", range(20))
def test_one_word_of_each_third_is_asked_for(_again: int) -> None:
    first, second, third = places(24)
    assert 1 <= first <= 8 < second <= 16 < third <= 24


def test_later_is_an_answer(steps: KitSteps, opened: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(steps.later):
        steps.leave.click()
    assert not opened.do(backup_notes.standing).has_kit


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_saved_is_as_good_as_confirmed(
    steps: KitSteps, key: recovery.RecoveryKey, opened: Opened, tmp_path: Path, qtbot: QtBot, suffix: str
) -> None:
    path = tmp_path / f"kit{suffix}"
    steps._panel.write(path)
    opened.settle()
    assert path.name in steps._panel._said.text()
    assert opened.do(backup_notes.standing).has_kit
    assert path.stat().st_mode & 0o077 == 0
    if suffix == ".txt":
        assert key.text in path.read_text("utf-8")
    with qtbot.waitSignal(steps.done):
        steps.leave.click()


def test_a_kit_that_is_there_is_never_written_over(steps: KitSteps, opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "kit.txt"
    path.write_text("an older kit", encoding="utf-8")
    steps._panel.write(path)
    opened.settle()
    assert "already" in steps._panel._said.text()
    assert path.read_text("utf-8") == "an older kit"


def test_the_square_is_what_a_scanner_reads(key: recovery.RecoveryKey, qtbot: QtBot, theme: Theme) -> None:
    """Every module as the code has it, black on white, in the dark as well, with its quiet zone."""
    import segno

    theme.choose("dark", percent=150)
    view = KitView(key)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    picture = view.findChildren(_Square)[0].grab().toImage()
    rows = segno.make(key.text, error="q", boost_error=False, micro=False).matrix
    module = picture.width() / (len(rows) + 8)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            at = round((across + 4.5) * module), round((down + 4.5) * module)
            assert (picture.pixelColor(*at).lightness() < 128) is bool(dark)
    assert picture.pixelColor(round(2 * module), picture.height() // 2).lightness() > 250


def test_copying_goes_to_the_clipboard_as_a_secret(steps: KitSteps, key: recovery.RecoveryKey) -> None:
    button = next(one for one in steps.findChildren(QPushButton) if one.text() == "Copy")
    button.click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == key.text
    assert data.hasFormat("x-kde-passwordManagerHint")
    QGuiApplication.clipboard().clear()


def test_without_a_printer_a_way_out_is_said(steps: KitSteps, opened: Opened) -> None:
    button = next(one for one in steps.findChildren(QPushButton) if one.text() == "Print…")
    button.click()
    opened.settle()
    assert "no printer" in steps._panel._said.text()
    assert not opened.do(backup_notes.standing).has_kit


def test_on_paper_it_is_the_page_of_the_pdf(key: recovery.RecoveryKey, tmp_path: Path, qapp: object) -> None:
    """Drawn by a printer's painter: whole, in its place, on a paper that may be smaller."""
    kit = Kit("Mine", now().date(), key.text, key.words)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.paint(printer, kit)
    assert (tmp_path / "printed.pdf").stat().st_size > 5_000
    for width, height in ((210, 297), (216, 279), (148, 210)):
        page = QImage(width * 4, height * 4, QImage.Format.Format_RGB32)
        page.setDotsPerMeterX(4_000)
        page.setDotsPerMeterY(4_000)
        page.fill(Qt.GlobalColor.white)
        painter = QPainter(page)
        kit_pdf.draw(kit, painter, width, height)
        painter.end()
        rows = [y for y in range(page.height()) if _has_ink(page, y)]
        assert 0.02 < rows[0] / page.height() < 0.15
        assert 0.8 < rows[-1] / page.height() < 0.98


def _has_ink(page: QImage, y: int) -> bool:
    return any(page.pixelColor(x, y).lightness() < 200 for x in range(0, page.width(), 3))


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off(steps: KitSteps, theme: Theme, percent: int, qtbot: QtBot) -> None:
    theme.choose("light", percent=percent)
    steps.resize(640, 900)
    qtbot.wait(30)
    assert looks.clipped(steps) == []
    steps.next.click()
    qtbot.wait(30)
    assert looks.clipped(steps) == []
