"""One thread owns the open vault; the window sends it actions and gets the results back in its own thread.

    self.tasks.run(entries.save, entry).then(self._saved)

`then`, `failed`, `progress` and `always` are called in the window's thread, and only while the widget the Tasks belong
to still lives. A failure nobody asked for goes to `VaultThread.refused`, which the window words; a bug of ours is
raised in the window's thread, where one hook shows it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Self, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from peerjournal.ui.vault_thread import LONG, SHORT, SLICED, OpenVault, VaultThread, Work

if TYPE_CHECKING:
    from peerjournal.model.errors import WorldError

P = ParamSpec("P")
R = TypeVar("R")


class Task(Generic[R]):
    """One action on its way through the vault's thread. Say what shall happen with its result, then forget it."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def then(self, callback: Callable[[R], object]) -> Self:
        """Called with the action's result."""
        self._work.then.append(callback)
        return self

    def failed(self, callback: "Callable[[WorldError], object]") -> Self:
        """Called with what the world did instead; a cancelled task fails with Stopped."""
        self._work.failed.append(callback)
        return self

    def progress(self, callback: Callable[[int, int], object]) -> Self:
        """Called now and then with (done, total), total 0 while unknown, if the action reports progress."""
        self._work.progress.append(callback)
        return self

    def always(self, callback: Callable[[], object]) -> Self:
        """Called last, whatever happened; the place to stop showing that something is under way."""
        self._work.always.append(callback)
        return self

    def cancel(self) -> None:
        """Stops a task that waits, or that reports progress. One that is just finishing may still succeed."""
        self._work.cancelled = True


class Tasks:
    """What one widget asks of the vault. Results find nobody when that widget is gone, and that is fine."""

    def __init__(self, thread: VaultThread, owner: QObject) -> None:
        self._thread = thread
        self._owner = owner

    def owned_by(self, owner: QObject) -> "Tasks":
        """Tasks for another widget, say a dialog, on the same thread."""
        return Tasks(self._thread, owner)

    def run(self, action: Callable[Concatenate[Any, P], R], /, *args: P.args, **kwargs: P.kwargs) -> Task[R]:
        """Sends an action; the open vault becomes its first argument. Tasks are done in the order they were sent."""
        return self._send(action, args, kwargs)

    def alongside(self, action: Callable[Concatenate[Any, P], R], /, *args: P.args, **kwargs: P.kwargs) -> Task[R]:
        """For long work that holds no transaction while it reports progress (a backup, not an import).

        Between its reports the thread does what else is sent, so that typing is kept and pages can be read meanwhile.
        """
        return self._send(action, args, kwargs, length=LONG)

    def overtake(
        self, lane: str, action: Callable[Concatenate[Any, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> Task[R]:
        """Like `run`, and whatever this widget sent before in the same lane is stopped and never answers."""
        return self._send(action, args, kwargs, lane=lane)

    def in_slices(
        self, lane: str, action: Callable[Concatenate[Any, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> Task[R]:
        """Like `overtake`, for a page that reads much: it has its turn within a backup, and others between its reports.

        What is sent so is done in its order. It holds no transaction while it reports progress.
        """
        return self._send(action, args, kwargs, lane=lane, length=SLICED)

    def open(self, opener: Callable[[], OpenVault]) -> Task[None]:
        """Has the thread open the vault that it owns from then on."""
        return Task(self._thread.open(opener, owner=lambda: isValid(self._owner)))

    def _send(
        self, action: Callable[..., R], args: Any, kwargs: Any, *, lane: str = "", length: int = SHORT
    ) -> Task[R]:
        owner = self._owner
        work = Work(lambda: isValid(owner), (id(owner), lane) if lane else None, length)
        reports = _takes_progress(action) and "progress" not in kwargs

        def call(vault: Any) -> R:
            extra = {"progress": lambda done, total: self._thread.report(work, done, total)} if reports else {}
            return action(vault, *args, **kwargs, **extra)

        work.call = call
        self._thread.send(work)
        return Task(work)


def _takes_progress(action: Callable[..., object]) -> bool:
    import inspect  # not before the locked window is painted

    try:
        return "progress" in inspect.signature(action).parameters
    except (TypeError, ValueError):  # some callables written in C have no signature
        return False
