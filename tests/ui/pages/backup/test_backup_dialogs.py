"""The sheets of Back up: checking, restoring, export and import."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from peerjournal.actions import backup_notes, backups, entries, journals, recovery, vaults
from peerjournal.model.entry import Entry
from peerjournal.ui.pages.backup.check_dialog import CheckDialog
from peerjournal.ui.pages.backup.export_dialog import ExportDialog
from peerjournal.ui.pages.backup.import_dialog import ImportDialog
from peerjournal.ui.pages.backup.page import BackupPage
from peerjournal.ui.pages.backup.restore_dialog import RestoreDialog
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import SMALLEST, Window
from tests.ui import looks
from tests.ui.conftest import QUICK, Opened


@pytest.fixture
def page(window: Window, opened: Opened) -> BackupPage:
    """The page."""
    opened.do(entries.save, entries.new(title="Cold water on wrists"))
    assert window.desk is not None
    window.desk.go("backup")
    opened.settle()
    made = window.desk._built["backup"]
    assert isinstance(made, BackupPage)
    return made


@pytest.fixture
def backup(page: BackupPage, opened: Opened, tmp_path: Path) -> Path:
    """A backup of the journal that is open."""
    return opened.do(backups.make, tmp_path / "mine.age").path


@pytest.fixture
def foreign(tmp_path: Path) -> tuple[Path, str, str]:
    """A backup of another journal, its recovery words, and one with a passphrase of its own."""
    other = vaults.create(tmp_path / "Other.peerjournal", "x", cost=QUICK)
    entries.save(other, entries.new(title="from another journal"))
    made = backups.make(other, tmp_path / "other.age").path
    words = " ".join(recovery.key(other).words)
    vaults.lock(other)
    return made, words, "x"


def _shown(dialog: QDialog, opened: Opened) -> None:
    dialog.open()
    opened.settle()
    QCoreApplication.processEvents()


def test_a_check_tries_this_journals_key_first(page: BackupPage, opened: Opened, backup: Path) -> None:
    dialog = CheckDialog(page, page.shell, backup)
    _shown(dialog, opened)
    assert "whole: 1 entry" in dialog._result.text()
    assert not dialog._key.isVisible()
    assert opened.do(backup_notes.standing).proven is not None
    dialog.close()


def test_another_key_is_asked_for_and_what_was_typed_stays(
    page: BackupPage, opened: Opened, foreign: tuple[Path, str, str]
) -> None:
    path, words, _ = foreign
    dialog = CheckDialog(page, page.shell, path)
    _shown(dialog, opened)
    assert dialog._key.isVisible()
    dialog._key.words.setPlainText("not the words")
    dialog._again.click()
    opened.settle()
    assert dialog._message.isVisible()
    assert dialog._key.words.toPlainText() == "not the words"
    dialog._key.words.setPlainText(words)
    dialog._again.click()
    opened.settle()
    assert "whole" in dialog._result.text()
    assert opened.do(backup_notes.standing).proven is None  # it is not this journal's
    dialog.close()


def test_what_is_no_backup_is_said(page: BackupPage, opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "shopping.age"
    path.write_text("milk", encoding="utf-8")
    dialog = CheckDialog(page, page.shell, path)
    _shown(dialog, opened)
    assert "not a backup" in dialog._message.text()
    dialog.close()


def _restore(dialog: RestoreDialog, opened: Opened, passphrase: str, *, in_place: bool) -> None:
    form = dialog._form
    assert form is not None
    assert form._at == 1
    if in_place:
        form._place._instead.setChecked(True)
    form.next.click()
    for field in (form._new.first, form._new.again):
        QTest.keyClicks(field, passphrase)
    QTest.keyClick(form._new.again, Qt.Key.Key_Return)
    if not in_place:
        opened.settle()


def test_a_restore_beside_leaves_this_journal_open_until_the_other_is_wanted(
    page: BackupPage, opened: Opened, backup: Path, window: Window, restarts: list[str], tmp_path: Path
) -> None:
    dialog = RestoreDialog(page, page.shell, backup)
    _shown(dialog, opened)
    _restore(dialog, opened, "another one", in_place=False)
    folder = tmp_path / "Mine 2.peerjournal"
    assert journals.is_journal(folder)
    assert dialog._stack.currentWidget() is dialog._done
    assert opened.do(entries.count) == 1
    assert restarts == []
    dialog._shell.lock(_move_to(folder))
    assert restarts == ["again"]
    assert window.folder == folder
    assert _titles(folder, "another one") == ["Cold water on wrists"]


def _move_to(folder: Path) -> Any:
    from peerjournal.ui.page import Move

    return Move(folder)


def _titles(folder: Path, passphrase: str) -> list[str]:
    vault = vaults.unlock(folder, passphrase)
    found = [row.entry.title for row in entries.page(vault).rows if isinstance(row.entry, Entry)]
    vaults.lock(vault)
    return found


def test_a_restore_in_place_locks_and_keeps_the_journal_before(
    page: BackupPage, opened: Opened, backup: Path, window: Window, restarts: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    opened.do(entries.save, entries.new(title="written after the backup"))
    dialog = RestoreDialog(page, page.shell, backup)
    _shown(dialog, opened)
    _restore(dialog, opened, "the restored one", in_place=True)
    qtbot.waitUntil(lambda: restarts == ["again"], timeout=15_000)
    assert window.folder is None
    assert _titles(tmp_path / "Mine.peerjournal", "the restored one") == ["Cold water on wrists"]
    before = tmp_path / "Mine.peerjournal-before-restore"
    assert len(_titles(before, "correct horse")) == 2


def test_back_goes_back_and_then_leaves(page: BackupPage, opened: Opened, backup: Path) -> None:
    dialog = RestoreDialog(page, page.shell, backup)
    _shown(dialog, opened)
    form = dialog._form
    assert form is not None
    form.next.click()
    assert form._at == 2
    form.back.click()
    assert form._at == 1
    form.back.click()
    assert not dialog.isVisible()


def test_a_mistake_in_the_passphrase_changes_nothing(
    page: BackupPage, opened: Opened, backup: Path, tmp_path: Path
) -> None:
    dialog = RestoreDialog(page, page.shell, backup)
    _shown(dialog, opened)
    form = dialog._form
    assert form is not None
    form.next.click()
    QTest.keyClicks(form._new.first, "one")
    QTest.keyClicks(form._new.again, "two")
    form.next.click()
    assert form._message.isVisible()
    assert form._new.first.text() == "one"
    assert not (tmp_path / "Mine 2.peerjournal").exists()
    dialog.close()


def test_an_import_is_reviewed_before_anything_is_changed(page: BackupPage, opened: Opened, tmp_path: Path) -> None:
    source = tmp_path / "old.jsonl"
    source.write_text(
        '{"at": "2024-05-17T19:30:00+02:00", "text": "An old one"}\n{"text": "One without a date"}\n', encoding="utf-8"
    )
    dialog = ImportDialog(page, page.shell, source)
    _shown(dialog, opened)
    assert "2 entries would be added" in dialog._sum.text()
    assert "no date" in dialog._losses.text()
    assert opened.do(entries.count) == 1
    dialog._import.click()
    opened.settle()
    assert opened.do(entries.count) == 3
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, ImportDialog)]
    again = ImportDialog(page, page.shell, source)
    _shown(again, opened)
    assert not again._import.isEnabled()
    again.close()


def test_what_cannot_be_read_is_said_and_nothing_can_be_imported(
    page: BackupPage, opened: Opened, tmp_path: Path
) -> None:
    source = tmp_path / "picture.bin"
    source.write_bytes(bytes(range(256)))
    dialog = ImportDialog(page, page.shell, source)
    _shown(dialog, opened)
    assert dialog._message.isVisible()
    assert not dialog._import.isEnabled()
    dialog.close()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_sheet_is_whole_and_named_at_the_smallest_size(
    page: BackupPage, window: Window, opened: Opened, backup: Path, foreign: tuple[Path, str, str], theme: Theme,
    percent: int, qtbot: QtBot,
) -> None:  # fmt: skip
    theme.choose("light", percent=percent)
    window.resize(*SMALLEST)
    sheets: tuple[Any, ...] = (
        lambda: CheckDialog(page, page.shell, backup),
        lambda: CheckDialog(page, page.shell, foreign[0]),
        lambda: RestoreDialog(page, page.shell, backup),
        lambda: RestoreDialog(page, page.shell, foreign[0]),
        lambda: ExportDialog(page, page.shell),
        lambda: ImportDialog(page, page.shell, backup),
    )
    for make in sheets:
        dialog = make()
        _shown(dialog, opened)
        qtbot.wait(20)
        found = looks.unnamed(dialog), looks.clipped(dialog), looks.outside(dialog), looks.unreachable(dialog)
        assert found == ([], [], [], []), type(dialog).__name__
        dialog.close()
