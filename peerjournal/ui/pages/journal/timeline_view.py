"""The timeline on screen: a table of one column, because a table lays out a hundred thousand rows in no time."""

from PySide6.QtCore import QItemSelectionModel, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from peerjournal.ui.delegates.entry_card import EntryCardDelegate
from peerjournal.ui.models.card import Card
from peerjournal.ui.models.outline import Change
from peerjournal.ui.models.timeline import ROLE, Index, TimelineModel
from peerjournal.ui.theme import tokens
from peerjournal.ui.theme.tokens import RADIUS

# The rows are drawn by the delegate alone; a table would put its own square ground under the chosen one.
BARE_ROWS = """
QTableView { border: 0; selection-background-color: transparent; }
QTableView::item { background: transparent; }
"""
_PAUSE = 20  # milliseconds that scrolling may rest before rows are asked for


class TimelineView(QTableView):
    """`chosen` (an id) when somebody moved to an entry, `opened` on Enter (True) or a click (False), `looked_at`
    (first row, last row) when other rows came into sight, `edited` and `deleted` on the keys for that.
    """

    chosen = Signal(str)
    opened = Signal(str, bool)
    edited = Signal(str)
    deleted = Signal(str)
    looked_at = Signal(int, int)

    def __init__(self, model: TimelineModel) -> None:
        super().__init__()
        self._model = model
        self._delegate = EntryCardDelegate()
        self._heads: list[int] = []
        self._anchor: tuple[str, int] | None = None
        self._held = ""
        self._quiet = False
        self.neighbourly = True  # whether the neighbour is chosen when the chosen entry goes
        # Made here: to find out which class one of Qt's own has, PySide would make all that there are, in 15 ms.
        self.setViewport(QWidget())
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setProperty("role", "bare")
        self.setStyleSheet(BARE_ROWS)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.horizontalHeader()
        across.hide()
        across.setMinimumSectionSize(1)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down = self.verticalHeader()
        down.hide()
        down.setMinimumSectionSize(1)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._look)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        model.about_to_change.connect(self._hold)
        model.has_changed.connect(self._settle)
        self.measure()

    def measure(self) -> None:
        """Takes the heights of the present text size."""
        self._delegate.measure()
        down = self.verticalHeader()
        down.setDefaultSectionSize(self._delegate.entry_height)
        self._resize_rows(self._heads, self._delegate.heading_height)
        self.verticalScrollBar().setSingleStep(self._delegate.entry_height // 2)

    def in_sight(self) -> tuple[int, int]:
        """The first and the last row that can be seen."""
        last = self.rowAt(self.viewport().height() - 1)
        return max(self.rowAt(0), 0), last if last >= 0 else self._model.rowCount() - 1

    def chosen_id(self) -> str:
        """The entry that is chosen, or nothing."""
        card = self._card(self.currentIndex())
        return card.id if card is not None else ""

    def choose(self, row: int) -> None:
        """Chooses a row without telling anybody, and brings it into sight."""
        self._quiet = True
        index = self._model.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False
        self.scrollTo(index)
        self._held = self.chosen_id()
        self.viewport().update()

    def choose_nothing(self) -> None:
        """No entry is chosen."""
        self._quiet = True
        self.selectionModel().clear()
        self._quiet = False
        self._held = ""

    def go_to(self, row: int) -> None:
        """Scrolls a row to the top, with its month's heading where that is the row before."""
        if row > 0 and row - 1 in self._model.outline.headings(row - 1, row - 1):
            row -= 1
        self.scrollTo(self._model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tells which entry somebody moved to."""
        super().currentChanged(current, previous)
        card = self._card(current)
        if not self._quiet and card is not None:
            self._held = card.id
            self.chosen.emit(card.id)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters are commands here; Qt would look through every row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, E edits, Delete puts into the trash; the first arrow begins at the top."""
        key = event.key()
        id = self.chosen_id()
        does = {
            Qt.Key.Key_Return: lambda: self.opened.emit(id, True),
            Qt.Key.Key_Enter: lambda: self.opened.emit(id, True),
            Qt.Key.Key_E: lambda: self.edited.emit(id),
            Qt.Key.Key_Delete: lambda: self.deleted.emit(id),
        }.get(Qt.Key(key))
        if does is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if id:
                does()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.currentIndex().isValid():
            first, last = self.in_sight()
            row = next((row for row in range(first, last + 1) if self._card(self._model.index(row, 0))), -1)
            if row >= 0:
                self.setCurrentIndex(self._model.index(row, 0))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        super().mouseReleaseEvent(event)
        card = self._card(self.indexAt(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and card is not None and card.id == self.chosen_id():
            self.opened.emit(card.id, False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows; and where the keyboard is, while no row shows that."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens().colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draws the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, across: int, down: int) -> None:  # noqa: N802 - Qt's name
        """Scrolls; the ring stays where it is."""
        super().scrollContentsBy(across, down)
        if self.hasFocus() and not self.currentIndex().isValid():
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows are in sight."""
        super().resizeEvent(event)
        self._moved()

    def _card(self, index: Index) -> Card | None:
        row = index.data(ROLE) if index.isValid() else None
        return row if isinstance(row, Card) else None

    def _moved(self) -> None:
        if not self._clock.isActive():
            self._clock.start(_PAUSE)

    def _look(self) -> None:
        if self._model.rowCount() and self.isVisible():
            self.looked_at.emit(*self.in_sight())

    def _hold(self) -> None:
        """Remembers what is chosen, and which entry is at the top, before rows come and go."""
        self._quiet = True
        self._anchor = None
        if self.verticalScrollBar().value() > 0:
            first, last = self.in_sight()
            for row in range(first, last + 1):
                card = self._card(self._model.index(row, 0))
                if card is not None:
                    self._anchor = card.id, self.rowViewportPosition(row)
                    break

    def _settle(self, change: Change) -> None:
        more = change.added - change.removed
        old = [row + more for row in self._heads if change.first <= row < change.first + change.removed]
        self._resize_rows([row for row in old if row >= change.first], self._delegate.entry_height)
        self._heads = self._model.outline.headings()
        new = self._model.outline.headings(change.first, change.first + change.added - 1)
        self._resize_rows(new, self._delegate.heading_height)
        self._restore()
        self._quiet = False
        self._moved()

    def _restore(self) -> None:
        row = self._model.row_of(self._held) if self._held else -1
        here = self.currentIndex()
        if row < 0 and self.neighbourly and here.row() in self._heads:  # in the place of what went
            behind = self._model.index(here.row() + 1, 0)
            self.selectionModel().setCurrentIndex(behind, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if row >= 0 and row != here.row():
            index = self._model.index(row, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        elif row < 0 and self.neighbourly:
            self._held = self.chosen_id()
        elif row < 0:
            self.selectionModel().clear()
            self._held = ""
        if self._anchor is not None:
            id, top = self._anchor
            row = self._model.row_of(id)
            if row >= 0:
                self.updateGeometries()
                self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(row) - top)

    def _resize_rows(self, rows: list[int], height: int) -> None:
        down = self.verticalHeader()
        down.setUpdatesEnabled(False)  # with updates on, every single change would lay out all rows again
        for row in rows:
            down.resizeSection(row, height)
        down.setUpdatesEnabled(True)
