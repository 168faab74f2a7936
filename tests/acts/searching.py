"""Types searches letter by letter: {kind of search: [ms from a key to its results painted, ...]}."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest

from peerjournal.ui.desk import FIND
from peerjournal.ui.pages.find.page import FindPage
from tests.acts.stage import Stage, tell


def main() -> None:
    """Arguments: the journal's folder, and {kind: [search, ...]} as JSON."""
    stage = Stage()
    stage.open(Path(sys.argv[1]))
    desk = stage.window.desk
    assert desk is not None
    field = desk._header.field
    desk.search()
    QTest.keyClicks(field, "a")
    stage.settled()
    page = desk._built[FIND]
    assert isinstance(page, FindPage)
    taken: dict[str, list[float]] = {}
    for kind, searches in json.loads(sys.argv[2]).items():
        for search in searches:
            desk.go("today")
            desk.search()
            stage.settled()
            for letter in search:
                begun = time.perf_counter()
                QTest.keyClick(field, letter)
                stage.until(lambda: not page._asking)
                answered = time.perf_counter()
                stage.application.processEvents()
                taken.setdefault(kind, []).append((max(stage.watch.at, answered) - begun) * 1000)
    stage.close()
    tell(taken)


if __name__ == "__main__":
    main()
