"""Where the journal lies on this computer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from peerjournal.actions import journals
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.page import Move, Page, Shell
from peerjournal.ui.widgets import Button, Card, FlowLayout, label
from peerjournal.ui.widgets.path import PathLine


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsWhere", text)


class WhereCard(Card):
    """The folder, a way to look at it, and one to another journal."""

    def __init__(self, page: Page, shell: Shell) -> None:
        super().__init__(_tr("Where it lies"))
        self._page, self._shell = page, shell
        self._folder = Path()
        self._path = PathLine(_tr("Folder of this journal"))
        row = FlowLayout()
        row.addWidget(Button(_tr("Show the folder"), self._look, icon="folder"))
        row.addWidget(Button(_tr("Open another journal…"), self._ask))
        self.add(self._path, label(_tr("All of it is in that folder, encrypted."), "muted"))
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_folder(self, folder: Path) -> None:
        """The folder that is open."""
        self._folder = folder
        self._path.show_path(folder)

    def _look(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder.parent))):
            self._shell.say(_tr("This computer has no program to show folders with."))

    def _ask(self) -> None:
        choosing.ask_for_folder(self._page, _tr("Choose the folder of a journal"), self.open, start=self._folder.parent)

    def open(self, folder: Path) -> None:
        """Locks this journal, and asks for the passphrase of another."""
        if journals.is_journal(folder):
            self._shell.lock(Move(folder))
        else:
            self._shell.say(_tr("There is no journal in that folder. This one is still open."), error=True)
