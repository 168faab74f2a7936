"""The first screen: a new journal, one that is there already, or a backup."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal

from peerjournal.ui.first_run.step import Step
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label
from peerjournal.ui.widgets.path import PathLine


class Welcome(Step):
    """`missing` is the folder of a journal that was to be opened and is not there."""

    new = Signal()
    existing = Signal()
    backup = Signal()

    def __init__(self, missing: Path | None) -> None:
        super().__init__(QCoreApplication.translate("Welcome", "A journal of your own"), "PeerJournal", role="title")
        self._new = Button(self.tr("Start a new journal"), self.new.emit, role="primary")
        self.card.add(
            label(
                self.tr(
                    "For what stays with you after a meeting. Everything is encrypted on this computer, and nothing "
                    "leaves it unless you send it."
                )
            )
        )
        if missing is not None:
            folder = PathLine(self.tr("Folder without a journal"))
            folder.show_path(missing)
            gone = self.tr(
                "There is no journal in this folder. If yours lies on another disk, plug that in and open it."
            )
            self.card.add(label(gone, "muted"), folder)
        self.card.body.addSpacing(4)
        self.card.add(
            self._new,
            Button(self.tr("Open a journal that is there already…"), self.existing.emit),
            Button(self.tr("Restore a backup…"), self.backup.emit),
        )
        self.card.add(self._message)

    def begin(self) -> None:
        """Enter starts a new journal."""
        self._new.setFocus()

    def go_back(self) -> None:
        """There is nothing before this."""
