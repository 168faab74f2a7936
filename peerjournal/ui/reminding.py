"""Says, quietly and without a name, that a meeting is near or has ended; what was said once is not said again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from peerjournal.ui.page import Shell

if TYPE_CHECKING:
    from datetime import datetime

    from peerjournal.actions.reminding import Reminder

_FIRST_AFTER = 6_000  # milliseconds
_AGAIN_AFTER = 60_000


class Reminding(QObject):
    """Lives as long as the open journal. Only what the groups' own settings ask for is ever said."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._owner, self._shell, self._tasks = parent, shell, shell.tasks_for(self)
        self._said: frozenset[str] = frozenset()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.look)
        self._clock.start(_FIRST_AFTER)

    def look(self) -> None:
        """Asks what is due now."""
        from peerjournal.actions import reminding
        from peerjournal.model.moments import now

        self._clock.start(_AGAIN_AFTER)
        self._tasks.run(reminding.due, now(), self._said).then(self._say)
        if self._shell.settings.remind_while_locked:
            self._tasks.run(reminding.moments_ahead, now()).then(self._keep)

    def _say(self, found: "Sequence[Reminder]") -> None:
        from peerjournal.actions.reminding import Kind
        from peerjournal.model.moments import to_local
        from peerjournal.ui import words

        self._said |= {one.key for one in found}
        for one in found:
            if one.kind is Kind.BEFORE:
                text = self.tr("A meeting at {time}.").replace("{time}", words.clock(to_local(one.at)))
            else:
                text = self.tr("If you want to keep something of the meeting: Ctrl+M.")
            self._shell.say(text)
            # The system marks the window in its task bar; nothing is shown that would say why.
            if isinstance(window := self._owner, QWidget):
                QApplication.alert(window.window())

    def _keep(self, moments: "Sequence[datetime]") -> None:
        """Times without any text, for the locked window: allowed by the person, and nothing else is known there."""
        kept = " ".join(one.isoformat() for one in moments)
        if kept != self._shell.settings.remind_at:
            self._shell.keep_settings(self._shell.settings._replace(remind_at=kept))
