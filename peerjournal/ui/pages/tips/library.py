"""The library: what helps with which situation, what helped this person most first."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerjournal.model.moments import now
from peerjournal.model.tip import Tip
from peerjournal.ui.pages.tips.card import TipCard
from peerjournal.ui.pages.tips.look import Library
from peerjournal.ui.pages.tips.situations import Situations
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, CardGrid, Column, EmptyState, label

CARDS = 24  # shown at once; as many more on asking


class LibraryView(QWidget):
    """`asked` carries a situation ('' for all), `opened` a tip's id, `tried` a Tip; `adding` asks for the form."""

    asked = Signal(str)
    opened = Signal(str)
    tried = Signal(object)
    adding = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen = Library("", (), (), 0)
        self._most = CARDS
        self._cards: list[TipCard] = []
        self._situations = Situations()
        self._situations.asked.connect(self.asked)
        self._asks = label(self.tr("What helps with …"), "section")
        # Once a situation is chosen, the page's heading asks the question, and the order is said in its place.
        self._order, self._order_above = (label(self.tr("What helped you most comes first."), "muted") for _ in "12")
        self._damaged = label("", "error")
        self._grid = CardGrid()
        self._more = Button(self.tr("Show more tips"), self._show_more, icon="chevron-down")
        self._first = Button(self.tr("Add a tip"), self.adding.emit, role="primary", icon="plus")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._shelf())
        self._stack.addWidget(self._empty())
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def show_library(self, seen: Library) -> None:
        """Shows what was read; the keyboard stays where it was."""
        if seen.situation != self._seen.situation:
            self._most = CARDS
        self._seen = seen
        self._stack.setCurrentIndex(0 if seen.total or seen.damaged else 1)
        text = self.tr("{number} damaged on the disk, not shown here.").replace("{number}", str(seen.damaged))
        self._damaged.setText(text)
        self._damaged.setVisible(seen.damaged > 0)
        self._situations.show_counts(seen.situations, seen.total, seen.situation)
        ordered = sum(one.ranked.eased is not None for one in seen.helping) > 1
        self._asks.setVisible(not seen.situation)
        self._order.setVisible(ordered and not seen.situation)
        self._order_above.setVisible(bool(seen.situation))
        self._order_above.setText(self._order.text() if ordered else "")
        self._show_cards()

    def begin(self) -> None:
        """The chosen situation, or the first step."""
        if self._seen.total:
            self._situations.focus_chosen()
        else:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shelf(self) -> QWidget:
        top = QHBoxLayout()
        top.setSpacing(SNUG)
        top.addWidget(self._asks, 1)
        top.addWidget(self._order_above, 1)
        top.addWidget(Button(self.tr("Add a tip"), self.adding.emit, icon="plus"))
        column = Column()
        column.body.setSpacing(SNUG)
        column.body.addLayout(top)
        column.add(self._situations, self._order, self._damaged, self._grid)
        column.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        column.stretch()
        return column

    def _empty(self) -> QWidget:
        column = Column()
        words = self.tr(
            "Write down what you do, or what somebody said they do. Each time you try it, you can put down how strong "
            "it was before and after; what helped you most then comes first."
        )
        column.add(EmptyState("tips", self.tr("What helps you, ready for when you need it"), words, self._first))
        return column

    def _show_cards(self) -> None:
        today = now().date()
        had = next(((one.tip_id, button) for one in self._cards if (button := one.focused()) is not None), None)
        self._cards = [
            TipCard(one, one.ranked.tip, today, self._trying(one.ranked.tip), self._opening(one.ranked.tip))
            for one in self._seen.helping[: self._most]
            if isinstance(one.ranked.tip, Tip)
        ]
        self._grid.set_cards(self._cards)
        self._more.setVisible(len(self._seen.helping) > self._most)
        for card in self._cards:
            if had is not None and card.tip_id == had[0]:
                card.focus(had[1])

    def _show_more(self) -> None:
        shown = len(self._cards)
        self._most += CARDS
        self._show_cards()
        self._cards[shown].focus(0)

    def _trying(self, tip: Tip) -> Callable[[], object]:
        return lambda: self.tried.emit(tip)

    def _opening(self, tip: Tip) -> Callable[[], object]:
        return lambda: self.opened.emit(tip.id)
