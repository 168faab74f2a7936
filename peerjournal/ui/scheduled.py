"""Makes the backups that are due: soon after unlocking, and while the window stays open."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from peerjournal.model.errors import Stopped, WorldError
from peerjournal.ui.page import Shell
from peerjournal.ui.settings import Settings

_FIRST_AFTER = 4_000  # milliseconds: whoever unlocks comes to write, and that goes first
_AGAIN_AFTER = 15 * 60_000


def backup_folder(settings: Settings) -> Path:
    """The folder backups go to."""
    from peerjournal.actions import schedule

    return Path(settings.backup_folder) if settings.backup_folder else schedule.default_folder()


class Scheduled(QObject):
    """Lives as long as the open journal. The same trouble is said once, not every quarter of an hour."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._tasks = shell.tasks_for(self)
        self._said: type[WorldError] | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.look)
        self._clock.start(_FIRST_AFTER)

    def look(self) -> None:
        """Makes what is due now."""
        self._clock.start(_AGAIN_AFTER)
        settings = self._shell.settings
        if settings.backup_every == "off":
            return
        from peerjournal.actions import schedule

        folder = backup_folder(settings)
        # Alongside: nobody asked for it, so nobody who is writing shall wait for it.
        self._tasks.alongside(schedule.run, folder, settings.backup_every).then(self._made).failed(self._failed)

    def _made(self, ran: object) -> None:
        from peerjournal.actions.schedule import Ran
        from peerjournal.ui.models.spoken import entries_number

        self._said = None
        if isinstance(ran, Ran):
            words = self.tr("Backed up without being asked: {entries}, made and checked.")
            self._shell.say(words.replace("{entries}", entries_number(ran.report.entries)))

    def _failed(self, error: WorldError) -> None:
        if isinstance(error, Stopped) or type(error) is self._said:
            return
        from peerjournal.actions.wording import sentence

        self._said = type(error)
        self._shell.say(self.tr("The backup that is due was not made.") + " " + sentence(error), error=True)
