"""A group's card of meetings: the next one, and those there were."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.models.scales import in_order, scale_name
from peerjournal.ui.pages.groups import rhythm
from peerjournal.ui.pages.groups.look import Met, Whole
from peerjournal.ui.pages.groups.rows import LEVEL, Rows
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import HAIR, NEAR, SNUG, TIGHT
from peerjournal.ui.widgets import Button, Card, FlowLayout, IconButton, label


class Meetings(Card):
    """`editing` carries a Met, `wanting_more` asks for earlier ones; the other signals are its buttons."""

    adding = Signal()
    scheduling = Signal()
    after = Signal()
    editing = Signal(object)
    wanting_more = Signal()

    def __init__(self, *, after: bool) -> None:
        super().__init__(self.tr("Meetings"))
        self._now = now()
        self._next, self._when = label(), label("", "muted")
        self.add_lines(self._next, self._when)
        add = Button(self.tr("Add a meeting"), self.adding.emit, icon="plus")
        self._schedule = Button(self.tr("Set the days"), self.scheduling.emit)
        row = FlowLayout(across=SNUG)  # at large letters they have no room beside one another
        if after:
            row.addWidget(Button(self.tr("After a meeting"), self.after.emit, role="primary"))
        row.addWidget(add)
        row.addWidget(self._schedule)
        self.body.addLayout(row)
        self.body.addSpacing(TIGHT)
        self._rows = Rows(self._row)
        self._more = Button(self.tr("Earlier meetings"), self.wanting_more.emit, role="link", icon="chevron-down")
        self.add(self._rows)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_whole(self, seen: Whole, today: datetime) -> None:
        """Shows what was read."""
        self._now = today
        rule = rhythm.spoken(seen.group)
        if seen.next_at is None:
            self._next.setText(rule or self.tr("No date is set."))
            self._when.setText("")
        else:
            moment = words.moment(seen.next_at, today.date())
            self._next.setText(self.tr("Next: {moment}").replace("{moment}", moment))
            self._when.setText(" · ".join(part for part in (words.ahead(seen.next_at, today), rule) if part))
        self._when.setVisible(bool(self._when.text()))
        self._schedule.setVisible(not seen.group.rrule)
        self._rows.set_rows([(one.meeting.id, one) for one in seen.meetings])
        self._more.setVisible(seen.more)

    def _row(self, met: Met) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        day = words.short_day(met.meeting.at.date(), self._now.date())
        when = label(day, "muted", wrap=False)
        when.setMinimumWidth(scaled(52))
        when.setContentsMargins(0, LEVEL, 0, 0)
        told = QVBoxLayout()
        told.setSpacing(HAIR)
        told.setContentsMargins(0, LEVEL, 0, 0)
        for text, role in ((met.meeting.topic, ""), (self._said(met), "small")):
            if text:
                told.addWidget(label(words.breakable(text), role))
        told.addStretch(1)
        edit = IconButton("edit", self.tr("Change the meeting of {day}").replace("{day}", day), self._editing(met))
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _said(self, met: Met) -> str:
        """Whether one was there, and each scale as one came in and left: numbers, nothing made of them."""
        there = {True: self.tr("I was there"), False: self.tr("I wasn't there"), None: ""}[met.meeting.attended]
        if not there and met.meeting.at > self._now:
            there = words.ahead(met.meeting.at, self._now)
        scales = [
            f"{scale_name(key).name} {words.from_to(met.before.get(key), met.after.get(key))}"
            for key, _ in in_order(met.before | met.after)
        ]
        kept = (one.replace(" ", "\u00a0") for one in scales)  # a scale's name and numbers stay in one line
        return " · ".join(part for part in (there, *kept) if part)

    def _editing(self, met: Met) -> Callable[[], object]:
        return lambda: self.editing.emit(met)
