"""The top of the window: where one is, and the field that searches everything."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.ui.page import Page
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import APART
from peerjournal.ui.widgets.labels import label
from peerjournal.ui.widgets.search import SearchField


class Header(QWidget):
    """`searched` carries what is typed; `stepped` and `entered` are the arrows and Enter in the search field."""

    searched = Signal(str)
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, *, with_search: bool) -> None:
        super().__init__()
        self._overline = label("", "muted", wrap=False)
        self._title = label("", "title")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._overline)
        words.addWidget(self._title)
        words.addStretch(1)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        everything = self.tr("Search everything")
        self._hint = f"{everything}   {keys}"
        self.field = SearchField(self._hint, everything, self.tr("Search"))
        self.field.setAccessibleName(everything)
        self.field.textEdited.connect(self.searched)
        self.field.textChanged.connect(lambda text: None if text else self.searched.emit(""))
        self.field.moved.connect(self.stepped)
        self.field.returnPressed.connect(self.entered)
        self.field.setParent(self)  # shown before it is somebody's, it would be a window of its own
        self.field.setVisible(with_search)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        for words_of in (self._overline, self._title):
            words_of.setContentsMargins(2, 0, 0, 0)  # a J reaches to the left of where it begins
        row.setSpacing(APART)
        row.addLayout(words, 1)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_page(self, page: Page) -> None:
        """Shows a page's heading."""
        self._overline.setText(page.overline)
        self._overline.setVisible(bool(page.overline))
        self._title.setText(page.heading)
        self._title.setVisible(bool(page.heading))
        self._row.activate()  # at once, and not after the window was painted

    def fit(self, width: int) -> None:
        """Gives the field its usual width where there is room, and less where the title needs it."""
        usual = max(scaled(260), self.field.width_of(self._hint))
        self.field.setFixedWidth(min(usual, max(width * 2 // 5, 150)))
