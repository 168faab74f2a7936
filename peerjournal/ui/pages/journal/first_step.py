"""What the journal shows while nothing is written in it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.ui.theme.tokens import TIGHT
from peerjournal.ui.widgets import Button, EmptyState


class FirstStep(EmptyState):
    """What the page is for, a button to write the first entry, and the way to what may lie in the trash."""

    def __init__(self, write: Callable[[], object], look_into_trash: Callable[[], object]) -> None:
        self.write = Button(_tr("Write the first entry"), write, role="primary")
        buttons = QWidget()
        column = QVBoxLayout(buttons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.write)
        look = Button(_tr("Look into the trash"), look_into_trash, role="link")
        column.addWidget(look, 0, Qt.AlignmentFlag.AlignHCenter)
        super().__init__(
            "journal",
            _tr("Nothing is written here yet"),
            _tr("What you write is kept by day, encrypted on this computer. A sentence is enough, or only a feeling."),
            buttons,
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("FirstStep", text)
