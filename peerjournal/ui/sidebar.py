"""The way from page to page: a column of words with icons, only icons where the window is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from peerjournal.ui.pages import PageSpec
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import APART, HAIR, NEAR, SNUG, TIGHT
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label

WIDTH = 220
ICONS_ONLY_UNDER = 900  # the window's width in logical pixels


def page_title(spec: PageSpec) -> str:
    """A page's title in the person's language."""
    return QCoreApplication.translate("Pages", spec.title)


class Sidebar(QFrame):
    """`chosen` carries a page's name; `lock_asked` is the button at the foot."""

    chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self, pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, Button] = {}
        self._words: list[tuple[Button, str]] = []
        self._brand = label("PeerJournal", "brand", wrap=False)
        self._brand.setContentsMargins(SNUG, 0, 0, TIGHT + HAIR)
        inside = QWidget()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(SNUG, NEAR, SNUG, SNUG)
        column.setSpacing(HAIR)
        column.addWidget(self._brand)
        for spec in pages:
            if spec.where == "main":
                column.addWidget(self._page_button(spec))
        column.addStretch(1)
        for spec in pages:
            if spec.where == "foot":
                column.addWidget(self._page_button(spec))
        self._lock = self._button(self.tr("Lock"), "lock")
        self._lock.clicked.connect(self.lock_asked)
        column.addWidget(self._lock)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(self._lock.focusPolicy().NoFocus)
        scroll.setHorizontalScrollBarPolicy(scroll.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 1, 0)
        around.addWidget(scroll)
        self._column = column
        self._narrow: bool | None = None

    def show_page(self, name: str) -> None:
        """Marks the page that is shown; none of the buttons for a page without one."""
        # Not a group of Qt's: there an arrow key would go to the next page at once, and the keyboard with it.
        for one, button in self._buttons.items():
            button.setChecked(one == name)

    def fit(self, window_width: int) -> None:
        """Chooses words or only icons for the window's width, at the person's text size."""
        words = max(WIDTH, scaled(150) + 2 * APART)
        narrow = window_width < max(ICONS_ONLY_UNDER, ICONS_ONLY_UNDER - WIDTH + words)
        self.setFixedWidth(scaled(20) + 2 * SNUG + 28 if narrow else words)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._brand.setVisible(not narrow)
        # At twice the text size in the smallest window, all of them just fit.
        self._column.setContentsMargins(SNUG, TIGHT if narrow else NEAR, SNUG, TIGHT if narrow else SNUG)
        for button, text in self._words:
            button.setText("" if narrow else text)
            button.setToolTip(text if narrow else "")
            button.setProperty("narrow", narrow)
            button.style().unpolish(button)
            button.style().polish(button)

    def _page_button(self, spec: PageSpec) -> Button:
        button = self._buttons[spec.name] = self._button(page_title(spec), spec.icon)
        button.setCheckable(True)
        button.when_pressed(lambda: self.chosen.emit(spec.name))
        return button

    def _button(self, text: str, icon: str) -> Button:
        button = Button("  " + text, role="nav", icon=icon)
        button.setAccessibleName(text)
        self._words.append((button, "  " + text))
        return button
