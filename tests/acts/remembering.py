"""Uses every part of a large journal, then says how much memory this process takes: [now, at most] in MB."""

import json
import re
import sys
from pathlib import Path


def main() -> None:
    """Argument: the journal's folder, or "empty" for a window of Qt's own with nothing in it."""
    sys.stdout.write(json.dumps(_empty() if sys.argv[1] == "empty" else _large(Path(sys.argv[1]))))


def _large(folder: Path) -> list[float]:
    # Here and not above: the empty window is to have none of it.
    from tests.acts.stage import Stage

    stage = Stage()
    stage.open(folder)
    desk = stage.window.desk
    assert desk is not None
    for name in ("journal", "groups", "tips", "journal"):
        desk.go(name)
        stage.settled()
    from peerjournal.ui.pages.journal.timeline import Timeline

    timeline = stage.window.findChild(Timeline)
    assert isinstance(timeline, Timeline)
    bar = timeline.view.verticalScrollBar()
    for part in range(101):
        bar.setValue(bar.maximum() * part // 100)
        stage.settled(0.05)
    desk.search()
    desk._header.field.insert("ba")  # not QTest, which would be counted
    stage.settled()
    used = _used()
    stage.close()
    return used


def _empty() -> list[float]:
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    application.setStyle("Fusion")
    window = QWidget()
    window.resize(1180, 760)
    window.show()
    application.processEvents()
    return _used()


def _used() -> list[float]:
    """Not getrusage: what that calls the peak of this process may be the peak of the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = (re.search(rf"{name}:\s+(\d+)", status) for name in ("VmRSS", "VmHWM"))
    return [int(one[1]) / 1024 for one in found if one is not None]


if __name__ == "__main__":
    main()
