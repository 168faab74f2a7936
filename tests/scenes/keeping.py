"""The pages Back up and Settings and their dialogs, and the first run, in their states."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from peerjournal.ui.desk import Desk


def _page(desk: Desk, name: str) -> Any:
    desk.go(name)
    return desk._built[name]


def _dialog() -> QWidget:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())


def _backup_made(desk: Desk) -> QWidget:
    from datetime import UTC, datetime

    from peerjournal.model.reports import BackupReport
    from peerjournal.ui.pages.backup.look import Overview, Standing

    page = _page(desk, "backup")
    now = datetime.now(UTC)
    path = Path("/media/stick/PeerJournal-2026-11-23-Journal.age")
    page.tasks.run(_nothing).then(
        lambda _: page._show(Overview(Standing(Path("Journal"), True, now, 2000, path, now), True))
    )
    page._made(BackupReport(path, 1, {"entry": 2000}, ""))
    return desk


def _nothing(_vault: Any) -> None:
    return None


def _backup_running(desk: Desk) -> QWidget:
    page = _page(desk, "backup")
    page._progress.begin("Making the backup…", lambda: None)
    page._progress.show_progress(37, 100)
    return desk


def _opened(make: Callable[[Any, Desk], QDialog]) -> Callable[[Desk], QWidget]:
    def scene(desk: Desk) -> QWidget:
        dialog = make(_page(desk, "backup"), desk)
        dialog.open()
        return dialog

    return scene


def _backup_file(desk: Desk) -> Path:
    """A backup of the demonstration, made once."""
    import tempfile

    from peerjournal.actions import backups

    folder = Path(tempfile.gettempdir()) / "peerjournal-scenes"
    folder.mkdir(mode=0o700, exist_ok=True)
    for one in folder.glob("*.age"):
        one.unlink()
    made: list[Path] = []
    desk.tasks_for(desk).run(backups.make, folder).then(lambda report: made.append(report.path))
    while not made:
        QCoreApplication.processEvents()
    return made[0]


def _restore(page: Any, desk: Desk) -> QDialog:
    from peerjournal.ui.pages.backup.restore_dialog import RestoreDialog

    dialog = RestoreDialog(page, desk, _backup_file(desk))
    return dialog


def _check(page: Any, desk: Desk) -> QDialog:
    from peerjournal.ui.pages.backup.check_dialog import CheckDialog

    return CheckDialog(page, desk, _backup_file(desk))


def _check_key(page: Any, desk: Desk) -> QDialog:
    from peerjournal.model.errors import BackupKeyWrong
    from peerjournal.ui.pages.backup.check_dialog import CheckDialog

    path = Path("/media/stick/PeerJournal-2026-11-23-Journal.age")
    dialog = CheckDialog(page, desk, path)
    dialog._under_way.cancel()  # type: ignore[union-attr]
    dialog._refused(BackupKeyWrong(path))
    return dialog


def _export(page: Any, desk: Desk) -> QDialog:
    from peerjournal.ui.pages.backup.export_dialog import ExportDialog

    return ExportDialog(page, desk)


def _import(page: Any, desk: Desk) -> QDialog:
    from peerjournal.model.reports import LossReport, Remark
    from peerjournal.ui.pages.backup.import_dialog import ImportDialog

    dialog = ImportDialog(page, desk, Path("old journal.jsonl"))
    dialog._under_way.cancel()  # type: ignore[union-attr]
    lost = (Remark("an attachment", "its file is not with the source"),) * 3
    changed = (Remark("an entry", "has no date; it is dated today"),)
    dialog._review([LossReport("old journal.jsonl", "jsonl", 214, 12, 3, lost, changed)])
    return dialog


SCENES = {
    "backup-made": _backup_made,
    "backup-running": _backup_running,
    "backup-check": _opened(_check),
    "backup-check-key": _opened(_check_key),
    "backup-restore": _opened(_restore),
    "backup-export": _opened(_export),
    "backup-import": _opened(_import),
}
