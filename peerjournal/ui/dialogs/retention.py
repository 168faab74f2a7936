"""What will be destroyed and when, said beforehand, with a way to keep it longer; and what older backups still hold."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from peerjournal.actions import groups, retention
from peerjournal.model.moments import now
from peerjournal.model.retention import Elsewhere, Ending
from peerjournal.ui import words
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, label

_LONGER = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What will go, each with its group's name, and what else holds it."""

    endings: tuple[tuple[Ending, str], ...]
    elsewhere: Elsewhere


def look_unannounced(vault: Any, at: datetime) -> Ahead:
    """What is due within a week and was not announced."""
    endings = retention.to_announce(vault, at)
    # Mostly there are none, and then the person, who may be typing meanwhile, does not wait for what tells the rest.
    return _named(vault, endings) if endings else Ahead((), Elsewhere())


def look_ahead(vault: Any, group_id: str) -> Ahead:
    """All that will go of one group."""
    return _named(vault, [one for one in retention.ahead(vault) if one.group_id == group_id])


def _named(vault: Any, endings: list[Ending]) -> Ahead:
    names = groups.names(vault)
    return Ahead(tuple((one, names.get(one.group_id, "")) for one in endings), retention.elsewhere(vault))


class RetentionDialog(Dialog):
    """Lists each week. Closing it notes that the person was told: only then does the week of notice begin."""

    def __init__(self, parent: QWidget, shell: Shell, ahead: Ahead) -> None:
        super().__init__(parent, _tr("What will be destroyed"), lock=shell.lock)
        self._tasks = shell.tasks_for(parent)
        self._told = [one.key_id for one, _ in ahead.endings if one.announced_at is None]
        text = self.tr(
            "As you chose for the group, passages of others are kept for a while only. They go from the journal, its "
            "search and its history, for good. Your own words stay."
        )
        self.body.addWidget(label(text))
        for one, name in ahead.endings:
            self._row(one, name)
        if not ahead.endings:
            self.body.addWidget(label(self.tr("Nothing is due."), "muted"))
        if ahead.elsewhere.backups:
            number = str(len(ahead.elsewhere.backups))
            text = self.tr("Backups made before still hold them, and only you can delete those: {number} are known.")
            self.body.addWidget(label(text.replace("{number}", number), "muted"))
            for path in ahead.elsewhere.backups:
                self.body.addWidget(label(words.breakable(str(path)), "small"))
        self.body.addStretch(1)
        self.buttons(Button(self.tr("I have read it"), self.accept, role="primary"))

    def accept(self) -> None:
        """The person was told."""
        if self._told:
            self._tasks.run(retention.announce, self._told, now())
        super().accept()

    def _row(self, one: Ending, name: str) -> None:
        said = label(self._words(one, one.due, name))
        longer = Button(self.tr("Keep four weeks longer"), lambda: None, role="link")
        longer.setAccessibleName(
            self.tr("Keep four weeks longer: {what}").replace("{what}", self._words(one, one.due, name))
        )
        longer.clicked.connect(lambda: self._keep(one, name, said, longer))
        line = QHBoxLayout()
        line.setSpacing(SNUG)
        line.addWidget(said, 1)
        self.body.addLayout(line)
        self.body.addWidget(longer)

    def _words(self, one: Ending, due: date, name: str) -> str:
        today = now().date()
        pattern = self.tr("{group}, week of {week}: {number} go on {day}")
        said = pattern.replace("{group}", words.breakable(name)).replace("{week}", words.short_day(one.week, today))
        due = max(due, today + retention.NOTICE if one.announced_at is None else due)
        return said.replace("{number}", _passages(one.passages)).replace("{day}", words.day(due, today))

    def _keep(self, one: Ending, name: str, said: QLabel, longer: Button) -> None:
        until = max(one.due, now().date()) + _LONGER
        longer.setEnabled(False)
        if one.key_id in self._told:
            self._told.remove(one.key_id)
        text = self._words(one, until, name)
        self._tasks.run(retention.extend, one.key_id, until).then(lambda _: said.setText(text))


def _passages(number: int) -> str:
    return _tr("1 passage") if number == 1 else _tr("{number} passages").replace("{number}", str(number))


def _tr(text: str) -> str:
    return QCoreApplication.translate("RetentionDialog", text)
