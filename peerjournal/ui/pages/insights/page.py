"""The page Insights: one card for each question, over a time that the person chooses."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from peerjournal.actions import insights
from peerjournal.model.moments import now
from peerjournal.ui.charts.picture import Picture
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.insights import ways
from peerjournal.ui.pages.insights.card import QuestionCard
from peerjournal.ui.pages.insights.look import Seen, finish, look, since
from peerjournal.ui.pages.insights.memories import MemoriesCard
from peerjournal.ui.pages.insights.questions import QUESTIONS
from peerjournal.ui.pages.insights.wording import Names, count
from peerjournal.ui.tasks import Task
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, Choice, Column, FlowLayout, label

_SLOW = 400  # milliseconds after which it is said that something is still being counted
_UNSEEN = 100  # milliseconds after which the first picture is taken to lie out of sight


class InsightsPage(Page):
    """Each card asks for itself, one once the other is shown: while anything is counted, the window waits for its turn
    at every size that a part of the page is asked for.

    A whole life is read in slices, while the page is looked at: whoever goes elsewhere does not wait for it, and it
    begins anew when they come back. What was read is let go of as soon as the pictures are made.
    """

    watches: ClassVar[frozenset[Noun]] = frozenset({
        Noun.ENTRY, Noun.CHECK_IN, Noun.MEETING, Noun.GROUP, Noun.TIP, Noun.TRY, Noun.MEASURE,
    })  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.set_heading(self.tr("Insights"))
        self.period = Choice(self.tr("Time"), [
            (self.tr("All of it"), ""), (self.tr("The last year"), "365"), (self.tr("The last 90 days"), "90"),
            (self.tr("The last 30 days"), "30"),
        ], whole=True)  # fmt: skip
        self.cards = {one.key: QuestionCard(one) for one in QUESTIONS}
        self._first = self.cards[QUESTIONS[0].key]
        self._first.chart.painted.connect(self._painted)
        self.memories = MemoriesCard()
        self.damaged = label("", "error")
        self.damaged.hide()
        self._due = False
        self._asked: list[Task[Any]] = []
        self._left: list[tuple[str, Callable[[Seen], None]]] = []
        self._soon, self._then, self._slow = QTimer(self), QTimer(self), QTimer(self)
        for timer, call, after in (
            (self._soon, self._ask, 0), (self._then, self._ask_next, 0), (self._slow, self._say_counting, _SLOW),
        ):  # fmt: skip
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(call)
        self._column = Column()
        self._column.body.addLayout(self._top())
        about = self.tr("Counts and your own answers, with their doubt. What they mean is yours to say.")
        self._column.add(label(about, "muted"), self.damaged, *self.cards.values(), self.memories)
        self._column.stretch()
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._column)
        self.period.currentIndexChanged.connect(lambda _: self.refresh())
        for card in self.cards.values():
            card.saving.connect(self._save)
        self.memories.opened.connect(self._open)
        self.memories.hidden_one.connect(self._leave_out)

    def _top(self) -> FlowLayout:
        top = FlowLayout(across=SNUG, down=SNUG)
        top.addWidget(self.period)
        top.addWidget(Button(self.tr("Make a report…"), lambda: ways.make_report(self, self.shell), role="primary"))
        top.addWidget(Button(self.tr("Scales and forms…"), lambda: ways.show_scales(self, self.shell)))
        top.addWidget(Button(self.tr("Safety card…"), lambda: ways.show_card(self, self.shell)))
        return top

    def refresh(self) -> None:
        """Asks each question again: now, or when the page is next looked at."""
        self._due = True
        self._stop()
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Asks once the page is there to be seen: reading would only delay that."""
        super().showEvent(event)
        if self._due:
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops what is still being counted."""
        super().hideEvent(event)
        self._soon.stop()
        self._slow.stop()
        self._stop()
        if self._due:
            self.tasks.in_slices("end", insights.forget)

    def _ask(self) -> None:
        self._left = [*((one.key, self._show) for one in QUESTIONS), ("looking_back", self._show_memories)]
        self._ask_next()
        self._slow.start()

    def _ask_next(self) -> None:
        if not self._left:
            asked = self._asked = [self.tasks.in_slices("end", finish)]
            asked[0].then(lambda damaged: self._finished(asked, damaged))
            return
        key, show = self._left.pop(0)
        task = self._look(key).then(show)
        self._asked = [task]
        task.always(lambda: self._go_on(task))

    def _stop(self) -> None:
        for task in self._asked:
            task.cancel()
        self._asked = []
        self._then.stop()

    def _look(self, key: str) -> Task[Seen]:
        return self.tasks.in_slices(key, look, key, since(self.period.chosen(), now().date()))

    def _go_on(self, task: Task[Any]) -> None:
        if task not in self._asked:  # somebody went elsewhere, or asked anew
            return
        first = len(self._left) == len(QUESTIONS)
        self._then.start(_UNSEEN if first and self._first.chart.is_awaited() else 0)

    def _painted(self) -> None:
        if self._then.isActive():
            self._then.start(0)

    def _say_counting(self) -> None:
        for card in self.cards.values():
            card.say_counting()

    def _finished(self, asked: list[Task[Any]], damaged: int) -> None:
        if asked is not self._asked:  # it was just finishing when all was asked again
            return
        self._due = False
        self._asked = []
        self._slow.stop()
        words = self.tr("{n} damaged records could not be read, and count for nothing here.")
        one = self.tr("One damaged record could not be read, and counts for nothing here.")
        self.damaged.setText(one if damaged == 1 else words.replace("{n}", count(damaged)))
        self.damaged.setVisible(bool(damaged))

    def begin(self) -> None:
        """The time."""
        self.period.setFocus()

    def place(self) -> dict[str, Any]:
        """The time that is shown."""
        return {"period": self.period.chosen()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Shows it again."""
        if isinstance(period := place.get("period"), str):
            self.period.choose(period)

    def _show(self, seen: Seen) -> None:
        if self._asked:  # else it was just finishing when somebody went elsewhere
            self.cards[seen.key].show_found(seen.found, Names(seen.measures))

    def _show_memories(self, seen: Seen) -> None:
        self.memories.show_memories(seen.found)

    def _save(self, picture: Picture) -> None:
        ways.save_picture(self, self.shell, picture)

    def _open(self, entry_id: str) -> None:
        self.shell.go("journal", Link("entry", entry_id))

    def _leave_out(self, entry_id: str) -> None:
        ways.leave_out(self, self.shell, entry_id)
