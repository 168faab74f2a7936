"""One tip: how to do it, where it came from, and each time it was tried."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from peerjournal.model.moments import now
from peerjournal.model.tip import Try
from peerjournal.ui import words
from peerjournal.ui.models.told import quoted
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.tips import wording
from peerjournal.ui.pages.tips.look import Story
from peerjournal.ui.theme.tokens import HAIR, NEAR, SNUG, TIGHT
from peerjournal.ui.widgets import Button, Card, Column, FlowLayout, IconButton, label
from peerjournal.ui.widgets.prose import Prose, entry_font

TRIES = 20  # shown at once; as many more on asking


class StoryView(QWidget):
    """`taken_back` carries a Try that was put down by mistake; the other signals are its buttons."""

    left = Signal()
    tried = Signal()
    editing = Signal()
    deleting = Signal()
    to_group = Signal()
    taken_back = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._seen: Story | None = None
        self._most = TRIES
        self._back = Button(self.tr("All tips"), self.left.emit, role="link", icon="chevron-left")
        self._title = label("", "section")
        self._for = label()
        self._how = Prose()
        self._how.setAccessibleName(self.tr("How to do it"))
        self._figures = label("", "muted")
        self._origin = label("", "small")
        self._try = Button(self.tr("I tried it"), self.tried.emit, role="primary")
        self._group = Button(self.tr("Show the group"), self.to_group.emit, role="quiet")
        card = Card()
        card.add(self._title, self._how)
        card.add_lines(self._for, self._figures, self._origin)
        flow = FlowLayout()
        flow.setContentsMargins(0, TIGHT, 0, 0)
        edit, delete = Button(self.tr("Edit"), self.editing.emit), Button(self.tr("Delete"), self.deleting.emit)
        delete.setProperty("role", "quiet")
        for button in (self._try, edit, self._group, delete):
            flow.addWidget(button)
        card.body.addLayout(flow)
        self._tries = Card(self.tr("Each time you tried it"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(NEAR)
        self._rows.setVerticalSpacing(HAIR)
        self._rows.setColumnStretch(2, 1)
        self._tries.body.addLayout(self._rows)
        self._more = Button(self.tr("Show earlier tries"), self._show_more, role="link", icon="chevron-down")
        self._tries.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column = Column()
        column.body.setSpacing(SNUG)
        column.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.add(card, self._tries)
        column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)

    def show_story(self, seen: Story, *, title: bool, group: bool) -> None:
        """Shows a tip; with its title where the heading could not hold it, and a way to its group if there is one."""
        if self._seen is None or self._seen.tip.id != seen.tip.id:
            self._most = TRIES
        self._seen = seen
        self._title.setText(words.breakable(seen.tip.title))
        self._title.setVisible(title)
        self._how.show_markdown(quoted(seen.tip.how), entry_font(self._shell.settings), {})
        self._how.setVisible(bool(seen.tip.how.strip()))
        where = wording.origin(seen.origin, now().date())
        texts = (wording.situations(seen.tip.situations), wording.figures(seen.ranked), where)
        for line, text in zip((self._for, self._figures, self._origin), texts, strict=True):
            line.setText(words.breakable(text))
            line.setVisible(bool(text))
        self._group.setVisible(group)
        self._show_tries()

    def begin(self) -> None:
        """The button most come for."""
        self._try.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tries(self) -> None:
        seen = self._seen
        if seen is None:
            return
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, one in enumerate(seen.tries[: self._most]):
            self._add_try(2 * place, one)
        self._tries.setVisible(bool(seen.tries))
        self._more.setVisible(len(seen.tries) > self._most)

    def _add_try(self, line: int, one: Try) -> None:
        """When, from what to what, and a cross; what was noted stands below."""
        day = words.short_day(one.at.date(), now().date())
        change = label(words.from_to(one.before, one.after), wrap=False)
        change.setAccessibleName(words.spoken_from_to(one.before, one.after))
        cross = IconButton("close", self.tr("Take back the try of {day}").replace("{day}", day), self._taking_back(one))
        cells: tuple[tuple[QWidget, int], ...] = ((label(day, "muted", wrap=False), 0), (change, 1), (cross, 3))
        for cell, place in cells:
            self._rows.addWidget(cell, line, place, Qt.AlignmentFlag.AlignVCenter)
        if one.note:
            self._rows.addWidget(label(words.breakable(one.note)), line + 1, 0, 1, 4)

    def _taking_back(self, one: Try) -> Callable[[], object]:
        return lambda: self.taken_back.emit(one)

    def _show_more(self) -> None:
        self._most += TRIES
        self._show_tries()
