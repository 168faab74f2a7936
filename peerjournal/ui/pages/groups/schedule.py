"""When a group meets, in plain choices, with the next dates that come of them."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.actions import groups
from peerjournal.model.group import Group
from peerjournal.model.moments import now, to_local
from peerjournal.ui import words
from peerjournal.ui.pages.groups import rhythm
from peerjournal.ui.pages.groups.listed import zones
from peerjournal.ui.pages.groups.rhythm import MONTH, TWO_WEEKS, WEEK, Rhythm
from peerjournal.ui.theme.tokens import TIGHT
from peerjournal.ui.widgets import FlowLayout, label
from peerjournal.ui.widgets.choice import Choice
from peerjournal.ui.widgets.moment import ClockField

NEVER, OWN = "", "own"
_EVENING = time(18, 30)


class ScheduleField(QWidget):
    """`changed` after each choice. A rule that the choices cannot say is kept as it is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = self._apart = Group("", "")
        self._before: dict[str, Any] = {}
        self._every = Choice(self.tr("How often"), whole=True)
        self._nth = Choice(
            self.tr("Which one in the month"), [(rhythm.nth(one), str(one)) for one in (1, 2, 3, 4, -1)], whole=True
        )
        days = [(rhythm.weekday(one), str(one)) for one in range(7)]
        self._day = Choice(self.tr("Day of the week"), days, whole=True)
        self._clock = ClockField(self.tr("Time"))
        self._begins = Choice(self.tr("Which week"), whole=True)
        self._next = label("", "muted")
        line = QWidget()
        flow = FlowLayout(line)
        for field in (self._every, self._nth, self._day, self._clock, self._begins):
            flow.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(line)
        column.addWidget(self._next)
        self.setFocusProxy(self._every)
        for choice in (self._every, self._nth, self._day, self._begins):
            choice.activated.connect(self._chosen)
        self._clock.timeChanged.connect(self._chosen)

    def show_group(self, group: Group) -> None:
        """Shows when a group meets."""
        self._group = self._apart = group
        own = group.rrule and rhythm.read(group) is None
        self._every.set_choices(
            [
                (self.tr("No fixed days"), NEVER),
                (self.tr("Every week"), WEEK),
                (self.tr("Every two weeks"), TWO_WEEKS),
                (self.tr("Every month"), MONTH),
                *([(self.tr("As it is now"), OWN)] if own else []),
            ]
        )
        self.set_fields(self._fields_of(group))
        self._before = self.fields()

    def heed(self, group: Group) -> None:
        """Shows the next dates without this group's breaks and with its extra meetings."""
        known = not group.zone or group.zone in zones()  # it may be typed just now
        self._apart = group if known else replace(group, zone="")
        self._show()

    def schedule(self) -> tuple[str, datetime | None]:
        """The rule and the moment it counts from; as they were if nothing else was chosen."""
        every = self._every.chosen()
        if every == OWN or self.fields() == self._before:
            return self._group.rrule, self._group.first_at
        if every == NEVER:
            return "", None
        made = self._meant()
        return made.rrule, made.first_at

    def fields(self) -> dict[str, Any]:
        """What is chosen, for a draft."""
        return {
            "every": self._every.chosen(),
            "nth": self._nth.chosen(),
            "day": self._day.chosen(),
            "time": self._clock.clock().isoformat("minutes"),
            "begins": self._begins.chosen(),
        }

    def set_fields(self, fields: dict[str, Any]) -> None:
        """Chooses what a draft says; what is not offered any more is left as it is."""
        self._clock.blockSignals(True)
        for field, choice in (("every", self._every), ("nth", self._nth), ("day", self._day)):
            choice.choose(str(fields.get(field, "")))
        try:
            self._clock.set_clock(time.fromisoformat(str(fields.get("time", ""))))
        except ValueError:
            self._clock.set_clock(_EVENING)
        self._clock.blockSignals(False)
        self._offer_weeks()
        self._begins.choose(str(fields.get("begins", "")))
        self._show()

    def _fields_of(self, group: Group) -> dict[str, Any]:
        meant = rhythm.read(group)
        every = NEVER if not group.rrule else OWN if meant is None else meant.every
        first = to_local(group.first_at) if group.first_at is not None else None
        fields = {
            "every": every,
            "nth": str(meant.nth) if meant else "1",
            "day": str(meant.weekday) if meant else str(now().weekday()),
            "time": (first.time() if first else _EVENING).isoformat("minutes"),
            "begins": "0",
        }
        if meant is not None and meant.every == TWO_WEEKS and first is not None:
            following = groups.coming(group, _morning(), 1)
            soonest = meant.group(first.time(), now()).first_at
            fields["begins"] = "0" if following and following[0] == soonest else "1"
        return fields

    def _meant(self) -> Group:
        meant = Rhythm(self._every.chosen(), int(self._day.chosen()), int(self._nth.chosen()))
        skip = int(self._begins.chosen() or 0) if meant.every == TWO_WEEKS else 0
        return meant.group(self._clock.clock(), now(), skip=skip)

    def _chosen(self, *_said: object) -> None:
        self._offer_weeks()
        self._show()
        self.changed.emit()

    def _offer_weeks(self) -> None:
        """Every two weeks: this one or the next."""
        if self._every.chosen() != TWO_WEEKS:
            return
        meant = Rhythm(TWO_WEEKS, int(self._day.chosen()))
        today = now()
        starts = [meant.group(self._clock.clock(), today, skip=skip).first_at for skip in (0, 1)]
        pattern = self.tr("from {day}")
        self._begins.set_choices(
            [
                (pattern.replace("{day}", words.short_day(one.date(), today.date())), str(skip))
                for skip, one in enumerate(starts)
                if one is not None
            ]
        )

    def _show(self) -> None:
        every = self._every.chosen()
        self._nth.setVisible(every == MONTH)
        self._begins.setVisible(every == TWO_WEEKS)
        for field in (self._day, self._clock):
            field.setVisible(every in (WEEK, TWO_WEEKS, MONTH))
        self._next.setText(self._next_words(every))
        self._next.setVisible(bool(self._next.text()))

    def _next_words(self, every: str) -> str:
        if every == NEVER:
            return ""
        rule, first_at = self.schedule()
        coming = groups.coming(replace(self._apart, rrule=rule, first_at=first_at), now())
        if not coming:
            return ""
        days = ", ".join(words.day(one.date(), now().date()) for one in coming)
        return self.tr("Next: {days}").replace("{days}", days)


def _morning() -> datetime:
    return now().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(minutes=1)
