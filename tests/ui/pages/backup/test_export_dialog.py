"""Exporting from the window: what goes along is asked, what stays is said."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from peerjournal.actions import entries, exports, tips
from peerjournal.crypto import Passphrase, decrypt_stream
from peerjournal.model.filters import EntryFilter
from peerjournal.ui.dialogs.guard_review import GuardReview
from peerjournal.ui.pages.backup.export_dialog import ExportDialog
from peerjournal.ui.pages.backup.export_kinds import kinds
from peerjournal.ui.pages.backup.page import BackupPage
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened

TOLD = "Calm.\n\n::: heard\nTake the stairs.\n:::\n\n::: confidence\nA name.\n:::\n"


@pytest.fixture
def dialog(window: Window, opened: Opened) -> ExportDialog:
    """The sheet, over a journal with two entries."""
    opened.do(entries.save, entries.new(title="Cold water on wrists", body=TOLD))
    opened.do(entries.save, entries.new(title="Another", tags=("night",)))
    assert window.desk is not None
    window.desk.go("backup")
    opened.settle()
    page = window.desk._built["backup"]
    assert isinstance(page, BackupPage)
    made = ExportDialog(page, page.shell)
    made.open()
    opened.settle()
    QCoreApplication.processEvents()
    return made


def test_every_format_has_its_chip_and_its_words() -> None:
    assert {kind.name for kind in kinds()} == set(exports.FORMATS)
    assert all(kind.about for kind in kinds())


def test_an_export_says_it_is_not_encrypted_and_writes(dialog: ExportDialog, opened: Opened, tmp_path: Path) -> None:
    assert "not encrypted" in dialog._warning.text()
    dialog._write(tmp_path / "out")
    opened.settle()
    assert "2 entries" in dialog._said.text()
    assert "stayed here: 2" in dialog._said.text()
    assert len(list((tmp_path / "out").rglob("*.md"))) == 2
    dialog._format._chips["jsonl"].click()
    dialog._write(tmp_path / "out.jsonl")
    opened.settle()
    first = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert first["body"] == "Calm."
    dialog._write(tmp_path / "out.jsonl")
    opened.settle()
    assert "already" in dialog._said.text()
    dialog.close()


def test_what_was_heard_goes_along_when_it_is_ticked(dialog: ExportDialog, opened: Opened, tmp_path: Path) -> None:
    dialog._heard.click()
    dialog._write(tmp_path / "out")
    opened.settle()
    text = "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.md"))
    assert "Take the stairs." in text
    assert "A name." not in text
    dialog.close()


def test_some_entries_can_be_chosen(dialog: ExportDialog, opened: Opened, tmp_path: Path) -> None:
    dialog._filtered(EntryFilter(tag="night"))
    opened.settle()
    assert dialog._which.text() == "1 entry"
    dialog._format._chips["csv"].click()
    dialog._write(tmp_path / "out.csv")
    opened.settle()
    assert "1 entry" in dialog._said.text()
    dialog.close()


def test_an_export_can_be_sealed(dialog: ExportDialog, opened: Opened, tmp_path: Path) -> None:
    dialog._seal.click()
    assert "age" in dialog._warning.text()
    dialog._choose.click()
    assert "empty passphrase" in dialog._said.text()
    for field in (dialog._passphrase.first, dialog._passphrase.again):
        field.setText("tin kettle")
    dialog._format._chips["html"].click()
    dialog._write(tmp_path / "out.html.age")
    opened.settle()
    with (tmp_path / "out.html.age").open("rb") as file, decrypt_stream(file, [Passphrase(b"tin kettle")]) as plain:
        assert plain.read(15) == b"<!DOCTYPE html>"
    dialog.reject()
    assert dialog._passphrase.first.text() == ""


def review_over(dialog: ExportDialog) -> GuardReview:
    (found,) = dialog.findChildren(GuardReview)
    return found


def test_details_of_others_are_gone_through_before_it_is_asked_where(
    dialog: ExportDialog, opened: Opened, tmp_path: Path
) -> None:
    saved = opened.do(entries.save, entries.new(body="Chidi rang from +44 7700 900123."))
    dialog._format._chips["jsonl"].click()
    dialog._choose.click()
    opened.settle()
    assert not dialog.findChildren(QFileDialog)
    assert "leave: 2" in dialog._said.text()
    review = review_over(dialog)
    review.choose("name", "Chidi", "alias")
    review.choose("phone", "+44 7700 900123", "keep")
    review._next()
    (asked,) = dialog.findChildren(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "out.jsonl"))
    opened.settle()
    text = (tmp_path / "out.jsonl").read_text("utf-8")
    assert "C. rang from +44 7700 900123." in text
    assert opened.do(entries.get, saved.id).body == "Chidi rang from +44 7700 900123."
    dialog.close()


def test_cancelling_the_review_writes_nothing(dialog: ExportDialog, opened: Opened) -> None:
    opened.do(entries.save, entries.new(body="Chidi came."))
    dialog._format._chips["jsonl"].click()
    dialog._choose.click()
    opened.settle()
    review_over(dialog).reject()
    assert dialog._choose.isEnabled()
    assert dialog._decided == {}
    dialog.close()


def test_everything_else_goes_beside_when_it_is_ticked(dialog: ExportDialog, opened: Opened, tmp_path: Path) -> None:
    opened.do(tips.add, "Count backwards")
    dialog._everything.click()
    dialog._format._chips["jsonl"].click()
    dialog._write(tmp_path / "out.jsonl")
    opened.settle()
    assert "Count backwards" in (tmp_path / "out-records.jsonl").read_text("utf-8")
    dialog.close()
