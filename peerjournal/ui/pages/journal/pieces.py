"""A text of any length as prose: what is long comes piece by piece, so that the window stays alive meanwhile."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets.prose import Prose

LONGEST = 20_000  # characters rendered at once, some 60 ms


class Text(QWidget):
    """`followed` carries the address of a link that was pressed."""

    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[str] = []
        self._font = QFont()
        self._pictures: Mapping[str, QImage] = {}
        self._shown: list[Prose] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SNUG)
        self._clock = QTimer(self)
        self._clock.setInterval(0)
        self._clock.timeout.connect(self._show_next)

    def show_markdown(self, text: str, font: QFont, pictures: Mapping[str, QImage]) -> None:
        """Shows the first piece at once and the rest as time allows."""
        self._waiting = pieces(text) if text.strip() else []
        self._font, self._pictures = font, pictures
        while len(self._shown) > max(len(self._waiting), 1):
            gone = self._shown.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._at = 0
        self.setVisible(bool(self._waiting))
        self._show_next()
        if self._waiting:
            self._clock.start()

    def text(self) -> str:
        """The words that are shown."""
        return "\n".join(one.toPlainText() for one in self._shown[: self._at])

    def _show_next(self) -> None:
        if not self._waiting:
            self._clock.stop()
            return
        if self._at == len(self._shown):
            prose = Prose()
            prose.setAccessibleName(self.tr("Text"))
            prose.followed.connect(self.followed)
            self._shown.append(prose)
            self._column.addWidget(prose)
        self._shown[self._at].show_markdown(self._waiting.pop(0), self._font, self._pictures)
        self._at += 1


def pieces(text: str) -> list[str]:
    """A text cut at empty lines into pieces of at most about LONGEST characters; code between fences stays whole."""
    if len(text) <= LONGEST:
        return [text]
    found, piece, size, fenced = [], [], 0, False  # type: list[str], list[str], int, bool
    for line in text.splitlines(keepends=True):
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        piece.append(line)
        size += len(line)
        if size >= LONGEST // 2 and ((not line.strip() and not fenced) or size >= LONGEST):
            found.append("".join(piece))
            piece, size = [], 0
    return [*found, "".join(piece)] if piece else found
