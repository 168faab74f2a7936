"""A page's scrolling column: as wide as is comfortable to read, and never wider than the window."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from peerjournal.ui.properties import set_properties
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import APART


class _Inside(QWidget):
    """As tall as its content at the width it has. (The least height Qt would ask for is that at the least width, where
    every label has many lines: the page would scroll where there is nothing more to see.)
    """

    def minimumSizeHint(self) -> QSize:
        """A width, and no height."""
        return QSize(super().minimumSizeHint().width(), 0)


class _Body(QVBoxLayout):
    """Grows first what it fills. The area around hears only afterwards that more height is wanted: until then all cards
    would be squeezed into the height before, and pictures drawn small for a moment, to be drawn again.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._filled = inside

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """All of what it holds, in a rectangle in pixels that is never lower than that."""
        rect.setHeight(max(rect.height(), self.heightForWidth(rect.width())))
        if rect.height() > self._filled.height():
            self._filled.resize(rect.size())
        super().setGeometry(rect)


class Column(QScrollArea):
    """Put a page's cards into `body`. Scrolls up and down only, and follows the keyboard's focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_properties(self, horizontalScrollBarPolicy="ScrollBarAlwaysOff", focusPolicy="NoFocus")
        self._inside = _Inside()
        self._inside.setObjectName("column")
        self.body = _Body(self._inside)
        self.body.setContentsMargins(2, 2, 2, APART)
        self.body.setSpacing(APART)
        self.setWidget(self._inside)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def add(self, *widgets: QWidget) -> None:
        """Adds widgets below one another."""
        for widget in widgets:
            self.body.addWidget(widget)

    def add_centred(self, widget: QWidget, width: int) -> None:
        """Adds one widget in the middle of the page, at most `width` pixels wide at 100 % text size."""
        self._centred, self._centred_width = widget, width
        widget.setMaximumWidth(scaled(width))
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(widget, 1000)
        row.addStretch(1)
        self.body.addStretch(2)
        self.body.addLayout(row)
        self.body.addStretch(3)

    def changeEvent(self, event: QEvent) -> None:
        """Gives what is centred more room when the text size has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and getattr(self, "_centred", None) is not None:
            self._centred.setMaximumWidth(scaled(self._centred_width))

    def stretch(self) -> None:
        """Lets the rest of the height stay empty."""
        self.body.addStretch(1)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 8, 24)
