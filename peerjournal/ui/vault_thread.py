"""The one thread that holds the open vault. Pages never see it: they have Tasks."""

import threading
import time
from collections import deque
from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from peerjournal.ui.garbage import Garbage

if TYPE_CHECKING:  # the errors are loaded when the first work is done: the locked window is painted before
    from peerjournal.model.errors import WorldError

_REPORT_EVERY = 0.05  # seconds; more often than this nobody can read
SHORT, SLICED, LONG = range(3)  # work; between the reports of longer work, shorter work has its turn
_QUIET = 2.0  # seconds without work, before the thread does what is good for the vault
_BETWEEN = 0.02  # seconds between two steps of that
_REST = 10.0  # seconds without work, after which nothing of the vault is kept decrypted
Letter = Callable[[], None]


class OpenVault(Protocol):
    """What the thread itself asks of a vault."""

    def interrupt(self) -> None:
        """Stops the statement that is running, from any thread."""

    def take_changes(self) -> frozenset[str]:
        """The nouns that committed transactions changed since the last time."""

    def rest(self) -> None:
        """Keeps nothing decrypted that is not asked for."""

    def tend(self) -> bool:
        """One step of what is good for it, some milliseconds; whether there may be more to do."""


def _nothing(_vault: Any) -> None:
    return None


def _no() -> bool:
    return False


class Work:
    """One action with everything around it; made by Tasks."""

    def __init__(
        self,
        wanted: Callable[[], bool],
        lane: Hashable = None,
        length: int = SHORT,
        call: Callable[[Any], Any] = _nothing,
    ) -> None:
        self.wanted, self.lane, self.length, self.call = wanted, lane, length, call
        self.then: list[Callable[[Any], object]] = []
        self.failed: list[Callable[[WorldError], object]] = []
        self.progress: list[Callable[[int, int], object]] = []
        self.always: list[Callable[[], object]] = []
        self.cancelled = self.overtaken = False
        self.reported = 0.0

    def forget(self) -> None:
        """Lets go of the widgets it knows: in the window's thread, where alone a widget may be destroyed."""
        self.wanted, self.call = _no, _nothing
        for callbacks in (self.then, self.failed, self.progress, self.always):
            callbacks.clear()


class VaultThread(QObject):
    """Runs actions one after the other. All its signals come in the window's thread.

    `changed` carries the nouns that changed; `refused` a WorldError no one else words. When nothing was asked of it for
    `quiet` seconds after a change, it tends the vault, step by step; what is sent then stops the step and goes first.
    After `rest` seconds the vault keeps nothing of what it read.
    """

    changed = Signal(frozenset)
    refused = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None, *, quiet: float = _QUIET, rest: float = _REST) -> None:
        super().__init__(parent)
        self._quiet, self._rest = quiet, rest
        self._rest_at: float | None = None  # by the monotonic clock, if there is anything to let go of
        self._tending = False
        self._untended = False  # something changed, or was never looked at
        self._vault: OpenVault | None = None
        self._queue: deque[Work | None] = deque()
        self._wake = threading.Condition()
        self._letters: deque[Letter] = deque()
        self._lanes: dict[Hashable, Work] = {}
        self._turn = threading.Lock()
        self._running: Work | None = None
        self._outer: Work | None = None  # the long work within which others are done right now
        self._closing = False
        self._arrived.connect(self._deliver)
        self._garbage = Garbage(self)
        self._thread = threading.Thread(target=self._work, name="vault", daemon=True)
        self._thread.start()

    def send(self, work: Work) -> None:
        """Puts work at the end of the queue, and stops what it overtakes."""
        if self._closing:
            return
        if work.lane is not None:
            self._overtake(work.lane)
            self._lanes[work.lane] = work
        self._put(work)

    def open(self, opener: Callable[[], OpenVault], *, owner: Callable[[], bool] = lambda: True) -> Work:
        """Has the thread open the vault it will own: `opener` takes nothing and returns it. The result is None."""

        def call(_none: Any) -> None:
            self._vault = opener()
            self._untended = True

        work = Work(owner, call=call)
        self.send(work)
        return work

    def close(self, closer: Callable[[Any], object]) -> None:
        """Does what was sent (long work stops), then `closer(vault)`, and ends the thread. Waits for it.

        Nothing is delivered any more: whoever closes has covered the window already.
        """
        if self._closing:
            return
        with self._wake:
            self._closing = True
        self._put(Work(lambda: False, call=lambda vault: closer(vault) if vault is not None else None))
        self._put(None)
        self._thread.join()
        self._garbage.end()
        self._vault = None
        self._letters.clear()

    def report(self, work: Work, done: int, total: int) -> None:
        """Called by actions, in the vault's thread, between their steps. Raises Stopped when it shall end."""
        self._stop_unwanted(work)
        if work.length > SHORT:
            self._let_others_in(work)
            self._stop_unwanted(work)
        now = time.monotonic()
        if work.progress and (now - work.reported >= _REPORT_EVERY or done == total):
            work.reported = now
            self._post(lambda: _tell(work, work.progress, done, total))

    def _stop_unwanted(self, work: Work) -> None:
        if work.cancelled or work.overtaken or self._closing:
            raise _stopped()

    def _overtake(self, lane: Hashable) -> None:
        before = self._lanes.pop(lane, None)
        if before is None:
            return
        before.overtaken = True
        with self._turn:  # held so that the statement interrupted is that task's and not the next one's
            # Interrupting stops every statement that is open: within long work also those of that work.
            if self._running is before and self._outer is None and self._vault is not None:
                self._vault.interrupt()

    def _put(self, work: Work | None) -> None:
        with self._wake:
            self._queue.append(work)
            self._wake.notify()
        with self._turn:
            if self._tending and self._vault is not None:
                self._vault.interrupt()

    def _work(self) -> None:
        pause = self._quiet
        while True:
            until = pause if self._untended else self._rest_at and max(0, self._rest_at - time.monotonic())
            with self._wake:
                sent = bool(self._wake.wait_for(lambda: self._queue, until))
                work = self._queue.popleft() if sent else None
            if sent and work is None:
                return
            if work is not None:
                self._perform(work)
                pause = self._quiet
                self._rest_at = time.monotonic() + self._rest if self._vault is not None else None
            else:
                self._tend()
                pause = _BETWEEN

    def _tend(self) -> None:
        from peerjournal.model.errors import Stopped, WorldError

        with self._turn:
            if self._queue or self._vault is None:
                return
            self._tending = True
        more = False
        try:
            if self._untended:
                more = self._vault.tend()
            else:
                self._rest_at = None
                self._vault.rest()
        except Stopped:  # by what was sent meanwhile
            more = True
        except WorldError:  # a full disk, say: whoever saves next hears of it
            pass
        except Exception as error:  # noqa: BLE001 - a bug of ours, for the window's thread
            bug = error
            self._post(lambda: _raise(bug))
        finally:
            with self._turn:
                self._tending = False
        self._untended = more

    def _let_others_in(self, long: Work) -> None:
        """Between two steps of long work: does what was sent until now and is shorter."""
        while True:
            with self._wake:
                short = next((one for one in self._queue if one is not None and one.length < long.length), None)
                if short is None or self._closing:
                    return
                self._queue.remove(short)
            outer, self._outer = self._outer, long
            try:
                self._perform(short)
            finally:
                self._outer = outer

    def _perform(self, work: Work) -> None:
        failure: BaseException | None = None
        result: Any = None
        with self._turn:
            self._running = work
        try:
            if work.cancelled or work.overtaken:
                raise _stopped()
            result = work.call(self._vault)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it belongs to the window's thread
            failure = error
        finally:
            with self._turn:
                self._running = self._outer
        changes = self._vault.take_changes() if self._vault is not None and not self._closing else frozenset()
        self._post(partial(self._answer, work, result, failure))
        # A failure knows this frame by its traceback: were it still known here, what the work had in hand would stay
        # until the next collection.
        result = failure = None
        if changes:
            self._untended = True
            self._post(lambda: self.changed.emit(changes))

    def _post(self, letter: Letter) -> None:
        # Results wait in our own list and the signal carries nothing, so that no content lies in Qt's event queue.
        self._letters.append(letter)
        self._arrived.emit()

    def _deliver(self) -> None:
        if self._letters:
            self._letters.popleft()()

    def _answer(self, work: Work, result: Any, failure: BaseException | None) -> None:
        if work.lane is not None and self._lanes.get(work.lane) is work:
            del self._lanes[work.lane]
        if work.overtaken:
            work.forget()
            return
        from peerjournal.model.errors import Stopped, WorldError

        try:
            if failure is None:
                _tell(work, work.then, result)
            elif not isinstance(failure, WorldError):
                raise failure
            elif work.failed:
                _tell(work, work.failed, failure)
            elif not isinstance(failure, Stopped):
                self.refused.emit(failure)
        finally:
            _tell(work, work.always)
            work.forget()


def _stopped() -> Exception:
    from peerjournal.model.errors import Stopped

    return Stopped()


def _raise(error: Exception) -> None:
    raise error


def _tell(work: Work, callbacks: list[Any], *values: Any) -> None:
    for callback in callbacks:
        if work.wanted():
            callback(*values)
