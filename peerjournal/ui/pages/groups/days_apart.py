"""What differs from a group's usual days: breaks, days it skips, extra meetings; its length, the clock it goes by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from peerjournal.model.group import Group, Pause
from peerjournal.model.moments import now, to_local
from peerjournal.ui import words
from peerjournal.ui.pages.groups.listed import DayField, Listed, zones
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, Card, label, named
from peerjournal.ui.widgets.count import CountField
from peerjournal.ui.widgets.moment import MomentField

_WEEK = timedelta(days=7)


class DaysApart(Card):
    """Folded until it is wanted; what is set is said in a line. `changed` after each choice; `fields` are JSON."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        today = now().date()
        self._opens = Button(self.tr("Breaks, single days, length"), self.toggle, role="link", icon="chevron-down")
        self._sum = label("", "muted")
        first, last = DayField(self.tr("Break from"), today), DayField(self.tr("Break until"), today + _WEEK)
        self._open_end = QCheckBox(self.tr("until further notice"))
        self._open_end.toggled.connect(lambda on: last.setEnabled(not on))
        skipped, extra = DayField(self.tr("Day without a meeting"), today), MomentField(self.tr("Extra meeting"))
        extra.set_moment(now().replace(second=0, microsecond=0) + _WEEK)

        def pause() -> Pause:
            begin, end = first.day(), last.day()
            return Pause(begin, None) if self._open_end.isChecked() else Pause(min(begin, end), max(begin, end))

        self._pauses = Listed(self.tr("Add the break"), [first, last, self._open_end], pause, self._pause_words)
        self._skipped = Listed(self.tr("Add the day"), [skipped], skipped.day, self._day_words)
        self._extra = Listed(self.tr("Add the meeting"), [extra], extra.moment, self._moment_words)
        self._minutes, self._zone = CountField(self.tr("Length in minutes")), QLineEdit()
        self._zone.setPlaceholderText(self.tr("This computer's, or such as Europe/Berlin"))
        completer = QCompleter(sorted(zones()), self._zone)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._zone.setCompleter(completer)
        self._inside = QWidget()
        self._lay_out()
        self.body.addWidget(self._opens, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._sum, self._inside)
        self._inside.hide()
        for listed in (self._pauses, self._skipped, self._extra):
            listed.changed.connect(self._say)
        self._minutes.valueChanged.connect(self._say)
        self._zone.textChanged.connect(self._say)

    def show_group(self, group: Group) -> None:
        """Shows what a group has, folded."""
        self.set_fields(_fields(group))
        self._unfold(on=False)

    def fields(self) -> dict[str, Any]:
        """What is set."""
        return _fields(self.apply(Group("", "")))

    def set_fields(self, fields: dict[str, Any]) -> None:
        """Shows what a draft says."""
        self.blockSignals(True)
        pauses = [one for one in fields.get("pauses", ()) if isinstance(one, Sequence) and len(one) == 2]
        self._pauses.set_values(
            Pause(date.fromisoformat(first), date.fromisoformat(last) if last else None) for first, last in pauses
        )
        self._skipped.set_values(date.fromisoformat(one) for one in fields.get("skipped", ()))
        self._extra.set_values(datetime.fromisoformat(one) for one in fields.get("extra", ()))
        self._minutes.set_count(fields.get("minutes"))
        self._zone.setText(str(fields.get("zone", "")))
        self.blockSignals(False)
        self._show_sum()

    def apply(self, group: Group) -> Group:
        """The group with all of this."""
        return replace(
            group, pauses=tuple(sorted(self._pauses.values(), key=lambda one: one.first)),
            skipped=tuple(sorted(self._skipped.values())), extra_at=tuple(sorted(self._extra.values())),
            minutes=self._minutes.count() or None, zone=self._zone.text().strip(),
        )  # fmt: skip

    def toggle(self) -> None:
        """Unfolds it, or folds it again."""
        self._unfold(on=self._inside.isHidden())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        for field, text in (
            (self._pauses, self.tr("Breaks")),
            (self._skipped, self.tr("Days without a meeting")),
            (self._extra, self.tr("Extra meetings")),
            (self._minutes, self.tr("Length in minutes")),
            (self._zone, self.tr("The clock it goes by")),
        ):
            column.addWidget(label(text, "strong") if isinstance(field, Listed) else named(field, text))
            column.addWidget(field)

    def _unfold(self, *, on: bool) -> None:
        self._inside.setVisible(on)
        self._opens.set_icon("chevron-up" if on else "chevron-down")
        self._show_sum()

    def _say(self, *_said: object) -> None:
        self._show_sum()
        self.changed.emit()

    def _show_sum(self) -> None:
        """What is set, while it is folded."""
        minutes = self._minutes.count()
        length = self.tr("{number} minutes").replace("{number}", str(minutes)) if minutes else ""
        without, extra = self.tr("Not on {day}"), self.tr("Also on {day}")
        said = [
            *map(self._pause_words, self._pauses.values()),
            *(without.replace("{day}", self._day_words(one)) for one in self._skipped.values()),
            *(extra.replace("{day}", self._moment_words(one)) for one in self._extra.values()),
            length, self._zone.text().strip(),
        ]  # fmt: skip
        self._sum.setText(" · ".join(one for one in said if one))
        self._sum.setVisible(bool(self._sum.text()) and self._inside.isHidden())

    def _pause_words(self, one: Pause) -> str:
        if one.last is None:
            return self.tr("Break from {day}").replace("{day}", self._day_words(one.first))
        return f"{self._day_words(one.first)} \u2013 {self._day_words(one.last)}"

    def _day_words(self, day: date) -> str:
        return words.short_day(day, now().date())

    def _moment_words(self, at: datetime) -> str:
        return words.moment(to_local(at), now().date())


def _fields(group: Group) -> dict[str, Any]:
    return {
        "pauses": [[one.first.isoformat(), one.last.isoformat() if one.last else ""] for one in group.pauses],
        "skipped": [one.isoformat() for one in group.skipped],
        "extra": [one.isoformat() for one in group.extra_at],
        "minutes": group.minutes,
        "zone": group.zone,
    }
