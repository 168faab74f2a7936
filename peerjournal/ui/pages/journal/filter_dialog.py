"""Choosing what the timeline is narrowed down to; says at once how many entries would be left."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QGridLayout, QWidget

from peerjournal.model.filters import EntryFilter
from peerjournal.model.moments import now
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.models.outline import Outline
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.journal import reading
from peerjournal.ui.pages.journal.choices import Choices, choices
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import Button, named
from peerjournal.ui.widgets.choice import Choice
from peerjournal.ui.widgets.feelings import shown


class FilterDialog(Dialog):
    """Gives the filter to `done` when it is accepted."""

    def __init__(
        self, parent: QWidget, shell: Shell, where: EntryFilter, done: Callable[[EntryFilter], object]
    ) -> None:
        super().__init__(parent, QCoreApplication.translate("FilterDialog", "Show only some entries"), lock=shell.lock)
        self._tasks = shell.tasks_for(self)
        self._before, self._done = where, done
        self._feeling, self._tag, self._group, self._person = Choice(""), Choice(""), Choice(""), Choice("")
        self._people: dict[str, tuple[str, ...]] = {}
        self._first_on, self._first = self._day(self.tr("Not before"), where.first_day)
        self._last_on, self._last = self._day(self.tr("Not after"), where.last_day)
        self._starred = QCheckBox(self.tr("Only with a star"))
        self._files = QCheckBox(self.tr("Only with files"))
        self._starred.setChecked(where.starred)
        self._files.setChecked(where.has_attachment)
        self._show = Button(self.tr("Show"), self.accept, role="primary")
        self._lay_out()
        self.buttons(
            Button(self.tr("Cancel"), self.reject),
            Button(self.tr("All entries"), self._all),
            self._show,
        )
        for box in (self._feeling, self._tag, self._group, self._person):
            box.currentIndexChanged.connect(self._count)
        for check in (self._first_on, self._last_on, self._starred, self._files):
            check.toggled.connect(self._count)
        for edit in (self._first, self._last):
            edit.dateChanged.connect(self._count)
        self._tasks.run(choices).then(self._fill)

    def accept(self) -> None:
        """Gives what was chosen."""
        self._done(self.where())
        super().accept()

    def where(self) -> EntryFilter:
        """What is chosen now; while the choices are not read, what it was before."""
        known = self._feeling.count() > 0
        return EntryFilter(
            tag=(self._tag.chosen() or None) if known else self._before.tag,
            feeling=(self._feeling.chosen() or None) if known else self._before.feeling,
            group_id=(self._group.chosen() or None) if known else self._before.group_id,
            aliases=self._people.get(self._person.chosen(), ()) if known else self._before.aliases,
            first_day=_date(self._first.date()) if self._first_on.isChecked() else None,
            last_day=_date(self._last.date()) if self._last_on.isChecked() else None,
            starred=self._starred.isChecked(),
            has_attachment=self._files.isChecked(),
        )

    def _day(self, text: str, day: date | None) -> tuple[QCheckBox, QDateEdit]:
        check = QCheckBox(text)
        edit = QDateEdit()
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("d MMMM yyyy")
        edit.setMinimumDate(QDate(1, 1, 1))
        edit.setAccessibleName(text)
        given = day or now().date()
        edit.setDate(QDate(given.year, given.month, given.day))
        check.setChecked(day is not None)
        edit.setEnabled(day is not None)
        check.toggled.connect(edit.setEnabled)
        return check, edit

    def _lay_out(self) -> None:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SNUG)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        rows: Sequence[tuple[QWidget, QWidget]] = (
            (named(self._feeling, self.tr("Feeling")), self._feeling),
            (named(self._tag, self.tr("Tag")), self._tag),
            (named(self._group, self.tr("Group")), self._group),
            (named(self._person, self.tr("Person")), self._person),
            (self._first_on, self._first),
            (self._last_on, self._last),
        )
        for line, (one, other) in enumerate(rows):
            grid.addWidget(one, line, 0)
            grid.addWidget(other, line, 1)
        self.body.addWidget(table)
        self.body.addWidget(self._starred)
        self.body.addWidget(self._files)
        self.body.addStretch(1)

    def _fill(self, found: Choices) -> None:
        before = self._before.aliases
        self._people = {one[0]: one for one in (*found.people, *((before,) if before else ()))}
        self._person.setToolTip(self.tr("Entries in whose words this alias stands"))
        for box, anything, pairs, chosen in (
            (
                self._feeling,
                self.tr("Any feeling"),
                [(shown(name), name) for name in found.feelings],
                self._before.feeling,
            ),
            (self._tag, self.tr("Any tag"), [("#" + name, name) for name in found.tags], self._before.tag),
            (self._group, self.tr("Any group"), list(found.groups), self._before.group_id),
            (self._person, self.tr("Anybody"), [(one, one) for one in self._people], before[0] if before else None),
        ):
            known = {id for _, id in pairs}
            more = [(chosen, chosen)] if chosen is not None and chosen not in known else []
            box.blockSignals(True)
            box.set_choices([(anything, ""), *pairs, *more])
            box.choose(chosen or "")
            box.blockSignals(False)
        self._count()

    def _count(self) -> None:
        self._tasks.overtake("count", reading.outline, self.where()).then(self._counted)

    def _counted(self, outline: Outline) -> None:
        text = self.tr("Show {entries}").replace("{entries}", entries_number(outline.entries))
        self._show.setText(text)

    def _all(self) -> None:
        self._done(EntryFilter())
        super().accept()


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
