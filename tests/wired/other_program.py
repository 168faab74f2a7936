"""Another program on the same screen, from which files are dragged: `python other_program.py FILE...`.

It says "ready" once it is there, and what became of a drag ("CopyAction", "IgnoreAction") once the files are let go.
"""

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

PLACE = (1160, 780, 110, 70)  # in a corner, in front of whatever else is there


class _Files(QLabel):
    def __init__(self, paths: list[str]) -> None:
        super().__init__("Files")
        self._paths = paths
        self.setWindowFlags(Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.BypassWindowManagerHint)
        self.setGeometry(*PLACE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The files hang on the pointer until it lets go."""
        drag, files = QDrag(self), QMimeData()
        files.setUrls([QUrl.fromLocalFile(path) for path in self._paths])
        drag.setMimeData(files)
        print(drag.exec(Qt.DropAction.CopyAction).name, flush=True)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    shown = _Files(sys.argv[1:])
    shown.show()
    QTimer.singleShot(0, lambda: print("ready", flush=True))
    sys.exit(application.exec())
