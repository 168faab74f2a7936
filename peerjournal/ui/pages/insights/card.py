"""One question on the page: its sentence, its picture, the same as a table, and the picture as a file."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSizePolicy, QTableWidget, QTableWidgetItem

from peerjournal.ui.charts.chart import Chart
from peerjournal.ui.charts.picture import Picture, Table
from peerjournal.ui.pages.insights.shown import Question
from peerjournal.ui.pages.insights.wording import Names, count
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, Card, Choice, FlowLayout, label

_MOST_ROWS = 1000
_ROOM = "\u00a0"  # for what is said of a point, so that nothing below moves when it is said


class QuestionCard(Card):
    """`saving` carries the picture that shall become a file."""

    saving = Signal(object)

    def __init__(self, question: Question) -> None:
        heading = QCoreApplication.translate("Insights", question.heading)
        super().__init__(heading)
        self.question = question
        self._found: Any = None
        self._answered = False
        self._table = False
        self._left_out = 0
        self._names = Names([])
        self.body.removeWidget(self.heading)
        self._top = QHBoxLayout()
        self._top.setSpacing(SNUG)
        self._top.addWidget(self.heading, 1)
        self.body.addLayout(self._top)
        self.sentence = label("", "muted")
        self.chart = Chart()
        self.point = label("", "small")
        self.add(self.sentence, self.chart)
        self._as_table = Button(self.tr("As a table"), self._turn, role="link")
        self._save = Button(self.tr("Save the picture…"), self._ask_to_save, role="link")
        foot = FlowLayout(across=SNUG, down=0)
        foot.addWidget(self._as_table)
        foot.addWidget(self._save)
        self.body.addWidget(self.point)
        self.body.addLayout(foot)
        self.chart.reached.connect(self._reached)
        self._offer(None)

    def say_counting(self) -> None:
        """Says that it takes a moment; an older picture stays until the new one is there."""
        if not self._answered:
            self.sentence.setText(self.tr("Counting…"))

    @cached_property
    def choice(self) -> Choice:
        """What to choose from, made with the first answer: with its list it takes a third of the time of the card."""
        chooses = QCoreApplication.translate("Insights", self.question.chooses or self.question.heading)
        made = Choice(f"{self.heading.text()}, {chooses}")
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.hide()
        self._top.addWidget(made)
        self.setTabOrder(self.chart, made)  # where the chart is, and then the chart behind it
        self.setTabOrder(made, self.chart)
        made.currentIndexChanged.connect(lambda _: self._show())
        return made

    @cached_property
    def numbers(self) -> QTableWidget:
        """The table, made for those who ask for it: with headers and scroll bars it weighs as much as five cards."""
        made = QTableWidget()
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setTabKeyNavigation(False)
        made.setAccessibleName(self.heading.text())
        self.body.insertWidget(self.body.indexOf(self.chart) + 1, made)
        return made

    def show_found(self, found: Any, names: Names) -> None:
        """A result; what was chosen before stays chosen where it is still offered."""
        self._found, self._names, self._answered = found, names, True
        self.choice.set_choices(self.question.offered(found, names))
        self._show()

    def _show(self) -> None:
        if not self.choice.count():
            self._empty()
            return
        shown = self.question.show(self._found, self.choice.chosen(), self._names)
        self.choice.setVisible(self.choice.count() > 1)
        self.sentence.setText(shown.sentence)
        self._offer(shown.picture)

    def _offer(self, picture: Picture | None) -> None:
        there = picture is not None
        if picture is not None:
            self.chart.show_picture(picture)
            if self._table:
                self._fill(picture.numbers())
        self._show_way(there)
        self.point.setText(self._below() if there else "")
        self.point.setVisible(there)
        for one in (self._as_table, self._save):
            one.setVisible(there)

    def _empty(self) -> None:
        self.choice.hide()
        self.sentence.setText(QCoreApplication.translate("Insights", self.question.about))
        self._offer(None)

    def _turn(self) -> None:
        self._table = not self._table
        if self._table and (picture := self.chart.picture()) is not None:
            self._fill(picture.numbers())
        self._as_table.setText(self.tr("As a picture") if self._table else self.tr("As a table"))
        self._show_way(there=True)
        self.point.setText(self._below())

    def _show_way(self, there: bool) -> None:
        self.chart.setVisible(there and not self._table)
        if self._table or "numbers" in vars(self):
            self.numbers.setVisible(there and self._table)

    def _reached(self, words: str) -> None:
        self.point.setText(words or self._below())

    def _below(self) -> str:
        if self._table and self._left_out:
            words = self.tr("The latest {n} of {all}.").replace("{n}", count(self.numbers.rowCount()))
            return words.replace("{all}", count(self.numbers.rowCount() + self._left_out))
        if not self._table and self.chart.hasFocus():
            return self.tr("Arrow keys read it point by point.")
        return _ROOM

    def _fill(self, table: Table) -> None:
        rows, self._left_out = table.rows[-_MOST_ROWS:], table.left_out + max(len(table.rows) - _MOST_ROWS, 0)
        self.numbers.clear()
        self.numbers.setRowCount(len(rows))
        self.numbers.setColumnCount(len(table.head))
        self.numbers.setHorizontalHeaderLabels(list(table.head))
        self.numbers.verticalHeader().hide()
        for down, row in enumerate(rows):
            for across, words in enumerate(row):
                item = QTableWidgetItem(words)
                if across:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.numbers.setItem(down, across, item)
        self.numbers.resizeColumnsToContents()
        self.numbers.setMinimumHeight(min(scaled(34) * (len(rows) + 1) + 4, scaled(320)))

    def _ask_to_save(self) -> None:
        if (picture := self.chart.picture()) is not None:
            self.saving.emit(picture)
