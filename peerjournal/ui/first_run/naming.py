"""What the journal shall be called; whoever does not mind presses Enter."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit

from peerjournal.ui.first_run.step import Step
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label, named


class Naming(Step):
    """`named_as` carries the folder that the journal will lie in."""

    named_as = Signal(object)

    def __init__(self, usual: Path, overline: str) -> None:
        super().__init__(QCoreApplication.translate("Naming", "What shall it be called?"), overline)
        self._usual = usual
        self.field = QLineEdit(usual.name.removesuffix(".peerjournal"))
        self.field.returnPressed.connect(self._next)
        self.card.add(
            named(self.field, self.tr("Name of the journal")),
            self.field,
            label(self.tr("Its folder has this name, too, and others who use this computer may see that."), "small"),
        )
        self.foot(Button(self.tr("Back"), self.go_back), Button(self.tr("Next"), self._next, role="primary"))

    def begin(self) -> None:
        """The name, ready to be typed over."""
        self.field.setFocus()
        self.field.selectAll()

    def _next(self) -> None:
        from peerjournal.actions import journals

        self.say("")
        same = self.field.text().strip() == journals.name_of(self._usual)
        folder = self._usual if same else journals.folder_for(self.field.text(), self._usual)
        if folder.exists() and any(folder.iterdir()):
            self.say(self.tr("There is something of that name already. It was left as it is. Choose another name."))
            self.begin()
            return
        self.named_as.emit(folder)
