"""When nothing was asked of the vault for a moment, its thread tends it, and whoever comes then need not wait."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, vaults
from peerjournal.model.errors import DiskFull, Stopped
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.vault_thread import VaultThread
from tests.ui.conftest import QUICK


class Tended:
    """A vault that only counts how it is tended; `more` says of each step whether another shall follow."""

    def __init__(self, *more: bool | Exception) -> None:
        self.more = list(more)
        self.steps = self.rests = 0
        self.stopped = threading.Event()

    def tend(self) -> bool:
        """One step."""
        self.steps += 1
        answer = self.more.pop(0) if self.more else False
        if isinstance(answer, Exception):
            raise answer
        return answer

    def rest(self) -> None:
        """Lets go of what it keeps."""
        self.rests += 1

    def interrupt(self) -> None:
        """From the window's thread."""
        self.stopped.set()

    def take_changes(self) -> frozenset[str]:
        """Never any."""
        return frozenset()


class Slow(Tended):
    """One whose first step lasts until somebody stops it."""

    def tend(self) -> bool:
        """Waits."""
        self.steps += 1
        if self.steps == 1:
            assert self.stopped.wait(20)
            raise Stopped
        return False


@pytest.fixture
def quick() -> Iterator[VaultThread]:
    """A thread that soon takes a moment for quiet."""
    made = VaultThread(quiet=0.01, rest=0.05)
    yield made
    made.close(lambda _: None)


def test_it_is_tended_until_nothing_is_left_and_then_let_be(quick: VaultThread, qtbot: QtBot) -> None:
    vault = Tended(True, True, False)
    quick.open(lambda: vault)
    qtbot.waitUntil(lambda: vault.steps == 3)
    qtbot.wait(100)
    assert vault.steps == 3


def test_what_is_sent_stops_the_step_and_the_rest_is_done_later(quick: VaultThread, qtbot: QtBot) -> None:
    vault = Slow()
    quick.open(lambda: vault)
    qtbot.waitUntil(lambda: vault.steps == 1)
    answers: list[int] = []
    Tasks(quick, quick).run(lambda _vault: 7).then(answers.append)
    qtbot.waitUntil(lambda: answers == [7])
    qtbot.waitUntil(lambda: vault.steps == 2)


def test_when_nothing_was_asked_for_a_while_nothing_is_kept_until_something_is(
    quick: VaultThread, qtbot: QtBot
) -> None:
    vault = Tended(True, False)
    quick.open(lambda: vault)
    qtbot.waitUntil(lambda: vault.rests == 1)
    assert vault.steps == 2
    qtbot.wait(200)
    assert (vault.steps, vault.rests) == (2, 1)
    answers: list[int] = []
    Tasks(quick, quick).run(lambda _vault: 7).then(answers.append)
    qtbot.waitUntil(lambda: answers == [7])
    qtbot.waitUntil(lambda: vault.rests == 2)


def test_whoever_goes_on_asking_is_let_no_rest(quick: VaultThread, qtbot: QtBot) -> None:
    vault, answers = Tended(), list[int]()
    quick.open(lambda: vault)
    for _ in range(12):
        Tasks(quick, quick).run(lambda _vault: 7).then(answers.append)
        qtbot.wait(10)
    assert len(answers) == 12
    assert not vault.rests


def test_a_thread_without_a_vault_sleeps(quick: VaultThread, qtbot: QtBot) -> None:
    """It would otherwise be woken by a rest that is long due, again and again."""
    answers: list[int] = []
    Tasks(quick, quick).run(lambda _vault: 7).then(answers.append)
    qtbot.waitUntil(lambda: answers == [7])
    before = time.process_time()
    qtbot.wait(400)
    assert time.process_time() - before < 0.2


@pytest.mark.parametrize("trouble", [DiskFull(Path("/nowhere"))])
def test_what_is_in_the_way_is_told_to_nobody(quick: VaultThread, qtbot: QtBot, trouble: Exception) -> None:
    vault = Tended(trouble, True)
    refused: list[object] = []
    quick.refused.connect(refused.append)
    quick.open(lambda: vault)
    qtbot.waitUntil(lambda: vault.steps == 1)
    qtbot.wait(100)
    assert vault.steps == 1
    assert not refused


def test_a_bug_in_it_is_raised_where_the_one_hook_sees_it(quick: VaultThread, qtbot: QtBot) -> None:
    vault = Tended(KeyError("a mistake of ours"))
    with qtbot.captureExceptions() as caught:
        quick.open(lambda: vault)
        qtbot.waitUntil(lambda: bool(caught))
    assert [kind for kind, *_ in caught] == [KeyError]
    answers: list[int] = []
    Tasks(quick, quick).run(lambda _vault: 7).then(answers.append)
    qtbot.waitUntil(lambda: answers == [7])


def test_saves_in_the_window_are_merged_soon_after(quick: VaultThread, qtbot: QtBot, tmp_path: Path) -> None:
    tasks, saved = Tasks(quick, quick), list[object]()
    tasks.open(lambda: vaults.create(tmp_path / "Mine.peerjournal", "x", cost=QUICK))
    for number in range(12):
        tasks.run(entries.save, entries.new(body=f"lantern {number}")).then(saved.append)
    qtbot.waitUntil(lambda: len(saved) == 12)
    counts: list[int] = []

    def merged() -> bool:
        tasks.run(lambda vault: vault._connection.execute(_PIECES).fetchone()[0]).then(counts.append)
        qtbot.wait(50)
        return bool(counts) and counts[-1] < 4

    qtbot.waitUntil(merged, timeout=20_000)
    tasks.run(lambda vault: vault.close())
    tasks.run(lambda _vault: saved.clear())
    qtbot.waitUntil(lambda: not saved)


_PIECES = "SELECT count(DISTINCT id >> 37) FROM search_data WHERE id > 10"
