"""The cards below: the recovery kit that is missing, backups that make themselves, restoring, and other files."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from peerjournal.ui.dialogs import choosing
from peerjournal.ui.page import Page, Shell
from peerjournal.ui.scheduled import backup_folder
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import Button, Card, FlowLayout, label
from peerjournal.ui.widgets.pick import Pick


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupCards", text)


def kit_card(show: Callable[[], object]) -> Card:
    """Says that no backup can be opened elsewhere without the kit, and leads to it."""
    card = Card(_tr("Your recovery kit is still missing"))
    card.add(
        label(
            _tr(
                "On another computer, a backup opens only with the recovery kit. Print it or save it once, "
                "and this is done."
            ),
            "muted",
        )
    )
    card.buttons(Button(_tr("Show the recovery kit…"), show, icon="key"))
    return card


class ScheduleCard(Card):
    """Off, every day or every week."""

    def __init__(self, every: str, picked: Callable[[str], object]) -> None:
        super().__init__(_tr("Without being asked"))
        choices = [("off", _tr("Off")), ("daily", _tr("Every day")), ("weekly", _tr("Every week"))]
        self._pick = Pick(_tr("Backups by themselves"), choices, every)
        self._pick.picked.connect(picked)
        self._missing = label(_tr("The folder isn't there now. The next backup is made when it is back."), "small")
        self._missing.hide()
        kept = _tr(
            "While PeerJournal is open, into the same folder. The last 7 days, 4 weeks and 12 months stay; once a new "
            "backup is proven, this journal's older ones are removed."
        )
        self.add(self._pick, label(kept, "muted"), self._missing)

    def choose(self, every: str) -> None:
        """Shows what holds."""
        self._pick.choose(every)

    def say_missing(self, *, missing: bool) -> None:
        """Says quietly that the folder is not there, where it matters."""
        self._missing.setVisible(missing and self._pick.chosen() != "off")


def schedule_card(every: str, picked: Callable[[str], object]) -> ScheduleCard:
    """`picked` gets 'off', 'daily' or 'weekly'."""
    return ScheduleCard(every, picked)


def restore_card(page: Page, shell: Shell) -> Card:
    """Proving a backup, and making a journal out of one."""
    card = Card(_tr("Check or restore"))
    card.add(label(_tr("A check reads a backup to its end and changes nothing."), "muted"))
    card.body.addStretch(1)
    card.buttons(
        Button(_tr("Check a backup…"), lambda: _choose_backup(page, shell, "check")),
        Button(_tr("Restore…"), lambda: _choose_backup(page, shell, "restore")),
    )
    return card


def other_card(page: Page, shell: Shell) -> Card:
    """Plain files, in and out."""
    card = Card(_tr("Other files"))
    card.add(label(_tr("Bring in entries from other files, or write yours out for other programs."), "muted"))
    card.body.addStretch(1)
    ways = QWidget()
    flow = FlowLayout(ways, across=SNUG, down=TIGHT)  # one below the other where there is no room beside
    for one in (
        Button(_tr("Import…"), lambda: _choose_import(page, shell)),
        Button(_tr("Export…"), lambda: _dialog("export")(page, shell).open()),
        Button(_tr("Import a folder…"), lambda: _choose_import_folder(page, shell), role="link"),
        Button(_tr("What was imported…"), lambda: _dialog("imports")(page, shell).open(), role="link"),
    ):
        flow.addWidget(one)
    card.add(ways)
    return card


def _dialog(name: str) -> Callable[..., QDialog]:
    """Loaded when it is wanted: with it come all the formats of other programs, ten megabytes of them."""
    found: Callable[..., QDialog] = getattr(
        import_module(f"peerjournal.ui.pages.backup.{name}_dialog"), f"{name.capitalize()}Dialog"
    )
    return found


def _choose_backup(page: Page, shell: Shell, dialog: str) -> None:
    start = backup_folder(shell.settings)
    choosing.ask_for_file(
        page, _tr("Choose a backup"), _tr("Backups (*.age)"), lambda path: _dialog(dialog)(page, shell, path).open(),
        start=start if start.is_dir() else None,
    )  # fmt: skip


def _choose_import(page: Page, shell: Shell) -> None:
    def chosen(path: Path) -> None:
        _dialog("import")(page, shell, path).open()

    choosing.ask_for_file(page, _tr("Choose a file to bring in"), _tr("All files (*)"), chosen)


def _choose_import_folder(page: Page, shell: Shell) -> None:
    choosing.ask_for_folder(
        page, _tr("Choose a folder to bring in"), lambda path: _dialog("import")(page, shell, path).open()
    )
