"""The page Find: results from the first letter on, newest first, with the matches marked."""

from typing import Any, ClassVar

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout

from peerjournal.model.errors import BadDate, WorldError
from peerjournal.ui.delegates.result import ResultDelegate
from peerjournal.ui.models.results import ROLE, Result, ResultsModel
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, ResultsPage, Shell
from peerjournal.ui.pages.find.look import Results, as_typed, count, look
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import EmptyState, label
from peerjournal.ui.widgets.pick import Pick

MOST = 200  # shown; who wants one that is not among them types another letter
_COUNT_AFTER = 40  # milliseconds without a key until all are counted: what is painted first shall not wait for that
_AT_LATEST = 80  # milliseconds until the page is painted when it opens, answer or not
_REST_AFTER = 200  # milliseconds without a key until the others are read
_SAID_AFTER = 700  # milliseconds without a key until a screen reader is told the number
PAGE_OF = {"entry": "journal", "tip": "tips", "question": "groups", "kind_word": "today"}


def _nothing(_vault: Any) -> None:
    """Overtakes a search that nobody waits for any more."""


class _ResultsView(QListView):
    """Enter and Space are the page's; everything else is a list's."""

    def __init__(self, page: "FindPage") -> None:
        super().__init__()
        self._page = page
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What was found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Opens with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._page.choose()
        else:
            super().keyPressEvent(event)


class FindPage(ResultsPage):
    """Asks anew with every letter; whatever the letter before had asked for is stopped."""

    watches: ClassVar[frozenset[Noun]] = frozenset({Noun.ENTRY, Noun.TIP, Noun.QUESTION, Noun.KIND_WORD, Noun.GROUP})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.set_heading(self.tr("Find"))
        self._text = ""
        self._asking = self._open_first = False
        self._within: int | None = None  # of what was shown last: `ranked_within`
        self._count = label("", "muted")
        choices = [("newest", self.tr("Newest")), ("best", self.tr("Best match"))]
        self._order = Pick(self.tr("What comes first"), choices, "newest")
        self._order.picked.connect(self._put_in_order)
        self._model = ResultsModel()
        self._delegate = ResultDelegate()
        self._list = _ResultsView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(self.choose)
        self._nothing = EmptyState(
            "search",
            self.tr("Nothing found"),
            self.tr("It may be written differently. The beginning of a word is enough, and fewer words find more."),
        )
        self._shown = QStackedWidget()
        self._shown.addWidget(self._list)
        self._shown.addWidget(self._nothing)
        room = self._shown.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # what is said instead of results stays at the top
        self._shown.setSizePolicy(room)
        self._hint = label("", "small")
        self._hint.setText(
            self.tr(
                "You can narrow it down:  tag:hope  feeling:calm  group:Thursday  from:2024-05  to:2024-06  -without  "
                '"these words together"'
            )
        )
        head = QHBoxLayout()
        head.setSpacing(SNUG)
        head.addWidget(self._count, 1)
        head.addWidget(self._order)
        around = QVBoxLayout(self)
        around.setContentsMargins(2, 0, 2, SNUG)
        around.setSpacing(TIGHT)
        around.addLayout(head)
        around.addWidget(self._shown, 1)
        around.addWidget(self._hint)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(lambda: self._tell(self._count.text()))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask_rest)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._ask_number)
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.timeout.connect(self._opened)
        shell.theme.changed.connect(self._measure)

    def visit(self, link: Link) -> None:
        """The search field's text."""
        self._text = link.text
        self._list.setCurrentIndex(self._model.index(-1, 0))
        self._ask()

    def refresh(self) -> None:
        """Asks for the same again."""
        if self._text:
            self._ask()

    def step(self, by: int) -> None:
        """To the next or previous one; a screen reader is told which."""
        rows = self._model.rowCount()
        if not rows:
            return
        now = self._list.currentIndex().row()
        row = min(max(now + by, 0), rows - 1)
        self._list.setCurrentIndex(self._model.index(row, 0))
        self._tell(self._model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    def choose(self) -> None:
        """Opens the chosen one; if the answer is still under way, the first of it when it comes."""
        found = self._list.currentIndex().data(ROLE)
        if self._asking and self._list.currentIndex().row() <= 0:
            self._open_first = True
        elif isinstance(found, Result) and not found.damaged and self.shell.has(PAGE_OF[found.noun]):
            self.shell.go(PAGE_OF[found.noun], Link(found.noun, found.id))

    def _ask(self) -> None:
        self._asking, self._open_first = True, False
        self._rest.stop()
        self._counting.stop()
        words, order = as_typed(self._text), self._order.chosen()
        task = self.tasks.overtake("search", look, words, order, self._in_sight(), counted=False)
        task.then(self._show_first).failed(self._refused)

    def _in_sight(self) -> int:
        """As many as there is room for: read first and alone, they are there within a frame."""
        return max(self._list.contentsRect().height() // self._delegate.height + 1, 4)

    def _show_first(self, found: Results) -> None:
        self._show(found)
        self._asking = False
        if self._open_first:
            self.choose()
        elif found.total is None:
            self._within = found.ranked_within
            self._counting.start(_COUNT_AFTER)
            self._rest.start(_REST_AFTER)
        elif found.total > len(found.rows):
            self._rest.start(_REST_AFTER)

    def _ask_number(self) -> None:
        within = self._within
        task = self.tasks.overtake("search", count, as_typed(self._text))
        task.then(lambda total: self._count.setText(self._counted(total, within)))

    def _ask_rest(self) -> None:
        self.tasks.overtake("search", look, as_typed(self._text), self._order.chosen(), MOST).then(self._show)

    def _show(self, found: Results) -> None:
        chosen = self._list.currentIndex().data(ROLE)
        self._model.show_results(found.rows)
        if found.rows and not self._list.currentIndex().isValid():
            same = [row for row, one in enumerate(found.rows) if isinstance(chosen, Result) and one.id == chosen.id]
            self._list.setCurrentIndex(self._model.index(same[0] if same else 0, 0))
        self._shown.setCurrentWidget(self._list if found.rows else self._nothing)
        self._shown.show()
        if found.total is not None:
            self._count.setText(self._counted(found.total, found.ranked_within))
        self._telling.start(_SAID_AFTER)
        self._opened()

    def _counted(self, total: int, ranked_within: int | None = None) -> str:
        number = QLocale().toString
        if not total:
            return ""
        text = self.tr("1 found") if total == 1 else self.tr("{number} found").replace("{number}", number(total))
        if total > MOST:
            text += " · " + self.tr("{most} are shown").replace("{most}", number(MOST))
        if ranked_within is not None:
            newest = self.tr("the best of the newest {number}").replace("{number}", number(ranked_within))
            text += " · " + newest
        return text

    def _refused(self, error: WorldError) -> None:
        self._asking = self._open_first = False
        self._opened()
        if isinstance(error, BadDate):
            self._shown.setVisible(self._model.rowCount() > 0)
            self._count.setText(self.tr("A date is written like 2024-05-17, or 2024-05, or 2024."))
        else:
            from peerjournal.actions.wording import sentence

            self.shell.say(sentence(error), error=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the room is for what was found."""
        super().resizeEvent(event)
        self._hint.setVisible(self.height() > scaled(360))

    def showEvent(self, event: QShowEvent) -> None:
        """Is painted once, with the answer to the first letter, and not first without it."""
        super().showEvent(event)
        if not event.spontaneous():
            self.setUpdatesEnabled(False)
            self._opening.start(_AT_LATEST)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forgets what was found: the next search begins with nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._opened()
            self._rest.stop()
            self._counting.stop()
            self._text = ""
            self._asking = self._open_first = False
            self.tasks.overtake("search", _nothing)
            self._model.show_results(())
            self._count.setText("")

    def _opened(self) -> None:
        self._opening.stop()
        self.setUpdatesEnabled(True)

    def _put_in_order(self, _order: str) -> None:
        self._list.setCurrentIndex(self._model.index(-1, 0))
        self._ask()

    def _tell(self, text: str) -> None:
        if text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._list, text))

    def _measure(self) -> None:
        self._delegate.measure()
        self._list.doItemsLayout()
