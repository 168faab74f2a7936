"""The list of groups: when each meets next, and what there is to bring."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from peerjournal.model.moments import to_local
from peerjournal.ui import words
from peerjournal.ui.pages.groups import rhythm
from peerjournal.ui.pages.groups.look import Overview, Summary
from peerjournal.ui.theme.tokens import NEAR
from peerjournal.ui.widgets import Button, Card, CardGrid, Column, EmptyState, FlowLayout, label

_LONGEST = 50  # characters of a name that the line above the cards can hold


class GroupCard(Card):
    """One group. A click anywhere opens it, as its button does for the keyboard."""

    def __init__(self, one: Summary, now: datetime, show: Callable[[], object]) -> None:
        super().__init__(words.breakable(one.group.name))
        self.group_id, self._show = one.group.id, show
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        lines = [label(text, role) for text, role in self._lines(one, now) if text]
        self.add_lines(*lines)
        self.body.addStretch(1)
        self.opens = Button(self.tr("Open"), show)
        self.opens.setAccessibleName(self.tr("Open: {group}").replace("{group}", one.group.name))
        self.buttons(self.opens)

    def _lines(self, one: Summary, now: datetime) -> list[tuple[str, str]]:
        if one.group.left_at is not None:
            day = words.day(to_local(one.group.left_at).date(), now.date())
            return [(self.tr("You left on {day}.").replace("{day}", day), "muted")]
        rule = rhythm.spoken(one.group)
        if one.next_at is None:
            lines = [(rule or self.tr("No date is set."), "muted")]
        else:
            moment, ahead = words.moment(one.next_at, now.date()), words.ahead(one.next_at, now)
            lines = [(moment, ""), (" · ".join(part for part in (ahead, rule) if part), "muted")]
        if one.questions == 1:
            lines.append((self.tr("1 question to bring"), "muted"))
        elif one.questions:
            number = words.number(float(one.questions))
            lines.append((self.tr("{number} questions to bring").replace("{number}", number), "muted"))
        return lines

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the group."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._show()


class OverviewList(QWidget):
    """`opened` carries a group's id; `adding` asks for the form, `comparing` for the visits side by side,
    `from_file` for groups that a file holds.
    """

    opened = Signal(str)
    adding = Signal()
    comparing = Signal()
    from_file = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[GroupCard] = []
        self._grid = CardGrid()
        self._next, self._damaged = label("", "section"), label("", "error")
        ways = QWidget()
        row = FlowLayout(ways)
        self._compare = Button(self.tr("Side by side"), self.comparing.emit, role="quiet")
        row.addWidget(Button(self.tr("Add a group"), self.adding.emit, icon="plus"))
        row.addWidget(self._file_button())
        row.addWidget(self._compare)
        column = Column()
        column.body.setSpacing(NEAR)
        column.add(self._next, ways, self._damaged, self._grid)
        column.stretch()
        self._first = Button(self.tr("Add a group"), self.adding.emit, role="primary", icon="plus")
        empty = Column()
        first = QWidget()
        steps = QVBoxLayout(first)
        steps.setContentsMargins(0, 0, 0, 0)
        for button in (self._first, self._file_button()):
            steps.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        empty.add(
            EmptyState(
                "groups",
                self.tr("The groups you go to"),
                self.tr(
                    "When they meet, what you want to ask there, who you met, by alias, and what was agreed. It all "
                    "stays in this journal."
                ),
                first,
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(column)
        self._stack.addWidget(empty)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def show_overview(self, seen: Overview, now: datetime) -> None:
        """Shows what was read; the keyboard stays where it was."""
        inside = self.window().focusWidget()
        had = next((one.group_id for one in self._cards if one.opens is inside), "")
        self._stack.setCurrentIndex(0 if seen.summaries or seen.damaged else 1)
        self._cards = [GroupCard(one, now, self._opening(one.group.id)) for one in seen.summaries]
        self._grid.set_cards(self._cards)
        self._next.setText(self._next_words(seen, now))
        self._next.setVisible(bool(self._next.text()))
        self._compare.setVisible(len(seen.summaries) > 1)
        text = self.tr("{number} damaged on the disk, not shown here.").replace("{number}", str(seen.damaged))
        self._damaged.setText(text)
        self._damaged.setVisible(seen.damaged > 0)
        for card in self._cards:
            if card.group_id == had:
                card.opens.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """The first group, or the first step."""
        first = self._cards[0].opens if self._cards else self._first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _file_button(self) -> Button:
        return Button(self.tr("Add from a file…"), self.from_file.emit, role="quiet")

    def _next_words(self, seen: Overview, now: datetime) -> str:
        if not seen.summaries or seen.summaries[0].next_at is None or len(seen.summaries[0].group.name) > _LONGEST:
            return ""
        first = seen.summaries[0]
        pattern = self.tr("Next: {group}, {day}").replace("{group}", first.group.name)
        return pattern.replace("{day}", words.ahead(first.next_at or now, now))

    def _opening(self, id: str) -> Callable[[], object]:
        return lambda: self.opened.emit(id)
