"""Scales from 0 to 10 that may be left unsaid."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSlider, QWidget

from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets.buttons import IconButton
from peerjournal.ui.widgets.labels import label

LOWEST, HIGHEST, MIDDLE = 0, 10, 5


class ScaleSlider(QSlider):
    """A slider from 0 to 10 that begins as "not said": no handle, until it is touched. Delete takes it back.

    Arrows step, digits set (0 to 9), Home and End go to the ends. `said` carries the value, or None.
    """

    said = Signal(object)

    def __init__(self, name: str, hue: str = "accent") -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._hue = hue
        self._unsaid = True
        self.setRange(LOWEST, HIGHEST)
        self.setPageStep(1)
        self.setValue(MIDDLE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._describe()
        self.valueChanged.connect(self._moved)

    def answer(self) -> int | None:
        """0 to 10, or None while nothing was said."""
        return None if self._unsaid else self.value()

    def set_answer(self, answer: int | None) -> None:
        """Shows an answer, or "not said"."""
        before = self.answer()
        self._unsaid = answer is None
        self.blockSignals(True)
        self.setValue(MIDDLE if answer is None else answer)
        self.blockSignals(False)
        self._describe()
        self.update()
        if before != self.answer():
            self.said.emit(self.answer())

    def sizeHint(self) -> QSize:
        """Wide enough to aim at, tall enough for handle and focus ring."""
        return QSize(scaled(180), self._handle() + 10)

    def minimumSizeHint(self) -> QSize:
        """The narrowest on which eleven places can be told apart."""
        return QSize(scaled(110), self.sizeHint().height())

    def _handle(self) -> int:
        return scaled(20)

    def _moved(self) -> None:
        self._unsaid = False
        self._describe()
        self.said.emit(self.answer())

    def _describe(self) -> None:
        text = self.tr("0 to 10. Not said yet.") if self._unsaid else self.tr("0 to 10. Delete takes it back.")
        self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set, Delete takes back, and the first arrow begins in the middle."""
        text = event.text()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_answer(None)
        elif len(text) == 1 and text in "0123456789":
            self.set_answer(int(text))
        elif self._unsaid and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.set_answer(MIDDLE)
        elif self._unsaid and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.set_answer(LOWEST if event.key() == Qt.Key.Key_Home else HIGHEST)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes where it is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.set_answer(self._at(event.position().x()))
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follows the pointer while it is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.set_answer(self._at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more to do."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page: scrolling it must never change an answer."""
        event.ignore()

    def _ends(self) -> tuple[float, float]:
        edge = self._handle() / 2 + 4
        return edge, self.width() - edge

    def _at(self, x: float) -> int:
        first, last = self._ends()
        share = min(max((x - first) / max(last - first, 1), 0.0), 1.0)
        return round((1 - share if self.isRightToLeft() else share) * HIGHEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A track, its filled part, and a handle once something was said."""
        shown = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._ends()
        middle = self.height() / 2
        share = self.value() / HIGHEST
        at = first + (last - first) * ((1 - share) if self.isRightToLeft() else share)
        painter.setPen(QPen(shown.colour("track"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(first, middle), QPointF(last, middle))
        if self._unsaid:
            # Eleven small marks say "a scale" where there is no handle yet.
            painter.setPen(QPen(shown.colour("outline"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for place in range(HIGHEST + 1):
                painter.drawPoint(QPointF(first + (last - first) * place / HIGHEST, middle))
        else:
            painter.setPen(QPen(shown.colour(self._hue), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(last if self.isRightToLeft() else first, middle), QPointF(at, middle))
            painter.setPen(QPen(shown.colour(self._hue), 2.5))
            painter.setBrush(shown.colour("surface"))
            size = self._handle() - 3
            painter.drawEllipse(QRectF(at - size / 2, middle - size / 2, size, size))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shown.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


@dataclass(frozen=True, slots=True)
class ScaleName:
    """One scale of a form: the measure's key, its name on screen, and the token it is drawn in."""

    key: str
    name: str
    hue: str = "accent"


class Scales(QWidget):
    """Several scales below one another, their names and tracks aligned. `changed` after any answer."""

    changed = Signal()

    def __init__(self, names: Sequence[ScaleName]) -> None:
        super().__init__()
        self._sliders: dict[str, ScaleSlider] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SNUG)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        for line, scale in enumerate(names):
            self._add(grid, line, scale)

    def _add(self, grid: QGridLayout, line: int, scale: ScaleName) -> None:
        slider = self._sliders[scale.key] = ScaleSlider(scale.name, scale.hue)
        words = label(scale.name, wrap=False)
        words.setBuddy(slider)
        number = label("", wrap=False)
        number.setMinimumWidth(scaled(26))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        clear = IconButton("close", self.tr("Take back: {scale}").replace("{scale}", scale.name))
        policy = clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        clear.setSizePolicy(policy)
        clear.hide()

        def take_back() -> None:
            slider.setFocus()
            slider.set_answer(None)

        def follow(answer: int | None) -> None:
            number.setText("" if answer is None else str(answer))
            clear.setVisible(answer is not None)
            self.changed.emit()

        clear.clicked.connect(take_back)
        slider.said.connect(follow)
        for column, widget in enumerate((words, slider, number, clear)):
            grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignVCenter)

    def answers(self) -> dict[str, int]:
        """What was said, by key."""
        return {key: said for key, one in self._sliders.items() if (said := one.answer()) is not None}

    def set_answers(self, answers: dict[str, int]) -> None:
        """Shows answers; a key that is missing is shown as not said."""
        for key, slider in self._sliders.items():
            slider.set_answer(answers.get(key))
