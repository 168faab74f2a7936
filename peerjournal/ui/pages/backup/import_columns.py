"""Which column of a table holds what, for tables of programs that nobody knows."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import Choice, label


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportColumns", text)


class ColumnTable(QWidget):
    """A list of headings for each of our fields. Hidden until there are columns. `picked` goes out with a change."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lists: dict[str, Choice] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SNUG)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(_tr("Which column holds what:"), "muted"), 0, 0, 1, 2)
        for place, (field, words) in enumerate(_fields(), start=1):
            one = self._lists[field] = Choice(_tr("Column for {field}").replace("{field}", words))
            one.setMinimumContentsLength(4)
            one.activated.connect(lambda _: self.picked.emit())
            grid.addWidget(label(words, wrap=False), place, 0)
            grid.addWidget(one, place, 1)
        self.hide()

    def show_columns(self, headings: Sequence[str]) -> None:
        """Offers these headings; what was chosen stays."""
        choices = [(_tr("as found"), ""), *((one, one) for one in headings)]
        for one in self._lists.values():
            one.set_choices(choices)
        self.setVisible(bool(headings))

    def wished(self) -> dict[str, str]:
        """Our field and the heading there, of those that were chosen."""
        return {field: one.chosen() for field, one in self._lists.items() if one.chosen()}


def _fields() -> list[tuple[str, str]]:
    return [
        ("date", _tr("Date")), ("time", _tr("Time")), ("title", _tr("Title")), ("text", _tr("Text")),
        ("tags", _tr("Tags")), ("mood", _tr("Mood")),
    ]  # fmt: skip
