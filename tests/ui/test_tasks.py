"""The vault's thread: order, answers, failures, cancelling, overtaking, and leaving nothing behind."""

import gc
import threading
import time
import weakref
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, tips
from peerjournal.model.errors import NotFound, Stopped, WorldError
from peerjournal.ui.nouns import Noun
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.vault_thread import VaultThread
from tests.ui.conftest import Opened


class Words:
    """What a task may leave behind."""


def test_results_come_in_order_and_in_the_windows_thread(opened: Opened, qtbot: QtBot) -> None:
    """Whoever sends first is answered first, never from the vault's own thread."""
    seen: list[tuple[int, str]] = []
    for number in range(20):
        opened.tasks.run(lambda _vault, number: number, number).then(
            lambda number: seen.append((number, threading.current_thread().name))
        )
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == [(number, "MainThread") for number in range(20)]


def test_a_failure_goes_to_who_asked_for_it_or_to_the_window(opened: Opened, qtbot: QtBot) -> None:
    """`failed` gets the world's error; without it `refused` does."""
    mine: list[WorldError] = []
    refused: list[WorldError] = []
    opened.thread.refused.connect(refused.append)
    opened.tasks.run(tips.get, "nothing like that").failed(mine.append)
    opened.tasks.run(tips.get, "nothing like that")
    opened.settle()
    assert [type(one) for one in mine] == [NotFound]
    assert [type(one) for one in refused] == [NotFound]


def test_always_comes_last_whatever_happened(opened: Opened) -> None:
    """So that a page can stop showing that it waits."""
    seen: list[str] = []
    opened.tasks.run(entries.count).then(lambda _: seen.append("then")).always(lambda: seen.append("always"))
    opened.tasks.run(tips.get, "none").failed(lambda _: seen.append("failed")).always(lambda: seen.append("always"))
    opened.settle()
    assert seen == ["then", "always", "failed", "always"]


def test_a_bug_is_raised_where_the_one_hook_sees_it(opened: Opened, qtbot: QtBot) -> None:
    """In the window's thread, and neither `then` nor `failed` hears of it."""
    seen: list[str] = []

    def broken(_vault: Any) -> None:
        raise KeyError("a mistake of ours")

    with qtbot.captureExceptions() as caught:
        opened.tasks.run(broken).then(lambda _: seen.append("then")).failed(lambda _: seen.append("failed"))
        opened.settle()
    assert [type(one[1]) for one in caught] == [KeyError]
    assert seen == []


def test_an_answer_for_a_widget_that_is_gone_is_dropped(opened: Opened) -> None:
    """A dialog that was closed is not called back."""
    seen: list[int] = []
    owner = QObject()
    tasks = opened.tasks.owned_by(owner)
    tasks.run(entries.count).then(seen.append)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    opened.settle()
    assert seen == []


def test_what_changed_is_told_after_the_answer(opened: Opened) -> None:
    """Only when something did."""
    seen: list[Any] = []
    opened.thread.changed.connect(seen.append)
    opened.tasks.run(entries.save, entries.new(body="some words")).then(lambda _: seen.append("saved"))
    opened.tasks.run(entries.count).then(lambda _: seen.append("counted"))
    opened.settle()
    assert seen == ["saved", frozenset({"entry"}), "counted"]
    assert frozenset({Noun.ENTRY}) & seen[1]


def test_progress_arrives_and_cancel_stops(opened: Opened, qtbot: QtBot) -> None:
    """An action with a `progress` parameter gets one by itself; after cancel it raises Stopped there."""
    reports: list[tuple[int, int]] = []
    failures: list[WorldError] = []

    def slow(_vault: Any, progress: Any = None) -> None:
        for step in range(10_000):
            progress(step, 10_000)
            time.sleep(0.001)

    task = opened.tasks.run(slow).progress(lambda done, total: reports.append((done, total))).failed(failures.append)
    qtbot.waitUntil(lambda: len(reports) >= 2)
    task.cancel()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Stopped)
    assert all(total == 10_000 for _, total in reports)


def test_a_cancelled_task_that_still_waits_never_runs(opened: Opened) -> None:
    """And nobody words Stopped at the foot of the window: the person asked for it."""
    ran: list[bool] = []
    refused: list[WorldError] = []
    opened.thread.refused.connect(refused.append)
    opened.tasks.run(lambda _vault: time.sleep(0.05))
    opened.tasks.run(lambda _vault: ran.append(True)).cancel()
    opened.settle()
    assert (ran, refused) == ([], [])


def test_overtaken_searches_never_answer_and_the_last_one_does(opened: Opened) -> None:
    """Only the same lane of the same widget is overtaken."""
    seen: list[str] = []
    other = QObject()
    opened.tasks.run(lambda _vault: time.sleep(0.05))
    opened.tasks.owned_by(other).overtake("search", entries.count).then(lambda _: seen.append("another widget"))
    for word in ("a", "ab", "abc"):
        opened.tasks.overtake("search", lambda _vault, word: word, word).then(seen.append)
    opened.tasks.overtake("list", entries.count).then(lambda _: seen.append("another lane"))
    opened.settle()
    assert seen == ["another widget", "abc", "another lane"]


def test_a_running_search_is_interrupted(opened: Opened, qtbot: QtBot) -> None:
    """A statement that would run for minutes stops when the next keystroke overtakes it, and saving goes on."""
    running = threading.Event()
    endless = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def search(vault: Any) -> None:
        running.set()
        vault._connection.execute(endless).fetchone()

    opened.tasks.overtake("search", search)
    assert running.wait(5)
    time.sleep(0.05)
    began = time.monotonic()
    answers: list[int] = []
    opened.tasks.overtake("search", entries.count).then(answers.append)
    qtbot.waitUntil(lambda: answers == [0])
    assert time.monotonic() - began < 2
    assert opened.do(entries.save, entries.new(body="after it")).body == "after it"


def test_a_wish_to_close_waits_for_what_was_sent_before(opened: Opened) -> None:
    """A save that was sent is done; long work stops; nothing is delivered any more; the thread is gone."""
    saved = threading.Event()
    stopped: list[bool] = []
    delivered: list[bool] = []

    def long(_vault: Any, progress: Any = None) -> None:
        try:
            for step in range(10_000):
                progress(step, 0)
                time.sleep(0.001)
        except Stopped:
            stopped.append(True)
            raise

    opened.tasks.run(long)
    opened.tasks.run(lambda _vault: saved.set()).then(lambda _: delivered.append(True))
    opened.thread.close(lambda vault: vault.close())
    QCoreApplication.processEvents()
    assert (saved.is_set(), stopped, delivered) == (True, [True], [])
    assert "vault" not in [one.name for one in threading.enumerate()]


def test_typing_is_kept_while_a_backup_runs(opened: Opened, qtbot: QtBot) -> None:
    """Long work lets short work in between its steps, in order; other long work waits until it has ended."""
    order: list[str] = []

    def long(_vault: Any, name: str, progress: Any = None) -> None:
        for step in range(200):
            progress(step, 200)
            time.sleep(0.002)
        order.append(name)

    opened.tasks.alongside(long, "first long")
    opened.tasks.alongside(long, "second long")
    opened.tasks.run(entries.save, entries.new(body="a")).then(lambda _: order.append("saved"))
    opened.tasks.overtake("search", entries.count).then(lambda _: order.append("never"))
    opened.tasks.overtake("search", entries.count).then(lambda _: order.append("counted"))
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == ["saved", "counted", "first long", "second long"]


def test_closing_stops_long_work_and_what_waited_is_done(opened: Opened, tmp_path: Path) -> None:
    """Whether it waited before or during it."""
    done: list[str] = []

    def long(_vault: Any, progress: Any = None) -> None:
        while True:
            progress(0, 0)
            time.sleep(0.001)

    opened.tasks.alongside(long)
    for number in range(50):
        opened.tasks.run(lambda _vault, number: done.append(str(number)), number)
    opened.thread.close(lambda vault: vault.close())
    assert done == [str(number) for number in range(50)]


def test_a_failed_opening_leaves_the_thread_ready_for_the_next(thread: VaultThread, qtbot: QtBot) -> None:
    """A wrong passphrase is not the end."""
    failures: list[WorldError] = []

    def opener() -> Any:
        raise NotFound("vault", "x")

    Tasks(thread, thread).open(opener).failed(failures.append)
    Tasks(thread, thread).open(opener).failed(failures.append)
    qtbot.waitUntil(lambda: len(failures) == 2)


@pytest.mark.parametrize("times", [200])
def test_nothing_of_a_result_stays_in_the_thread(opened: Opened, times: int) -> None:
    """Once delivered, the thread holds no reference to what it delivered."""

    kept: list[weakref.ref[Words]] = []
    for _ in range(times):
        opened.tasks.run(lambda _vault: Words()).then(lambda words: kept.append(weakref.ref(words)))
    opened.settle()
    gc.collect()
    assert len(kept) == times
    assert [one for one in kept if one() is not None] == []
