"""The button above the text that says whose words stand at the cursor, and marks them as somebody else's."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from peerjournal.model.provenance import Provenance
from peerjournal.ui.models.told import kind_words
from peerjournal.ui.pages.journal.writing import Writing
from peerjournal.ui.widgets import IconButton

KEYS = {Provenance.HEARD: "Ctrl+Shift+H", Provenance.CONFIDENCE: "Ctrl+Shift+C"}


class WhoseButton(IconButton):
    """Its menu has a tick at the kind that holds; the keys work in the text without it."""

    def __init__(self, writing: Writing) -> None:
        super().__init__("quote", _tr("Whose words these are"), lambda: self.open())
        self._writing = writing
        self._menu = QMenu(self)
        self._actions = {kind: QAction(kind_words(kind), self._menu, checkable=True) for kind in Provenance}
        for kind, action in self._actions.items():
            self._menu.addAction(action)
            action.triggered.connect(lambda _on, kind=kind: self._choose(kind))
            if kind in KEYS:
                action.setShortcut(QKeySequence(KEYS[kind]))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        for kind, keys in KEYS.items():
            marks = QAction(kind_words(kind), writing)
            marks.setShortcut(QKeySequence(keys))
            marks.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            marks.triggered.connect(lambda _on, kind=kind: writing.mark(kind))
            writing.addAction(marks)

    def tick(self) -> None:
        """Ticks what holds at the cursor."""
        here = self._writing.kind()
        for kind, action in self._actions.items():
            action.setChecked(kind is here)

    def open(self) -> None:
        """Shows the menu below the button."""
        self.tick()
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, kind: Provenance) -> None:
        if kind is not self._writing.kind():
            self._writing.mark(self._writing.kind() if kind is Provenance.MINE else kind)
        self._writing.setFocus(Qt.FocusReason.OtherFocusReason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("WhoseButton", text)
