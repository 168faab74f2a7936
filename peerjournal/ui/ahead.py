"""While nobody is in a hurry, gets the pages ready that were not seen yet: the first visit is like any other."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from peerjournal.ui.input import Input

if TYPE_CHECKING:
    from peerjournal.ui.pages import PageSpec

_AFTER = 700  # milliseconds in which the first page has been shown, whatever it reads
_EVERY = 30  # milliseconds between two steps, for whatever else there is to do
_AT_ONCE = 40  # widgets that are styled in one step
_KINDS = (QLabel, QPushButton, QToolButton)  # what most of a page consists of


class Ahead(QObject):
    """Makes the pages that ask for it, then loads the others' modules; a little at a time, and waits after each key and
    each movement of the mouse.

    The others are made when they are first seen: that is quick enough, and who never goes there is spared the memory.
    `make` makes a page that was not seen, and gives it; one that is there already is given as it is. Nothing is read
    from the vault for it: a page asks for that when it is shown.
    """

    def __init__(self, owner: QObject, pages: "tuple[PageSpec, ...]", make: Callable[[str], QWidget]) -> None:
        super().__init__(owner)
        self._steps = self._all(pages, make)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._step)
        self._clock.start(_AFTER)
        Input(self).came.connect(self._wait)

    def _wait(self) -> None:
        if self._clock.isActive():
            self._clock.start(_AFTER)

    def _step(self) -> None:
        if next(self._steps, None) is None:
            self.deleteLater()
        else:
            self._clock.start(_EVERY)

    def _all(self, pages: "tuple[PageSpec, ...]", make: Callable[[str], QWidget]) -> Iterator[bool]:
        for spec in sorted(pages, key=lambda one: not one.ahead):
            import_module(spec.module)
            yield True
            if not spec.ahead:
                continue
            page = make(spec.name)
            yield True
            # Not all widgets: for those that Qt made for itself PySide would look through all of its classes, and make
            # them, to find which ones they are. They are styled with the page, in the end.
            parts = [part for kind in _KINDS for part in page.findChildren(kind)]
            for begin in range(0, len(parts), _AT_ONCE):
                for part in parts[begin : begin + _AT_ONCE]:
                    # A page that was visited meanwhile may have closed a dialog, or made a part of itself anew.
                    if isValid(part):
                        part.ensurePolished()
                yield True
            page.ensurePolished()
            yield True
