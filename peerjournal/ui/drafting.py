"""Keeps what is being typed in the vault, at most a second behind the typing, until it is saved or thrown away."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from peerjournal.actions import drafts
from peerjournal.model.draft import Draft
from peerjournal.model.ids import new_id
from peerjournal.ui.tasks import Tasks

_BEHIND = 1_000  # milliseconds from the first change that was not kept; the promise is two seconds


class Drafting(QObject):
    """For one form: `touch()` after every change, `settle()` before locking, `end()` once it is saved or given up.

    `collect` gives the form's fields (JSON values) and the cursor's position; no fields mean nothing worth keeping.
    """

    def __init__(
        self, owner: QObject, tasks: Tasks, kind: str, collect: Callable[[], tuple[dict[str, Any], int]]
    ) -> None:
        super().__init__(owner)
        self._tasks, self._kind, self._collect = tasks, kind, collect
        self._id, self._about = new_id(), None  # type: str, str | None
        self._kept = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._keep)

    @property
    def id(self) -> str:
        """The draft's id, for an action that saves the form and throws its draft away in one go."""
        return self._id

    def begin(self, about: str | None = None, draft: Draft | None = None) -> None:
        """A new form, about something there is or something new; or the form of a draft that is taken up again.

        Call it before filling the form: filling counts as a change of what is begun.
        """
        self.settle()
        self._id = draft.id if draft is not None else new_id()
        self._about = draft.about if draft is not None else about
        self._kept = draft is not None

    def touch(self) -> None:
        """Something was typed or chosen. The clock is not set back, or quick typing would never be kept."""
        if not self._clock.isActive():
            self._clock.start(_BEHIND)

    def settle(self) -> None:
        """Sends what is not kept yet, now."""
        if self._clock.isActive():
            self._clock.stop()
            self._keep()

    def end(self) -> None:
        """Nothing is unsaved any more: the draft goes, and the next change begins another."""
        self._clock.stop()
        self._discard()
        self._id, self._about = new_id(), None

    def _keep(self) -> None:
        fields, cursor = self._collect()
        if not fields:
            self._discard()
            return
        self._kept = True
        self._tasks.run(drafts.keep, Draft(self._id, self._kind, self._about, fields, cursor))

    def _discard(self) -> None:
        if self._kept:
            self._kept = False
            self._tasks.run(drafts.discard, self._id)
