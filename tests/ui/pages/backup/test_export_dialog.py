"""Exporting from the window: what goes along is asked, what stays is said."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from peerjournal.actions import entries, exports
from peerjournal.crypto import Passphrase, decrypt_stream
from peerjournal.model.filters import EntryFilter
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
