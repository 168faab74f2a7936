"""While the window is locked: that it is time, and nothing else, if the person allowed that."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from peerjournal.ui.lock import LockScreen
from peerjournal.ui.settings import Settings

_EVERY = 30_000  # milliseconds


class LockedReminder(QTimer):
    """Lives as long as the locked screen; looks at the moments in the settings, which are times without any text."""

    def __init__(self, screen: LockScreen, settings: Settings) -> None:
        super().__init__(screen)
        self._screen, self._settings = screen, settings
        self.timeout.connect(self.look)
        self.start(_EVERY)
        self.look()

    def look(self) -> None:
        """Says so, or takes it back."""
        from peerjournal.actions.reminding import due_while_locked
        from peerjournal.model.moments import now

        moments = _moments(self._settings.remind_at)
        due = due_while_locked(moments, now(), allowed=self._settings.remind_while_locked)
        if due and not self._screen.is_told():
            QApplication.alert(self._screen.window())
        self._screen.tell(self.tr("It is time.") if due else "")


def _moments(untrusted: str) -> list[datetime]:
    found = []
    for part in untrusted.split():
        try:
            moment = datetime.fromisoformat(part)
        except ValueError:
            continue
        if moment.tzinfo is not None:
            found.append(moment)
    return found
