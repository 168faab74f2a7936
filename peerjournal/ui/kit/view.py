"""The recovery kit on screen: the key as a square to scan, as 24 words, and as one line."""

import math

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from peerjournal.actions.recovery import RecoveryKey
from peerjournal.ui.clipboard import copy_secret
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import APART, HAIR, NEAR, SNUG, TIGHT
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label

_QUIET = 4  # modules of white around a QR code, ISO/IEC 18004
_LEAST, _MOST = 2, 4  # columns of words


class KitView(QWidget):
    """Shows one recovery key; `copied` when the person took it to the clipboard."""

    copied = Signal()

    def __init__(self, key: RecoveryKey) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(self.tr("Recovery kit"))
        line = label(_in_groups(key.text))
        line.setAccessibleName(self.tr("The key") + " " + key.text)
        beside = QVBoxLayout()
        beside.setSpacing(TIGHT)
        beside.addWidget(label(self.tr("The key"), "strong"))
        beside.addWidget(line)
        row = QHBoxLayout()
        row.setContentsMargins(0, HAIR, 0, 0)
        row.addWidget(Button(self.tr("Copy"), self._copy, role="quiet", icon="copy"))
        row.addStretch(1)
        beside.addLayout(row)
        beside.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(APART)
        top.addWidget(_Square(key.text), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(top)
        column.addWidget(label(self.tr("The same key in 24 words"), "strong"))
        column.addWidget(_Words(key.words))

    def _copy(self) -> None:
        copy_secret(self, self._key.text)
        self.copied.emit()


class _Square(QWidget):
    """The key as a QR code, black on white in every appearance: that is what scanners expect."""

    def __init__(self, text: str) -> None:
        super().__init__()
        import segno  # not before a kit is shown

        self._rows = [bytes(row) for row in segno.make(text, error="q", boost_error=False, micro=False).matrix]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(QCoreApplication.translate("KitView", "The key as a square to scan"))

    def sizeHint(self) -> QSize:
        """Whole pixels for each module, whatever the text size."""
        side = (len(self._rows) + 2 * _QUIET) * max(3, scaled(3) * 3 // 4)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper, and runs of black."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#FFFFFF"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(QColor("#000000"))
        module = self.width() / (len(self._rows) + 2 * _QUIET)
        for down, row in enumerate(self._rows):
            for across, dark in enumerate(row):
                if dark:
                    left, top = (across + _QUIET) * module, (down + _QUIET) * module
                    painter.drawRect(QRectF(left, top, module, module))
        painter.end()


class _Words(QFrame):
    """The words, numbered down the columns as on paper; as many columns as the width has room for."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self._labels = [_word(number, word) for number, word in enumerate(words, start=1)]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(NEAR, SNUG, NEAR, SNUG)
        self._grid.setHorizontalSpacing(SNUG)
        self._grid.setVerticalSpacing(HAIR)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Two columns must fit; the height is that of the columns there are."""
        widest = max(one.sizeHint().width() for one in self._labels)
        return QSize(_LEAST * widest + SNUG + 2 * NEAR + 2, super().minimumSizeHint().height())

    def _place(self) -> None:
        widest = max(one.sizeHint().width() for one in self._labels)
        room = self.width() - 2 * NEAR
        columns = min(max((room + SNUG) // (widest + SNUG), _LEAST), _MOST)
        if columns == self._columns:
            return
        self._columns = columns
        rows = math.ceil(len(self._labels) / columns)
        for column in range(_MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for at, one in enumerate(self._labels):
            self._grid.addWidget(one, at % rows, at // rows)


def _word(number: int, word: str) -> QLabel:
    made = label(f"{number:>2}  {word}", wrap=False)
    made.setAccessibleName(f"{number} {word}")
    return made


def _in_groups(key: str) -> str:
    """The key with thin gaps that no copy of it would have: only for the eye."""
    head, tail = key[: len("AGE-SECRET-KEY-1")], key[len("AGE-SECRET-KEY-1") :]
    return head + " " + " ".join(tail[at : at + 4] for at in range(0, len(tail), 4))
