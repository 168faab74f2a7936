"""Uses every part of a large journal, then says how much memory this process takes: [at once, at rest, most] in MB."""

import json
import re
import sys
from pathlib import Path
from typing import Any

_A_WHILE = 5.0  # seconds beyond those after which the vault's thread rests


def main() -> None:
    """Argument: the journal's folder, or "empty" for a window of Qt's own with nothing in it."""
    sys.stdout.write(json.dumps(_empty() if sys.argv[1] == "empty" else _large(Path(sys.argv[1]))))


def _large(folder: Path) -> list[float]:
    # Here and not above: the empty window is to have none of it.
    from peerjournal.ui import vault_thread
    from tests.acts import times
    from tests.acts.stage import Stage

    stage = Stage()
    stage.open(folder)
    desk = stage.window.desk
    assert desk is not None
    for name in ("journal", "groups", "tips", "journal"):
        desk.go(name)
        stage.settled()
    # Not by findChild, for which PySide makes each of Qt's classes and a hull around each of its objects.
    page: Any = desk._built["journal"]
    bar = page.shelf.timeline.view.verticalScrollBar()
    for part in range(times(101)):
        bar.setValue(bar.maximum() * part // 100)
        stage.settled(0.05)
    desk.search()
    desk._header.field.insert("ba")  # not QTest, which would be counted
    stage.settled()
    at_once, _ = _used()
    stage.wait(vault_thread._REST + _A_WHILE)
    at_rest, most = _used()
    stage.close()
    return [at_once, at_rest, most]


def _empty() -> list[float]:
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    application.setStyle("Fusion")
    window = QWidget()
    window.resize(1180, 760)
    window.show()
    application.processEvents()
    used, most = _used()
    return [used, used, most]


def _used() -> tuple[float, float]:
    """Not getrusage: what that calls the peak of this process may be the peak of the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    now, most = (re.search(rf"{name}:\s+(\d+)", status) for name in ("VmRSS", "VmHWM"))
    assert now is not None
    assert most is not None
    return int(now[1]) / 1024, int(most[1]) / 1024


if __name__ == "__main__":
    main()
