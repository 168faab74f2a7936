"""What can no longer be reached is found in the window's thread, and everything is looked through only seldom."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from peerjournal.ui.garbage import Garbage


class Ring:
    """Knows itself, so that only a collection finds it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def due(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything is always due, and nothing is collected by itself."""
    before, on = gc.get_threshold(), gc.isenabled()
    gc.disable()
    gc.set_threshold(0, 0, 0)
    monkeypatch.setattr(Garbage, "_old", 0)
    yield
    gc.set_threshold(*before)
    if on:
        gc.enable()


def _tick() -> None:
    gc.collect(1)
    gc.collect(0)
    _keep = [[] for _ in range(10)]  # type: list[list[None]] # new since, so that the youngest are due
    Garbage._collect()


@pytest.mark.usefixtures("due")
def test_what_has_lived_long_goes_once_there_is_a_quarter_more_to_look_through() -> None:
    ring = Ring()
    seen = weakref.ref(ring)
    gc.collect()  # it has outlived this
    del ring
    Garbage._old = len(gc.get_objects(2))
    _tick()
    assert seen() is not None
    Garbage._old //= 2
    _tick()
    assert seen() is None
    assert Garbage._old > 0


@pytest.mark.usefixtures("due")
def test_what_is_young_goes_at_once() -> None:
    _tick()
    Garbage._old = len(gc.get_objects(2))
    ring = Ring()
    seen = weakref.ref(ring)
    del ring
    Garbage._collect()
    assert seen() is None
