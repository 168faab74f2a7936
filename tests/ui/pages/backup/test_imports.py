"""Importing in the window: reviewed, decided about, undone."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, imports, vaults
from peerjournal.model.entry import Entry
from peerjournal.ui.pages.backup.import_dialog import ImportDialog
from peerjournal.ui.pages.backup.imports_dialog import ImportsDialog
from peerjournal.ui.pages.backup.page import BackupPage
from peerjournal.ui.widgets import Button
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened


@pytest.fixture
def page(window: Window, opened: Opened) -> BackupPage:
    """The page."""
    assert window.desk is not None
    window.desk.go("backup")
    opened.settle()
    made = window.desk._built["backup"]
    assert isinstance(made, BackupPage)
    return made


@pytest.fixture
def daylio(tmp_path: Path) -> Path:
    """A journal with moods."""
    path = tmp_path / "daylio.csv"
    path.write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        "2022-10-30,October 30,Sunday,10:04,rad,,,one\n2022-10-29,October 29,Saturday,10:04,meh,,,two\n",
        "utf-8",
    )
    return path


def shown(dialog: QDialog, opened: Opened) -> None:
    dialog.open()
    opened.settle()
    QCoreApplication.processEvents()


def stored(opened: Opened) -> list[Entry]:
    rows = opened.do(entries.page, limit=10).rows
    return [row.entry for row in rows if isinstance(row.entry, Entry)]


def test_moods_become_the_feelings_that_were_chosen(page: BackupPage, opened: Opened, daylio: Path) -> None:
    dialog = ImportDialog(page, page.shell, daylio)
    shown(dialog, opened)
    field, strength = dialog._options.moods._rows["rad"]
    field.setText("joyful")
    strength.choose("9")
    dialog._import.click()
    opened.settle()
    feelings = {one.body: one.feelings for one in stored(opened)}
    assert [(one.name, one.intensity) for one in feelings["one"]] == [("joyful", 9)]
    assert [(one.name, one.intensity) for one in feelings["two"]] == [("meh", None)]


def test_groups_are_told_from_entries(page: BackupPage, opened: Opened, tmp_path: Path) -> None:
    event = "BEGIN:VEVENT\nUID:{0}\nSUMMARY:{0}\nDTSTART:2024010{0}T100000Z\n{1}END:VEVENT\n"
    (tmp_path / "a.ics").write_text(
        f"BEGIN:VCALENDAR\n{event.format(1, '')}{event.format(2, 'RRULE:FREQ=WEEKLY' + chr(10))}END:VCALENDAR\n",
        "utf-8",
    )
    meeting = {"slug": "a", "name": "A", "day": 1, "time": "19:00", "types": ["O", "W"]}
    (tmp_path / "b.json").write_text(json.dumps([meeting]), "utf-8")
    dialog = ImportDialog(page, page.shell, tmp_path / "a.ics", tmp_path / "b.json")
    shown(dialog, opened)
    assert dialog._sum.text().startswith("1 entry and 2 groups would be added, from ")
    assert "Kinds of meetings: 2." in dialog._figures.text()
    dialog.reject()


def test_everything_that_stays_behind_can_be_read(page: BackupPage, opened: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2024-05-01.md").write_text("x", "utf-8")
    for number in range(15):
        (folder / f"{number}.png").write_bytes(b"x")
    dialog = ImportDialog(page, page.shell, folder)
    shown(dialog, opened)
    assert "and 3 more" in dialog._losses.text()
    dialog._all.click()
    assert dialog._losses.text().count("Left out: file ") == 15
    assert not dialog._all.isVisible()
    dialog.reject()


def test_what_others_said_is_kept_as_theirs(page: BackupPage, opened: Opened, daylio: Path) -> None:
    dialog = ImportDialog(page, page.shell, daylio)
    shown(dialog, opened)
    dialog._options._whose._chips["heard"].click()
    dialog._import.click()
    opened.settle()
    assert all(one.body.startswith("::: heard") for one in stored(opened))


def test_the_line_at_the_foot_takes_it_back(page: BackupPage, window: Window, opened: Opened, daylio: Path) -> None:
    dialog = ImportDialog(page, page.shell, daylio)
    shown(dialog, opened)
    dialog._import.click()
    opened.settle()
    assert window.desk is not None
    assert "Added: 2 entries" in window.desk._toast.text()
    window.desk.undo()
    opened.settle()
    assert stored(opened) == []
    assert "Removed: 2 entries" in window.desk._toast.text()


def test_the_list_of_imports_takes_one_back(page: BackupPage, opened: Opened, daylio: Path) -> None:
    opened.do(imports.run, [daylio])
    dialog = ImportsDialog(page, page.shell)
    shown(dialog, opened)
    (undo,) = [one for one in dialog.findChildren(Button) if one.text() == "Undo"]
    assert "daylio.csv" in undo.accessibleName()
    undo.click()
    opened.settle()
    assert stored(opened) == []
    assert "all of it was undone" in dialog._told.text()
    dialog.close()


def test_what_changed_at_the_source_is_brought_only_when_ticked(
    page: BackupPage, opened: Opened, tmp_path: Path
) -> None:
    path, id = tmp_path / "a.jsonl", "01890000-0000-7000-8000-0000000000f1"
    for text in ("before", "after"):
        path.write_text(json.dumps({"id": id, "at": "2024-05-17T10:00:00+02:00", "body": text}) + "\n", "utf-8")
        dialog = ImportDialog(page, page.shell, path)
        shown(dialog, opened)
        assert dialog._options.update_too.isVisible() is (text == "after")
        dialog._options.update_too.setChecked(True)
        dialog._import.click()
        opened.settle()
    assert [one.body for one in stored(opened)] == ["after"]


def drop(window: Window, mime: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_a_file_dropped_onto_the_window_is_looked_at(
    page: BackupPage, window: Window, opened: Opened, daylio: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(daylio))])
    drop(window, mime)
    opened.settle()
    (dialog,) = [one for one in window.findChildren(ImportDialog) if one.isVisible()]
    assert "2 entries would be added" in dialog._sum.text()
    assert stored(opened) == []
    dialog.close()


def reviewed(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog._import.isEnabled(), timeout=30_000)


def test_a_folder_and_a_file_dropped_together_are_one_import(
    page: BackupPage, window: Window, opened: Opened, daylio: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "old notes"
    (folder / "sub").mkdir(parents=True)
    (folder / "2024-05-17.md").write_text("one\n", "utf-8")
    (folder / "sub" / "2024-05-18.md").write_text("two\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder)), QUrl.fromLocalFile(str(daylio)), QUrl("https://example.org/a")])
    drop(window, mime)
    opened.settle()
    (dialog,) = [one for one in window.findChildren(ImportDialog) if one.isVisible()]
    reviewed(dialog, qtbot)
    assert "4 entries would be added" in dialog._sum.text()
    dialog._import.click()
    opened.settle()
    assert sorted(one.body for one in stored(opened)) == ["one", "one", "two", "two"]
    opened.do(imports.undo)
    assert stored(opened) == []


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A journal that takes a while."""
    path = tmp_path / "many.jsonl"
    lines = (json.dumps({"date": f"{1700 + n // 300}-01-01", "text": f"entry {n}", "tags": ["t"]}) for n in range(9000))
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.mark.parametrize("reached", [500, 3000, 6000])
def test_cancelling_on_the_way_leaves_the_journal_as_it_was(
    page: BackupPage, opened: Opened, many: Path, reached: int, qtbot: QtBot
) -> None:
    opened.do(entries.save, entries.new(title="mine"))
    dialog = ImportDialog(page, page.shell, many)
    dialog.open()
    reviewed(dialog, qtbot)
    assert "9000 entries would be added" in dialog._sum.text()
    seen: list[int] = []
    ended: list[int] = []

    def come_this_far(done: int, _total: int) -> None:
        seen.append(done)
        assert str(done)[0] in dialog._progress._left.text()
        if done >= reached and not ended:
            dialog.reject()

    dialog.finished.connect(ended.append)
    dialog._import.click()
    assert dialog._under_way is not None
    dialog._under_way.progress(come_this_far)
    qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
    opened.settle()
    assert ended == [QDialog.DialogCode.Rejected]
    assert max(seen) >= reached
    assert [one.title for one in stored(opened)] == ["mine"]
    assert opened.do(imports.batches) == []
    assert opened.do(vaults.check).ok


def test_after_cancel_the_same_can_be_begun_again(page: BackupPage, opened: Opened, many: Path, qtbot: QtBot) -> None:
    dialog = ImportDialog(page, page.shell, many)
    dialog.open()
    dialog._progress._button.click()
    qtbot.waitUntil(lambda: dialog._again.isVisible(), timeout=30_000)
    assert not dialog._import.isEnabled()
    dialog._again.click()
    reviewed(dialog, qtbot)
    assert not dialog._again.isVisible()
    dialog._import.click()
    assert dialog._progress.isVisible()
    assert dialog.rect().contains(dialog._progress.geometry())
    dialog._progress._button.click()
    reviewed(dialog, qtbot)
    assert dialog.isVisible()
    assert stored(opened) == []
    dialog.close()


def test_cancelling_while_it_is_looked_at_changes_nothing(
    page: BackupPage, opened: Opened, many: Path, qtbot: QtBot
) -> None:
    dialog = ImportDialog(page, page.shell, many)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    dialog.open()
    assert dialog._under_way is not None
    dialog._under_way.progress(lambda *_: None if ended else dialog.reject())
    qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
    opened.settle()
    assert ended == [QDialog.DialogCode.Rejected]
    assert stored(opened) == []
