"""The one window: locked screen, first run or the open journal, and the cover that comes before anything else."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from peerjournal.ui import settings as settings_file
from peerjournal.ui.properties import set_properties
from peerjournal.ui.settings import Settings
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread

if TYPE_CHECKING:
    from peerjournal.ui.desk import Desk
    from peerjournal.ui.page import Move

SMALLEST = (720, 520)
USUAL = (1180, 760)
_A_MOMENT = 200  # milliseconds
_FARTHEST = 100_000  # pixels; no screen is larger


class Window(QMainWindow):
    """Its title is the program's name and nothing else, whatever it shows.

    `restart` replaces this process by one with a locked window: memory that held words cannot be cleaned otherwise.
    `stack` is where its screens stand. `folder` is another journal than the one the program was started with, once the
    person has gone to it. The demonstration (`demo`) makes no scheduled backups: they would lie among the person's own.
    """

    def __init__(
        self, theme: Theme, settings: Settings, thread: VaultThread, restart: Callable[[], None], *, demo: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("PeerJournal")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._theme, self._settings, self._thread, self._restart = theme, settings, thread, restart
        self.stack = QStackedWidget()
        self._cover = _cover()
        self.stack.addWidget(self._cover)
        self.setCentralWidget(self.stack)
        self._closed = False
        self.desk: Desk | None = None
        self.folder: Path | None = None
        self._forgotten, self._demo = False, demo
        self.setAcceptDrops(True)

    def show_screen(self, screen: QWidget) -> None:
        """Shows what is there before the journal is open: the locked screen or the first run."""
        self.stack.addWidget(screen)
        self.stack.setCurrentWidget(screen)

    def load_ahead(self) -> None:
        """While the person finds the first letter of the passphrase, loads what unlocking would otherwise wait for."""
        QTimer.singleShot(_A_MOMENT, self, self._load)

    def _load(self) -> None:
        from peerjournal.ui.pages import PAGES

        Tasks(self._thread, self).run(_load_actions)
        for module in ("peerjournal.ui.desk", PAGES[0].module):
            import_module(module)

    def opened(self) -> None:
        """The vault is open: asks where the person was, then shows the journal there."""
        from peerjournal.actions import drafts

        Tasks(self._thread, self).run(drafts.place).then(self.open_desk)

    def forgotten(self) -> None:
        """The passphrase is forgotten and the recovery key was used: a new one is offered when the journal is open."""
        self._forgotten = True

    def open_desk(self, place: dict[str, Any]) -> None:
        """Shows the journal at a place; whatever screen was shown before is gone."""
        # Here and not above, so that the locked window is painted before the rest is even read.
        from peerjournal.ui.desk import Desk
        from peerjournal.ui.idle import Idle
        from peerjournal.ui.page import Link
        from peerjournal.ui.reminding import Reminding
        from peerjournal.ui.retaining import Retaining
        from peerjournal.ui.scheduled import Scheduled
        from peerjournal.ui.system_lock import SystemLock

        before = self.stack.currentWidget()
        desk = self.desk = Desk(self._theme, self._settings, self._thread, parent=self.stack)
        desk.settings_kept.connect(self._keep)
        desk.lock_asked.connect(self.lock)
        desk.hide_asked.connect(self.hide_now)
        desk.quit_asked.connect(self.close)
        self.stack.addWidget(desk)
        desk.return_to(place)
        keyboard = desk.focusWidget()
        self.stack.setCurrentWidget(desk)
        if keyboard is not None:  # the locked screen has lost it while it was unlocking, and cannot hand it on
            keyboard.setFocus()
        if before is not None and before is not self._cover:
            self.stack.removeWidget(before)
            before.deleteLater()
        if not self._demo:
            self._scheduled = Scheduled(desk, desk)
            self._reminding, self._retaining = Reminding(desk, desk), Retaining(desk, desk)
        self._idle = Idle(self, 60 * self._settings.lock_after)
        self._idle.passed.connect(self.lock)
        self._system = SystemLock(self)
        self._system.locking.connect(self._system_locks)
        QTimer.singleShot(0, self._system, self._system.listen)
        Tasks(self._thread, desk).run(_notices).then(lambda told: desk.say(told, error=True) if told else None)
        if self._forgotten and desk.has("settings"):
            self._forgotten = False
            desk.go("settings", Link(action="forgotten"))

    def cover(self) -> None:
        """Puts a blank cover over everything, and paints it before anything else is done."""
        self.stack.setCurrentWidget(self._cover)
        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible():
                other.hide()
        self.repaint()

    def lock(self, move: "Move | None" = None) -> None:
        """Covers, lets the pages send what is being typed, closes the vault, and starts anew with the locked window.

        With `move` it may be another journal's locked window; if what had to be done first fails, that is said.
        """
        if self._closed:
            return
        self.cover()
        self._close_vault(self.desk.place() if self.desk is not None and move is None else {})
        if move is None or self._moved(move):
            self._restart()

    def use_folder(self, folder: Path) -> None:
        """From now on this is the journal, here and whenever the program starts."""
        self.folder = folder
        self._settings = self._settings._replace(vault=str(folder))
        settings_file.save(self._settings)

    def where(self) -> str:
        """Where the window stands on the screen, for `go_to` of the process that follows; nothing about content."""
        box = self.normalGeometry()
        return f"{box.x()},{box.y()},{box.width()},{box.height()},{int(self.isMaximized())}"

    def go_to(self, where: str) -> None:
        """Stands where another window stood; what cannot be understood is left alone."""
        numbers = [int(one) for one in where.split(",") if one.lstrip("-").isdecimal()]
        if len(numbers) == 5 and max(map(abs, numbers)) < _FARTHEST:
            x, y, width, height, maximised = numbers
            self.setGeometry(x, y, width, height)
            if maximised:
                self.setWindowState(QtCore.Qt.WindowState.WindowMaximized)

    def hide_now(self) -> None:
        """Out of sight with one key; the task bar brings it back, as it was."""
        self.showMinimized()

    def changeEvent(self, event: QEvent) -> None:
        """Locks when the window is put away, for those who want that."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized() and self._settings.lock_when_minimised:
            QTimer.singleShot(0, self, self.lock)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the open journal; the editor takes its own before they come here."""
        from peerjournal.ui import dropping

        if self.desk is not None and self.stack.currentWidget() is self.desk:
            dropping.consider(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Shows what they would bring."""
        from peerjournal.ui import dropping

        if self.desk is not None:
            dropping.take(event, self.desk, self.desk)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window locks the journal for good; the next time begins with Today."""
        self.cover()
        self._close_vault({})
        super().closeEvent(event)

    def finish(self) -> None:
        """Leaves no thread behind, however the program ends."""
        self._close_vault({})

    def _close_vault(self, place: dict[str, Any]) -> None:
        if self._closed:
            return
        self._closed = True
        if self.desk is not None:
            from peerjournal.actions import drafts

            self.desk.settle()
            Tasks(self._thread, self).run(drafts.keep_place, place)
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self._thread.close(_lock_vault)

    def _moved(self, move: "Move") -> bool:
        from peerjournal.actions.wording import sentence
        from peerjournal.model.errors import WorldError
        from peerjournal.ui.waiting import Told

        try:
            if move.first is not None:
                move.first()
        except WorldError as error:
            self.show_screen(Told(sentence(error), self._restart))
            return False
        if move.folder is not None:
            self.use_folder(move.folder)
        return True

    def _system_locks(self) -> None:
        if self._settings.lock_with_system:
            self.lock()

    def _keep(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if _appearance(before) != _appearance(settings):  # styling every widget anew takes a while
            self._theme.choose(settings.theme, percent=settings.text_percent, reduced_motion=settings.reduced_motion)
        self._idle.set_limit(60 * settings.lock_after)
        settings_file.save(settings)


def _appearance(settings: Settings) -> tuple[object, ...]:
    return settings.theme, settings.text_percent, settings.reduced_motion


def _load_actions(_no_vault: Any) -> None:
    import_module("peerjournal.actions.vaults")


def _notices(vault: Any) -> str:
    """What must be heard after unlocking; of the recovery kit that is missing the pages speak."""
    from peerjournal.actions import vaults, wording

    return " ".join(wording.notice(one) for one in vaults.notices(vault) if one.kind != "kit-missing")


def _lock_vault(vault: Any) -> None:
    from peerjournal.actions import vaults

    vaults.lock(vault)


def _cover() -> QWidget:
    made = QWidget()
    made.setObjectName("cover")
    words = QLabel("PeerJournal")
    words.setProperty("role", "muted")
    set_properties(words, alignment="AlignCenter")
    QVBoxLayout(made).addWidget(words)
    return made
