"""Goes through the timeline: {"layout": ms, "bare": ms, "frames": [ms, ...], "busy": [ms, ...], "jumps": [ms, ...]}."""

import random
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from peerjournal.ui.models.outline import Outline
from peerjournal.ui.models.timeline import TimelineModel
from peerjournal.ui.pages.journal import reading
from peerjournal.ui.pages.journal.timeline import Timeline
from peerjournal.ui.pages.journal.timeline_view import TimelineView
from tests.acts import times
from tests.acts.stage import Stage, tell

_FRAME = 1 / 60  # seconds
_SPEEDS = (80, 1200, 20_000)  # pixels a frame: reading on, flinging, pulling at the scroll bar
_FRAMES = 250  # at each speed
_JUMPS = 40
_SIZE = (350, 640)


class _Plain(QAbstractTableModel):
    """As many rows as the timeline, with nothing to read."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return "An entry" if role == Qt.ItemDataRole.DisplayRole else None


def main() -> None:
    """Argument: the journal's folder."""
    stage = Stage()
    stage.open(Path(sys.argv[1]))
    found: list[Any] = []
    from peerjournal.model.filters import EntryFilter

    stage.tasks.run(reading.outline, EntryFilter()).then(found.append)
    stage.tasks.run(reading.first_rows, EntryFilter()).then(found.append)
    stage.until(lambda: len(found) == 2)
    layout, bare = _first_layouts(stage, *found)
    frames, busy = _frames(stage)
    jumps = _jumps(stage)
    stage.close()
    tell({"layout": layout, "bare": bare, "frames": frames, "busy": busy, "jumps": jumps})


def _first_layouts(stage: Stage, outline: Outline, first: reading.Stretch) -> tuple[float, float]:
    """From knowing the days until the rows are laid out and painted; the same for a bare QTableView."""
    model = TimelineModel()
    ours = TimelineView(model)
    ours.resize(*_SIZE)
    ours.show()
    stage.settled()
    begun = time.perf_counter()
    model.show_outline(outline, first.cards)
    ours.repaint()
    layout = time.perf_counter() - begun
    ours.close()
    bare = QTableView()
    bare.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    bare.verticalHeader().hide()
    bare.resize(*_SIZE)
    bare.show()
    stage.settled()
    begun = time.perf_counter()
    bare.setModel(_Plain(outline.rows))
    bare.repaint()
    least = time.perf_counter() - begun
    bare.close()
    return layout * 1000, least * 1000


def _frames(stage: Stage) -> tuple[list[float], list[float]]:
    """All that the window's thread does between one picture and the next, answers from the vault included.

    By the clock, and by the processor: what other programs of a busy computer take is only in the first.
    """
    timeline = _shown_timeline(stage)
    bar = timeline.view.verticalScrollBar()
    taken, busy = [], []
    for speed in _SPEEDS:
        bar.setValue(0)
        stage.settled()
        for _ in range(times(_FRAMES)):
            begun, begun_busy = time.perf_counter(), time.thread_time()
            bar.setValue(bar.value() + speed)
            stage.application.processEvents()
            took = time.perf_counter() - begun
            taken.append(took * 1000)
            busy.append((time.thread_time() - begun_busy) * 1000)
            time.sleep(max(0.0, _FRAME - took))  # as the screen would wait; the vault's thread reads meanwhile
    return taken, busy


def _jumps(stage: Stage) -> list[float]:
    """From asking for a day until its entries are painted."""
    timeline = _shown_timeline(stage)
    model, chance = timeline.model, random.Random(5)
    days = [day for day, _ in model.outline.days(0, model.outline.rows)]
    taken = []
    for day in chance.sample(days, min(times(_JUMPS), len(days))):
        stage.settled()
        begun = time.perf_counter()
        timeline.go_to(date(day.year, day.month, day.day))
        stage.until(lambda: not model.wanted(*timeline.view.in_sight()))
        stage.application.processEvents()
        taken.append((stage.watch.at - begun) * 1000)
    return taken


def _shown_timeline(stage: Stage) -> Timeline:
    assert stage.window.desk is not None
    stage.window.desk.go("journal")
    stage.settled()
    timeline = stage.window.findChild(Timeline)
    assert isinstance(timeline, Timeline)
    return timeline


if __name__ == "__main__":
    main()
