"""What the timeline is narrowed down to: one chip for each condition, and how many entries fit."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.model.filters import EntryFilter
from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.theme.tokens import HAIR
from peerjournal.ui.widgets import Chip, FlowLayout, label
from peerjournal.ui.widgets.feelings import shown


class FilterBar(QWidget):
    """`changed` carries the filter that is left after a chip was taken away."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._where = EntryFilter()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, across=6, down=6)
        self._count = label("", "small", wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HAIR)
        column.addWidget(self._chips)
        column.addWidget(self._count)
        self._chips.hide()

    def show_filter(self, where: EntryFilter, groups: Mapping[str, str]) -> None:
        """One chip for each condition; `groups` are the groups' names by id."""
        self._where = where
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if where.feeling is not None:
            self._add(shown(where.feeling), "feeling", replace(where, feeling=None))
        if where.tag is not None:
            self._add("#" + where.tag, "accent", replace(where, tag=None))
        if where.group_id is not None:
            self._add(groups.get(where.group_id, self.tr("A group")), "group", replace(where, group_id=None))
        if where.aliases:
            self._add(" · ".join(where.aliases), "group", replace(where, aliases=()))
        if where.first_day is not None or where.last_day is not None:
            self._add(
                days_text(where.first_day, where.last_day), "accent", replace(where, first_day=None, last_day=None)
            )
        if where.starred:
            self._add(self.tr("Starred"), "tip", replace(where, starred=False))
        if where.has_attachment:
            self._add(self.tr("With files"), "accent", replace(where, has_attachment=False))
        self._chips.setVisible(where != EntryFilter())

    def show_count(self, count: int | None) -> None:
        """How many entries fit; None while nobody knows."""
        self._count.setText("" if count is None else entries_number(count))

    def _add(self, text: str, hue: str, without: EntryFilter) -> None:
        chip = Chip(text, hue=hue, removable=True)
        chip.clicked.connect(self._removing(without))
        self._flow.addWidget(chip)

    def _removing(self, without: EntryFilter) -> Callable[[], None]:
        return lambda: self.changed.emit(without)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilterBar", text)


def days_text(first: date | None, last: date | None) -> str:
    """`23 Nov`, `from 1 Nov`, `to 23 Nov`, `1 Nov – 23 Nov`."""
    today = now().date()
    if first is not None and last is not None:
        both = words.short_day(first, today), words.short_day(last, today)
        return both[0] if first == last else " – ".join(both)
    if first is not None:
        return _tr("from {day}").replace("{day}", words.short_day(first, today))
    return _tr("to {day}").replace("{day}", words.short_day(last, today)) if last is not None else ""
