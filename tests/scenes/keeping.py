"""The pages Back up and Settings and their dialogs, and the first run, in their states."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from peerjournal import places
from peerjournal.ui.desk import Desk
from peerjournal.ui.first_run import FirstRun
from peerjournal.ui.vault_thread import VaultThread


def _page(desk: Desk, name: str) -> Any:
    desk.go(name)
    return desk._built[name]


def _dialog() -> QWidget:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())


def _backup_made(desk: Desk) -> QWidget:
    from datetime import UTC, datetime

    from peerjournal.actions.backup_notes import Standing
    from peerjournal.model.reports import BackupReport
    from peerjournal.ui.pages.backup.look import Overview

    page = _page(desk, "backup")
    now = datetime.now(UTC)
    path = Path("/media/stick/PeerJournal-2026-11-23-Journal.age")
    page.tasks.run(_nothing).then(
        lambda _: page._show(Overview(Standing(Path("Journal"), True, now, 2000, path, now), True))
    )
    page._made(BackupReport(path, 1, {"entry": 2000}))
    return desk


def _backup_kit(desk: Desk) -> QWidget:
    from peerjournal.actions.backup_notes import Standing
    from peerjournal.ui.pages.backup.look import Overview

    page = _page(desk, "backup")
    page.tasks.run(_nothing).then(lambda _: page._show(Overview(Standing(Path("Journal"), False), False)))
    return desk


def _nothing(_vault: Any) -> None:
    return None


def _backup_running(desk: Desk) -> QWidget:
    page = _page(desk, "backup")
    page._progress.begin("Making the backup…", lambda: None)
    page._progress.show_progress(37, 100)
    return desk


def _first_run(then: Callable[[FirstRun], None]) -> Callable[[VaultThread], QWidget]:
    def scene(thread: VaultThread) -> QWidget:
        first = FirstRun(thread, places.default_vault())
        then(first)
        return first

    return scene


def _choosing(first: FirstRun) -> None:
    first._named(Path("Journal.peerjournal"))
    first._protecting.new.first.setText("seven quiet herons")
    first._protecting.new.again.setText("seven quiet heron")
    first._protecting.say(first._protecting.new.mistake())


def _making(first: FirstRun) -> None:
    first._named(Path("Journal.peerjournal"))
    first._protecting._busy(True)
    first._protecting._progress.begin("Making your journal…")


def _keeping(first: FirstRun) -> None:
    from peerjournal.actions import recovery

    first._protecting.folder = Path("Journal.peerjournal")
    first._tasks.run(recovery.key).then(first._show_kit)


def _arriving(first: FirstRun) -> None:
    first.restore(Path("PeerJournal-2026-11-23-Journal.age"))


SCREENS = {
    "first-run-missing": lambda thread: FirstRun(thread, Path("/media/stick/Journal.peerjournal")),
    "first-run-name": _first_run(lambda first: first._show(first._naming)),
    "first-run-passphrase": _first_run(_choosing),
    "first-run-making": _first_run(_making),
    "first-run-kit": _first_run(_keeping),
    "first-run-restore": _first_run(_arriving),
}


def _opened(make: Callable[[Any, Desk], QDialog]) -> Callable[[Desk], QWidget]:
    def scene(desk: Desk) -> QWidget:
        dialog = make(_page(desk, "backup"), desk)
        dialog.open()
        return dialog

    return scene


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="peerjournal-scenes-")


def _backup_file(desk: Desk) -> Path:
    """A backup of the demonstration, thrown away at the end."""
    from peerjournal.actions import backups

    folder = Path(_folder().name)
    for one in folder.glob("*.age"):
        one.unlink()
    made: list[Path] = []
    desk.tasks_for(desk).run(backups.make, folder).then(lambda report: made.append(report.path))
    while not made:
        QCoreApplication.processEvents()
    return made[0]


def _restore(page: Any, desk: Desk) -> QDialog:
    from peerjournal.ui.pages.backup.restore_dialog import RestoreDialog

    return RestoreDialog(page, desk, _backup_file(desk))


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
    from peerjournal.model.reports import LossReport, Remark, Review
    from peerjournal.ui.pages.backup.import_dialog import ImportDialog

    dialog = ImportDialog(page, desk, Path("daylio_export.csv"))
    dialog._under_way.cancel()  # type: ignore[union-attr]
    lost = (Remark("an attachment", "its file is not with the source"),) * 3
    changed = (Remark("an entry", "has no date; it is dated today"),)
    report = LossReport(
        "daylio_export.csv", "daylio", 214, 12, 3, lost, changed, first="2022-10-25T17:00:00+02:00",
        last="2024-03-02T21:10:00+01:00", tags=36, tag_uses=410, starred=4, missing=3, undated=1, updates=2,
        feelings=(("rad", 80), ("good", 70), ("meh", 64)),
    )  # fmt: skip
    dialog._review(Review((report,), 120, 31))
    dialog._reviewed = True  # that the first look was stopped is only told after this
    return dialog


def _import_locked(page: Any, desk: Desk) -> QDialog:
    from peerjournal.model.errors import FileUnreadable
    from peerjournal.ui.pages.backup.import_dialog import ImportDialog

    dialog = ImportDialog(page, desk, Path("journal.jrnl"))
    dialog._under_way.cancel()  # type: ignore[union-attr]
    dialog._refused(FileUnreadable(Path("journal.jrnl"), "encrypted"))
    return dialog


def _imports(page: Any, desk: Desk) -> QDialog:
    from peerjournal.model.ids import new_id
    from peerjournal.model.import_batch import Batch, BroughtIn
    from peerjournal.model.moments import now
    from peerjournal.ui.pages.backup.imports_dialog import ImportsDialog

    dialog = ImportsDialog(page, desk)
    made = [Batch(new_id(), now(), (BroughtIn(name, "dayone", 122),)) for name in ("Dev Journal.zip", "old.csv")]
    page.tasks.run(_nothing).then(lambda _: dialog._show(made))
    return dialog


def _passphrase(page: Any, desk: Desk) -> QDialog:
    from peerjournal.model.errors import WrongPassphrase
    from peerjournal.ui.pages.settings.passphrase_dialog import PassphraseDialog

    dialog = PassphraseDialog(page, desk)
    dialog.now.setText("not this")
    dialog.new.first.setText("seven quiet herons")
    dialog._refused(WrongPassphrase())
    return dialog


def _kit(*, new: bool = False, shown: bool = False, confirming: bool = False) -> Callable[[Any, Desk], QDialog]:
    def make(page: Any, desk: Desk) -> QDialog:
        from peerjournal.actions import backup_notes, recovery
        from peerjournal.ui.kit import KitSteps
        from peerjournal.ui.pages.settings.kit_dialog import KitDialog, _Shown

        dialog = KitDialog(page, desk, has_kit=False, new=new)
        if shown:
            desk.tasks_for(desk).run(
                lambda vault: _Shown(recovery.key(vault), backup_notes.standing(vault).journal)
            ).then(dialog._show_kit)
            while not dialog.findChildren(KitSteps):
                QCoreApplication.processEvents()
        if confirming:
            steps = dialog.findChildren(KitSteps)[0]
            steps.go_on()
            steps._confirm._all()[0].setText("abandon")
            steps.go_on()
        return dialog

    return make


SCENES = {
    "settings-passphrase": _opened(_passphrase),
    "settings-kit-ask": _opened(_kit()),
    "settings-kit-new": _opened(_kit(new=True)),
    "settings-kit-shown": _opened(_kit(shown=True)),
    "settings-kit-confirm": _opened(_kit(shown=True, confirming=True)),
    "backup-made": _backup_made,
    "backup-running": _backup_running,
    "backup-kit": _backup_kit,
    "backup-check": _opened(_check),
    "backup-check-key": _opened(_check_key),
    "backup-restore": _opened(_restore),
    "backup-export": _opened(_export),
    "backup-import": _opened(_import),
    "backup-import-locked": _opened(_import_locked),
    "backup-imports": _opened(_imports),
}
