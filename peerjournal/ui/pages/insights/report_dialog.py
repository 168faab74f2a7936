"""Chooses what goes into a report: the time, scales, entries one by one, tips, questions. Nothing is chosen unasked
but the scales."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from peerjournal.actions import reports
from peerjournal.actions.reports import Choice as Chosen
from peerjournal.actions.reports import Offered, Wanted
from peerjournal.model.moments import now
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.insights.report_preview import ReportPreview
from peerjournal.ui.theme import scaled
from peerjournal.ui.widgets import Button, Choice, TextArea, label, named

_MOST_ROWS, _WIDTH = 6, 640


class ReportDialog(Dialog):
    """Leads to the preview, which writes the file."""

    def __init__(self, parent: QWidget, shell: Shell) -> None:
        super().__init__(parent, QCoreApplication.translate("ReportDialog", "Make a report"), lock=shell.lock)
        self._shell, self._tasks, self._parent = shell, shell.tasks_for(self), parent
        self.heading = QLineEdit(self.tr("From my journal"))
        self.opening = TextArea(self.tr("What I want to say first"), lines=2)
        self.period = Choice(self.tr("Time"), [
            (self.tr("The last 30 days"), "30"), (self.tr("The last 90 days"), "90"),
            (self.tr("The last year"), "365"), (self.tr("The last ten years"), "3650"),
        ], whole=True)  # fmt: skip
        self.period.choose("90")
        self.scales = _Checks(self.tr("Scales"), checked=True)
        self.meetings = QCheckBox(self.tr("With what changed around meetings"))
        self.meetings.setChecked(True)
        self.entries = _Checks(self.tr("Entries"))
        self.tips = _Checks(self.tr("Tips that I tried"))
        self.questions = _Checks(self.tr("Questions to ask"))
        about = self.tr("For a professional, or for you. What you heard from others, or were told in confidence, is "
                        "never in it.")  # fmt: skip
        self.body.addWidget(label(about, "muted"))
        for field, name in ((self.heading, self.tr("Title")), (self.opening, self.tr("What I want to say first")),
                            (self.period, self.tr("Time"))):  # fmt: skip
            self.body.addWidget(named(field, name))
            self.body.addWidget(field)
        for checks in (self.scales, self.entries, self.tips, self.questions):
            self.body.addWidget(checks.title)
            self.body.addWidget(checks)
        self.body.insertWidget(self.body.indexOf(self.scales) + 1, self.meetings)
        self.look = Button(self.tr("Look at it…"), self._compose, role="primary")
        self.buttons(Button(self.tr("Cancel"), self.reject), self.look)
        self.period.currentIndexChanged.connect(lambda _: self._ask())
        self._ask()

    def fit(self) -> None:
        """Wide enough to read, and never wider than the window."""
        super().fit()
        self.resize(max(self.width(), min(_WIDTH, self._around.width() - 40)), self.height())

    def wanted(self) -> Wanted:
        """What is chosen now."""
        last = now().date()
        first = last - timedelta(days=int(self.period.chosen()) - 1)
        return Wanted(
            first, last, self.heading.text(), self.opening.text(), self.scales.chosen(), self.entries.chosen(),
            self.tips.chosen(), self.questions.chosen(), self.meetings.isChecked(),
        )  # fmt: skip

    def _ask(self) -> None:
        wanted = self.wanted()
        self._tasks.overtake("offered", reports.offered, wanted.first, wanted.last).then(self._offer)

    def _offer(self, offered: Offered) -> None:
        self.scales.offer(offered.scales)
        self.entries.offer(offered.entries)
        self.tips.offer(offered.tips)
        self.questions.offer(offered.questions)
        self.fit()

    def _compose(self) -> None:
        def show(report: Any) -> None:
            preview = ReportPreview(self._parent, self._shell, report)
            preview.written.connect(self.accept)
            preview.open()

        self._tasks.overtake("compose", reports.compose, self.wanted()).then(show)


class _Checks(QListWidget):
    """A list of things to tick; what was ticked stays so while it is offered. Hidden, with its title, while empty."""

    def __init__(self, name: str, *, checked: bool = False) -> None:
        super().__init__()
        self.title = label(name, "strong", wrap=False)
        self._first = checked
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.offer(())

    def offer(self, offered: tuple[Chosen, ...]) -> None:
        """Offers these."""
        before = None if self._first and not self.count() else set(self.chosen())
        self.clear()
        for one in offered:
            item = QListWidgetItem(one.label.replace("\n", " "), self)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = before is None or one.id in before
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.setVisible(bool(offered))
        self.title.setVisible(bool(offered))
        self.setFixedHeight(scaled(34) * min(len(offered), _MOST_ROWS) + 8)

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is ticked, in order."""
        items = [self.item(at) for at in range(self.count())]
        return tuple(
            str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() == Qt.CheckState.Checked
        )
