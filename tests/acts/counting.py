"""Looks at Insights: {"first": ms, "busy": ms, "others": [ms, ...], "turns": [ms, ...]}.

From asking for the page until its first picture is painted, and the processor's time in that; then, while it goes on
counting, how long other work waits for the vault, and how long the window does not come to anything else.
"""

import sys
import time
from pathlib import Path
from typing import Any

from peerjournal.actions import entries
from tests.acts.stage import Stage, tell

_A_LOOK = 4.0  # seconds that a person looks at Today before going anywhere else
_EVERY = 0.004  # seconds between two looks at the events that have come


def main() -> None:
    """Argument: the journal's folder."""
    stage = Stage()
    stage.open(Path(sys.argv[1]))
    stage.wait(_A_LOOK)
    desk = stage.window.desk
    assert desk is not None
    begun, busy = time.perf_counter(), time.process_time()
    first: list[float] = []
    others: list[float] = []
    turns: list[float] = []
    asked: list[float] = []

    def answered(_count: int) -> None:
        others.append((time.perf_counter() - asked.pop()) * 1000)

    desk.go("insights")
    page: Any = desk._built["insights"]
    while page._due:
        if not asked:
            asked.append(time.perf_counter())
            stage.tasks.run(entries.count).then(answered)
        turn = time.perf_counter()
        stage.application.processEvents()
        turns.append((time.perf_counter() - turn) * 1000)
        if not first and page.cards["over_time"].chart.is_painted():
            first = [(stage.watch.at - begun) * 1000, (time.process_time() - busy) * 1000]
        time.sleep(_EVERY)
    stage.close()
    tell({"first": first[0], "busy": first[1], "others": others, "turns": turns})


if __name__ == "__main__":
    main()
