"""One statement in a thread of its own: SQLite needs nothing of Python meanwhile, and has a processor for itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class Beside:
    """At most one statement; the thread ends with it."""

    def __init__(self) -> None:
        self._running: tuple[ThreadPoolExecutor, Future[object]] | None = None

    def __bool__(self) -> bool:
        """Whether one was started, and nobody waited for it yet."""
        return self._running is not None

    def start(self, execute: Callable[[str], object], statement: str) -> None:
        """Begins one."""
        from concurrent.futures import ThreadPoolExecutor  # few processes come here, and logging comes with it

        pool = ThreadPoolExecutor(1)
        self._running = pool, pool.submit(execute, statement)

    def wait(self) -> None:
        """Returns when it is over, or raises what it raised."""
        running, self._running = self._running, None
        if running is not None:
            pool, result = running
            with pool:
                result.result()
