"""Long work in slices: who has a turn between them, when it ends, and that nothing of it stays."""

import time
from typing import Any

from pytestqt.qtbot import QtBot

from peerjournal.actions import entries
from tests.ui.conftest import Opened


def test_a_page_that_reads_in_slices_has_its_turn_within_a_backup_and_others_within_it(
    opened: Opened, qtbot: QtBot
) -> None:
    """What is shorter goes first; slices of one length stay in their order."""
    order: list[str] = []

    def long(_vault: Any, name: str, progress: Any = None) -> None:
        for step in range(100):
            progress(step, 0)
            time.sleep(0.002)
        order.append(name)

    opened.tasks.alongside(long, "backup")
    opened.tasks.in_slices("one", long, "first picture")
    opened.tasks.in_slices("two", long, "second picture")
    opened.tasks.run(entries.save, entries.new(body="a")).then(lambda _: order.append("saved"))
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == ["saved", "first picture", "second picture", "backup"]


def test_a_slice_that_nobody_waits_for_any_more_ends_at_its_next_report(opened: Opened, qtbot: QtBot) -> None:
    """Asked anew in its lane, or cancelled; whether it has begun or not."""
    ended: list[str] = []

    def long(_vault: Any, name: str, steps: int, progress: Any = None) -> None:
        for step in range(steps):
            progress(step, 0)
            time.sleep(0.001)
        ended.append(name)

    opened.tasks.in_slices("picture", long, "old", 10_000)
    opened.tasks.in_slices("picture", long, "new", 3)
    cancelled = opened.tasks.in_slices("other", long, "cancelled", 10_000)
    cancelled.cancel()
    opened.tasks.in_slices("last", long, "last", 1)
    qtbot.waitUntil(lambda: "last" in ended)
    assert ended == ["new", "last"]


def test_what_a_stopped_task_had_in_hand_is_let_go_of_at_once(opened: Opened, qtbot: QtBot) -> None:
    """A page that is left while it counts a life keeps nothing of it until somebody collects."""
    import gc
    import weakref

    class Words:
        pass

    kept: list[weakref.ref[Words]] = []

    def long(_vault: Any, progress: Any = None) -> None:
        words = Words()
        kept.append(weakref.ref(words))
        while True:
            progress(0, 0)
            time.sleep(0.001)

    gc.disable()
    try:
        task = opened.tasks.in_slices("count", long)
        qtbot.waitUntil(lambda: bool(kept))
        task.cancel()
        opened.settle()
        qtbot.waitUntil(lambda: kept[0]() is None)
    finally:
        gc.enable()
