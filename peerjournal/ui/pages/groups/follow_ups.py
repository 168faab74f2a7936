"""A facilitator's card: what to see to after a meeting, perhaps by a day, and the ways to log and handover."""

from collections.abc import Callable

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from peerjournal.model.follow_up import FollowUp
from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.pages.groups.rows import Rows
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import Button, Card, FlowLayout, IconButton, label

_LONGEST = 500  # characters


class FollowUps(Card):
    """`added` carries (text, day or None), `done` (id, whether), `removed` an id; the others ask for their sheets."""

    added = Signal(str, object)
    done = Signal(str, bool)
    removed = Signal(str)
    logging = Signal()
    handing_over = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Running the group"))
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("What to see to"))
        self._field.setAccessibleName(self.tr("A follow-up"))
        self._field.setMaxLength(_LONGEST)
        self._field.returnPressed.connect(self._send)
        self._by = QCheckBox(self.tr("by"))
        self._by.setAccessibleName(self.tr("By a day"))
        self._day = QDateEdit(QDate.currentDate().addDays(7))
        self._day.setCalendarPopup(True)
        self._day.setAccessibleName(self.tr("Due"))
        self._day.setEnabled(False)
        self._by.toggled.connect(self._day.setEnabled)
        line = QWidget()
        flow = FlowLayout(line)
        for widget in (self._by, self._day, Button(self.tr("Add"), self._send)):
            flow.addWidget(widget)
        self._rows = Rows(self._row)
        self.add(self._field, line, self._rows)
        ways = QWidget()
        row = FlowLayout(ways)
        row.addWidget(Button(self.tr("Safeguarding log…"), self.logging.emit))
        row.addWidget(Button(self.tr("Hand over…"), self.handing_over.emit))
        self.add(ways)
        self.body.setSpacing(SNUG)

    def show_follow_ups(self, seen: tuple[FollowUp, ...]) -> None:
        """Shows the open ones, what is due first at the top; those that are done go below."""
        in_order = sorted(seen, key=lambda one: (one.done_at is not None, one.due is None, str(one.due or "")))
        self._rows.set_rows([(one.id, one) for one in in_order])

    def _row(self, one: FollowUp) -> QWidget:
        made = QWidget()
        box = QCheckBox()
        box.setChecked(one.done_at is not None)
        box.setAccessibleName(self.tr("Done: {what}").replace("{what}", one.text))
        box.clicked.connect(lambda on: self.done.emit(one.id, on))
        text = one.text
        if one.due is not None and one.done_at is None:
            text += " · " + self.tr("by {day}").replace("{day}", words.day(one.due, now().date()))
        told = label(words.breakable(text), "muted" if one.done_at is not None else "")
        away = IconButton("close", self.tr("Remove: {what}").replace("{what}", one.text), self._removing(one.id))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(told, 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _removing(self, id: str) -> Callable[[], object]:
        return lambda: self.removed.emit(id)

    def _send(self) -> None:
        text = self._field.text().strip()
        if not text:
            self._field.setFocus()
            return
        day = self._day.date()
        self._field.clear()
        self.added.emit(text, day.toPython() if self._by.isChecked() else None)
        self._by.setChecked(False)
