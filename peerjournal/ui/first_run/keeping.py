"""The recovery kit of the journal that was just made."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from peerjournal.actions.recovery import RecoveryKey
from peerjournal.ui.first_run.step import Step
from peerjournal.ui.idle import Idle
from peerjournal.ui.kit import KitSteps
from peerjournal.ui.tasks import Tasks

_IDLE = 10 * 60  # seconds: a key that opens everything does not stay on the screen all evening


class Keeping(Step):
    """`done` when the person goes on to the journal; `lock_asked` with Ctrl+L, or when nobody is there any more."""

    done = Signal()
    lock_asked = Signal()

    def __init__(self, tasks: Tasks, key: RecoveryKey, journal: Path, overline: str) -> None:
        super().__init__(QCoreApplication.translate("Keeping", "Your recovery kit"), overline, width=600)
        self._steps = KitSteps(tasks, key, journal)
        self._steps.done.connect(self.done)
        self._steps.later.connect(self.done)
        self.card.add(self._steps)
        self.foot(self._steps.back, self._steps.leave, self._steps.next)
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock_asked.emit)
        self._idle = Idle(self, _IDLE)
        self._idle.passed.connect(self.lock_asked)

    def begin(self) -> None:
        """The way to keep it."""
        self._steps.begin()

    def go_back(self) -> None:
        """From the words to the kit; the journal is made and stays."""
        self._steps.go_back()
