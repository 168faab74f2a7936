"""Where a restored journal goes: to a place of its own, or to that of the journal which is open."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from peerjournal.actions import journals
from peerjournal.ui.theme.tokens import TIGHT
from peerjournal.ui.widgets.labels import label, named
from peerjournal.ui.widgets.path import PathLine


class RestorePlace(QWidget):
    """`usual` is a folder that journals lie beside; `journal` the open one, if there is one."""

    def __init__(self, backup: Path, usual: Path, journal: Path | None) -> None:
        super().__init__()
        self._usual, self._journal = usual, journal
        self.whole = label("", "strong")
        self.name = QLineEdit()
        self._beside = QRadioButton(self.tr("As another journal"))
        self._instead = QRadioButton(self.tr("In place of this journal"))
        self._beside.setChecked(True)
        self._stays = label("", "muted")
        self._called = named(self.name, self.tr("What it shall be called"))
        self._where = PathLine(self.tr("Its folder"))
        name = journals.name_of(usual if journal is None else journal)
        if journal is None:
            name = journals.name_in(backup) or name
        else:
            kept = self.tr("The one you have now stays, as “{name}-before-restore”. Nothing is thrown away.")
            self._stays.setText(kept.replace("{name}", journal.name))
        self.name.setText(journals.name_of(journals.free_folder(name, usual)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        for one in (self.whole, self._beside, self._instead, self._stays, self._called, self.name, self._where):
            column.addWidget(one)
        self._instead.toggled.connect(self._show_way)
        self.name.textChanged.connect(self._show_way)
        self._show_way()

    def folder(self) -> Path | None:
        """The folder it goes to; None for that of the open journal."""
        return None if self._in_place() else journals.folder_for(self.name.text(), self._usual)

    def begin(self) -> None:
        """Takes the keyboard."""
        (self._beside if self._journal is not None else self.name).setFocus()

    def _in_place(self) -> bool:
        return self._journal is not None and self._instead.isChecked()

    def _show_way(self) -> None:
        in_place = self._in_place()
        self._beside.setVisible(self._journal is not None)
        self._instead.setVisible(self._journal is not None)
        self._stays.setVisible(in_place)
        for one in (self._called, self.name, self._where):
            one.setVisible(not in_place)
        self._where.show_path(self.folder() or Path())
