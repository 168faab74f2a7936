"""Passages of others that were agreed to be kept for a while only: what is due goes, announced a week before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from peerjournal.ui.page import Shell

if TYPE_CHECKING:
    from peerjournal.model.retention import Destroyed
    from peerjournal.ui.dialogs.retention import Ahead

_FIRST_AFTER = 3_000  # milliseconds: whoever unlocks comes to write, and that goes first
_AGAIN_AFTER = 6 * 60 * 60_000


class Retaining(QObject):
    """Lives as long as the open journal."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner, self._shell, self._tasks = parent, shell, shell.tasks_for(self)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.look)
        self._clock.start(_FIRST_AFTER)

    def look(self) -> None:
        """Destroys what is due and was announced; announces what comes next."""
        from peerjournal.actions import retention
        from peerjournal.model.moments import now
        from peerjournal.ui.dialogs.retention import look_unannounced

        self._clock.start(_AGAIN_AFTER)
        self._tasks.run(retention.destroy_due, now()).then(self._gone)
        self._tasks.run(look_unannounced, now()).then(self._announce)

    def _gone(self, done: "Destroyed") -> None:
        if done.passages:
            text = self.tr("As agreed, passages of others were destroyed: {number}. Your own words stay.")
            self._shell.say(text.replace("{number}", str(done.passages)))

    def _announce(self, found: "Ahead") -> None:
        if found.endings:
            from peerjournal.ui.dialogs.retention import RetentionDialog

            RetentionDialog(self._owner, self._shell, found).open()
