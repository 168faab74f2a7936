"""F1: every shortcut of the window in one list."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.theme.tokens import TIGHT, WIDE
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label


class ShortcutsDialog(Dialog):
    """`shortcuts` are pairs of a key sequence (portable text) and what it does."""

    def __init__(self, parent: QWidget, shortcuts: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, QCoreApplication.translate("ShortcutsDialog", "Keys that help"))
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        for line, (keys, does) in enumerate(shortcuts):
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(native, "strong", wrap=False), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(does), line, 1)
        self.body.addWidget(table)
        self.body.addStretch(1)
        self.buttons(Button(self.tr("Close"), self.accept, role="primary"))
