"""Cyclic garbage is collected in the window's thread, and nowhere else.

Python collects it in whatever thread happens to allocate. A widget that was part of a cycle would then be destroyed in
the vault's thread, which Qt does not survive: a crash at some later time, somewhere else.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 250  # milliseconds


class Garbage:
    """While it lives, Python's own collecting is off and a timer of the window's thread does it by the same counts."""

    _living = 0
    _old = 0  # objects that had outlived a collection when all of them were last looked through

    def __init__(self, parent: QObject) -> None:
        self._ended = False
        Garbage._living += 1
        gc.disable()
        self._timer = QTimer(parent)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(Garbage._collect)
        self._timer.start()

    def end(self) -> None:
        """The other thread is gone: Python may collect where it likes. May be called twice."""
        if self._ended:
            return
        self._ended = True
        self._timer.stop()
        Garbage._living -= 1
        if not Garbage._living:
            gc.enable()

    @classmethod
    def _collect(cls) -> None:
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        # As Python does: looking through everything stops the window for some thirty milliseconds, and is worth it only
        # once there is a quarter more to look through.
        if all(due) and len(gc.get_objects(2)) > cls._old * 5 // 4:
            gc.collect()
            cls._old = len(gc.get_objects(2))
        elif due[0]:
            gc.collect(1 if due[1] else 0)
