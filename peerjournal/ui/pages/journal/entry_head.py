"""The beginning of an entry that is read: when it was, its title, and how it was in small words."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.model.entry import Entry
from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.models.scales import in_order, scale_name, scale_text
from peerjournal.ui.pages.journal.pills import Pill
from peerjournal.ui.pages.journal.wrapping import WrappingTitle
from peerjournal.ui.theme.tokens import HAIR, TIGHT
from peerjournal.ui.widgets import FlowLayout, label
from peerjournal.ui.widgets.feelings import shown


class EntryHead(QWidget):
    """Shows what an entry says beside its text; what it does not say takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._when = label("", "muted")
        self._title = WrappingTitle()
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, across=6, down=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HAIR)
        column.addWidget(self._when)
        column.addWidget(self._title)
        column.addSpacing(TIGHT)
        column.addWidget(self._pills)

    def show_entry(self, entry: Entry, group: str) -> None:
        """Fills in an entry and its group's name."""
        self._when.setText(when_text(entry))
        self._title.set_text(entry.title)
        self._title.setVisible(bool(entry.title))
        while (item := self._flow.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for feeling in entry.feelings:
            said = shown(feeling.name)
            self._add(said if feeling.intensity is None else f"{said} {feeling.intensity}", "feeling")
        for key, value in in_order(entry.scales):
            self._add(scale_text(key, value), scale_name(key).hue)
        if group:
            self._add(group, "group")
        for tag in entry.tags:
            self._add("#" + tag, "accent")
        self._pills.setVisible(self._flow.count() > 0)

    def _add(self, text: str, hue: str) -> None:
        self._flow.addWidget(Pill(text, hue))


def when_text(entry: Entry) -> str:
    """`Monday 23 November, 18:30`; only the day where only that is known."""
    today = now().date()
    return words.day(entry.at.date(), today) if entry.all_day else words.moment(entry.at, today)
