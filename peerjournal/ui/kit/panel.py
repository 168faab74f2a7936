"""The recovery kit with everything that can be done with it: save it, print it, copy its key."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.actions import journals, recovery
from peerjournal.actions.recovery import RecoveryKey
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.model.moments import now
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.kit.view import KitView
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.flow import FlowLayout
from peerjournal.ui.widgets.labels import label, set_role


class KitPanel(QWidget):
    """`kept` when the kit was saved or sent to a printer."""

    kept = Signal()

    def __init__(self, tasks: Tasks, key: RecoveryKey, journal: Path) -> None:
        super().__init__()
        self._tasks, self._key, self._journal = tasks, key, journal
        self._said = label("")
        self._said.setAccessibleName(self.tr("Message"))
        self._said.hide()
        around = QWidget()
        row = FlowLayout(around, across=TIGHT, down=TIGHT)
        self.save = Button(self.tr("Save as PDF…"), lambda: self._ask(".pdf", self.tr("PDF (*.pdf)")))
        row.addWidget(self.save)
        row.addWidget(Button(self.tr("Save as text…"), lambda: self._ask(".txt", self.tr("Text (*.txt)"))))
        row.addWidget(Button(self.tr("Print…"), self._print))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        view = KitView(key)
        view.copied.connect(
            lambda: self._say(self.tr("The key is on the clipboard for a minute, for your password manager."))
        )
        for one in (around, self._said, view):
            column.addWidget(one)

    def _ask(self, suffix: str, kinds: str) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"PeerJournal recovery kit{suffix}"
        start = Path(documents) if Path(documents).is_dir() else None
        choosing.ask_where_to_save(self, self.tr("Save the recovery kit"), kinds, name, self.write, start=start)

    def write(self, path: Path) -> None:
        """Writes the kit to a new file."""
        task = self._tasks.run(recovery.write_kit, path)
        task.then(lambda _none: self._written(path)).failed(self._refused)

    def _written(self, path: Path) -> None:
        text = self.tr("Saved as {name}. Keep it apart from this computer: on paper, or on a stick.")
        self._say(text.replace("{name}", path.name))
        self.kept.emit()

    def _print(self) -> None:
        from peerjournal.paper.kit import Kit
        from peerjournal.ui.kit import printing  # a library of its own, that only this needs

        kit = Kit(journals.name_of(self._journal), now().date(), self._key.text, self._key.words)
        if not printing.ask_to_print(self.window(), kit, self._printed):
            self._say(self.tr("This computer has no printer. Save it as a PDF, and print that where there is one."))

    def _printed(self) -> None:
        self._tasks.run(recovery.confirm_kit).then(lambda _none: self.kept.emit())
        self._say(self.tr("Sent to the printer."))

    def _refused(self, error: WorldError) -> None:
        self._say(sentence(error), error=True)

    def _say(self, text: str, *, error: bool = False) -> None:
        set_role(self._said, "error" if error else "strong")
        self._said.setText(text)
        self._said.show()
