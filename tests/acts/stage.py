"""What every act needs: the real window over a real journal, and when it was last painted."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from peerjournal.ui import imports

imports.plain()  # before our own modules, as the program does

from peerjournal.app import SWITCH  # noqa: E402
from peerjournal.ui.settings import Settings  # noqa: E402
from peerjournal.ui.tasks import Tasks  # noqa: E402
from peerjournal.ui.theme import Theme  # noqa: E402
from peerjournal.ui.vault_thread import VaultThread  # noqa: E402
from peerjournal.ui.window import Window  # noqa: E402
from tests.acts import PASSPHRASE, seconds  # noqa: E402

_HEARTBEAT = 20  # milliseconds after which a waiting program looks around, if nothing else happens
_STILL = 0.25  # seconds without painting after which everything has been painted
_LONGEST = 60.0  # seconds
_STILL_IN_HASTE = 0.02


class Watch(QObject):
    """Delivers a window's orders to paint itself, and notes when each has been carried out (time.perf_counter)."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._painting = False
        self.at = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt paints within this event, and tells nobody when it is done."""
        if event.type() != QEvent.Type.UpdateRequest or self._painting:
            return False
        self._painting = True
        watched.event(event)
        self._painting = False
        self.at = time.perf_counter()
        return True


class Stage:
    """The application with its one window and the vault's thread; `watch` knows when it was painted."""

    def __init__(self) -> None:
        sys.setswitchinterval(SWITCH)  # as the program does
        self.application = QApplication([])
        self.application.setCursorFlashTime(0)  # a blinking cursor is painted without anything happening
        theme = Theme(self.application)
        theme.choose("light")
        self.thread = VaultThread()
        self.window = Window(theme, Settings(theme="light"), self.thread, lambda: None)
        self.tasks = Tasks(self.thread, self.window)
        self.watch = Watch(self.window)
        self._heart = QTimer()
        self._heart.start(_HEARTBEAT)

    def open(self, folder: Path) -> None:
        """Opens a journal and shows Today."""
        from peerjournal.actions import vaults

        opened: list[None] = []
        self.tasks.open(lambda: vaults.unlock(folder, PASSPHRASE, holder="window")).then(opened.append)
        self.until(lambda: bool(opened))
        self.window.open_desk({})
        self.window.show()
        self.settled()

    def turn(self) -> None:
        """One turn of the event loop, asleep until there is something to do, so that the vault's thread can work."""
        self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def until(self, done: Callable[[], bool]) -> None:
        """Lets the window live until then."""
        begun = time.perf_counter()
        while not done():
            self.turn()
            if time.perf_counter() - begun > _LONGEST:
                raise TimeoutError

    def wait(self, a_while: float) -> None:
        """Lets the window live for so many seconds."""
        end = time.perf_counter() + seconds(a_while)
        self.until(lambda: time.perf_counter() > end)

    def settled(self, still: float = _STILL) -> float:
        """Lets the window live until it has not been painted for a while; gives when it last was."""
        begun, enough = time.perf_counter(), min(still, seconds(still, _STILL_IN_HASTE))
        self.until(lambda: time.perf_counter() - max(self.watch.at, begun) > enough)
        return self.watch.at

    def close(self) -> None:
        """Ends as a person would."""
        self.window.close()


def tell(result: Any) -> None:
    """Prints what an act has measured."""
    sys.stdout.write(json.dumps(result) + "\n")
