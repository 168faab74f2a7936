"""The base of every dialog: our margins, Escape closes, and locking works in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import APART, SNUG, TIGHT
from peerjournal.ui.widgets.column import Column
from peerjournal.ui.widgets.labels import label


class Dialog(QDialog):
    """Put widgets into `body`, the buttons into `buttons`; show with `open()`. It is deleted when it closes.

    What is too tall for the screen scrolls; the buttons stay in sight. The title says nothing but the program's name.
    """

    def __init__(self, parent: QWidget, heading: str, *, lock: Callable[[], object] | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("PeerJournal")
        self.setAccessibleName(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._around = parent.window()
        self._column = Column()
        self.body: QVBoxLayout = self._column.body
        self.body.setSpacing(SNUG)
        self.body.setContentsMargins(2, 2, 2, 2)
        self.body.addWidget(label(heading, "section"))
        self._in_sight: list[QWidget] = []
        self._actions = QHBoxLayout()
        self._actions.setSpacing(SNUG)
        self._actions.setContentsMargins(0, TIGHT, 0, 0)
        around = self._frame = QVBoxLayout(self)
        around.setContentsMargins(APART, APART, APART, APART)
        around.setSpacing(SNUG)
        around.addWidget(self._column, 1)
        around.addLayout(self._actions)
        self._lock = lock
        if self.lock is not None:
            QShortcut(QKeySequence("Ctrl+L"), self, self.lock)

    @property
    def lock(self) -> Callable[[], object] | None:
        """How to lock from here; what is opened from this dialog asks for it in turn."""
        return self._lock or getattr(self._around, "lock", None)

    def buttons(self, *buttons: QWidget) -> None:
        """The buttons that end the dialog, at the right; the last one is what Enter does."""
        self._actions.addStretch(1)
        for button in buttons:
            self._actions.addWidget(button)
        last = buttons[-1]
        if hasattr(last, "setDefault"):
            last.setDefault(True)

    def keep_in_sight(self, *widgets: QWidget) -> None:
        """Puts widgets between what scrolls and the buttons: how far a work is, and what stopped it."""
        for one in widgets:
            self._frame.insertWidget(self._frame.count() - 1, one)
            self._in_sight.append(one)

    def open(self) -> None:
        """Shows the dialog as large as `fit` makes it."""
        self.fit()
        super().open()

    def fit(self) -> None:
        """As large as its content needs, and never larger than the window it belongs to."""
        for one in self.findChildren(QWidget):
            one.ensurePolished()  # the style sheet's fonts are larger than those before it
        self.body.invalidate()
        foot, margins = self._actions.totalSizeHint(), self._frame.contentsMargins()
        across = margins.left() + margins.right()
        wide = max(scaled(420), self.body.totalMinimumSize().width(), foot.width()) + across
        width = min(wide, max(self._around.width() - 40, 400))
        tall = self.body.totalSizeHint().height()
        if self.body.hasHeightForWidth():
            # Labels that can wrap count as wrapped in the least height, and the scroll area goes by that.
            tall = max(self.body.totalHeightForWidth(width - across), self.body.totalMinimumSize().height())
        inside, space = width - across, self._frame.spacing()
        kept = sum(space + _height(one, inside) for one in self._in_sight if not one.isHidden())
        height = tall + margins.top() + margins.bottom() + space + foot.height() + kept
        self.resize(width, min(height, max(self._around.height() - 40, 300)))


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
