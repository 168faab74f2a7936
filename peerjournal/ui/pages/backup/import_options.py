"""What a person can say about an import: whose words these are, how its dates are written, which feeling a mood is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from peerjournal.actions import imports
from peerjournal.model.reports import Review
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.pages.backup.import_columns import ColumnTable
from peerjournal.ui.pages.backup.import_moods import MoodTable
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import PassphraseField, label
from peerjournal.ui.widgets.pick import Pick

_OWN = ("jsonl", "peerjournal-markdown")  # what left this program before has its own feelings
_UNSURE = "dates like 03/04/2020"  # as the importers call it
_ORDERS = {"": None, "day": True, "month": False}


class ImportOptions(QWidget):
    """`again` goes out when the source has to be looked at anew."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.password = PassphraseField(self.tr("Password of this journal"), self.tr("Password of this journal"))
        self.columns = ColumnTable()
        self.moods = MoodTable()
        self._moods_told = label(self.tr("What the moods become:"), "muted")
        self._updates = label("", "muted")
        self.update_too = QCheckBox(self.tr("Bring these up to date"))
        mine, heard, confidence = (one.value for one in imports.Provenance)
        whose = [(mine, self.tr("Mine")), (heard, self.tr("Heard")), (confidence, self.tr("Told in confidence"))]
        self._whose = Pick(self.tr("Whose words these are"), whose, mine)
        orders = [("", self.tr("As they seem")), ("day", self.tr("Day first")), ("month", self.tr("Month first"))]
        self._order = Pick(self.tr("Dates like 03/04/2020"), orders, "")
        self._order.picked.connect(lambda _: self.again.emit())
        self._asked = [label(self.tr("Dates like 03/04/2020"), "muted"), self._order]
        self._whose_asked = [label(self.tr("Whose words these are"), "muted"), self._whose]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        rows = [self.password, self.columns, *self._asked, *self._whose_asked, self._moods_told, self.moods]
        for one in (*rows, self._updates, self.update_too):
            one.hide()
            column.addWidget(one)

    def show_for(self, review: Review) -> None:
        """Offers what there is something to decide about."""
        some = any(one.entries for one in review.reports)
        for one in self._whose_asked:
            one.setVisible(some)
        unsure = any(remark.what.startswith(_UNSURE) for report in review.reports for remark in report.changed)
        for one in self._asked:
            one.setVisible(one.isVisible() or (some and unsure))
        moods: dict[str, int] = {}
        for report in review.reports:
            if report.format not in _OWN:
                for name, uses in report.feelings:
                    moods[name] = moods.get(name, 0) + uses
        self.moods.show_moods(sorted(moods.items(), key=lambda one: -one[1]))
        self._moods_told.setVisible(bool(moods))
        updates = sum(one.updates for one in review.reports)
        for one in (self._updates, self.update_too):
            one.setVisible(updates > 0)
        told = self.tr("Here already, and changed there since: {entries}.")
        self._updates.setText(told.replace("{entries}", entries_number(updates)))

    def ask_for_password(self) -> None:
        """The journal is encrypted, or that was not its password."""
        self.password.show()
        self.password.wrong()

    def choices(self) -> imports.Choices:
        """All that was said."""
        moods = self.moods.wished()
        wishes = imports.Wishes(
            password=self.password.text(), moods=moods | {name.casefold(): to for name, to in moods.items()},
            columns=self.columns.wished(), day_first=_ORDERS[self._order.chosen()],
        )  # fmt: skip
        provenance = imports.Provenance(self._whose.chosen())
        return imports.Choices(wishes, provenance, update=self.update_too.isChecked())
