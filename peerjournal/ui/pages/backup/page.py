"""The page Back up: where the copies go, how the last one stands, and all that can be done with them."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from peerjournal.actions import schedule
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import FileMissing, WorldError
from peerjournal.model.moments import now, to_local
from peerjournal.model.reports import BackupReport
from peerjournal.ui import words
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.backup.cards import kit_card, other_card, restore_card, schedule_card
from peerjournal.ui.pages.backup.look import Overview, back_up, look
from peerjournal.ui.scheduled import backup_folder
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, Card, CardGrid, Column, ProgressLine, label, set_role
from peerjournal.ui.widgets.path import PathLine


class BackupPage(Page):
    """The button that matters is the first one, and has the keyboard."""

    watches: ClassVar[frozenset[Noun]] = frozenset({Noun.BACKUP})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._last, self._proven = label("", "strong"), label("", "muted")
        self._folder, self._near = PathLine(self.tr("Folder of the backups")), label("", "small")
        self._said = label("")
        self._progress = ProgressLine(percent=True)
        self._make = Button(self.tr("Back up now"), self._back_up, role="primary", icon="backup")
        self._kit = kit_card(lambda: shell.go("settings", Link(action="kit")))
        self._kit.hide()
        self._schedule = schedule_card(shell.settings.backup_every, self._repeat)
        below = CardGrid()
        below.set_cards([restore_card(self, shell), other_card(self, shell)])
        column = Column()
        column.add(self._kit, self._card(), self._schedule, below)
        column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)

    def _card(self) -> Card:
        card = Card(self.tr("All of your journal in one encrypted file"))
        card.add_lines(self._last, self._proven)
        row = QHBoxLayout()
        row.setSpacing(SNUG)
        row.addWidget(label(self.tr("Goes to"), "muted", wrap=False))
        row.addWidget(self._folder, 1)
        row.addWidget(Button(self.tr("Change…"), self._ask_for_folder, role="link"))
        card.body.addLayout(row)
        card.add(self._near, self._said, self._progress)
        card.buttons(self._make)
        self._said.hide()
        return card

    def refresh(self) -> None:
        """Asks how the backups stand."""
        folder = backup_folder(self.shell.settings)
        self._folder.show_path(folder)
        self._schedule.choose(self.shell.settings.backup_every)
        self.tasks.overtake("look", look, folder).then(self._show)

    def begin(self) -> None:
        """Enter makes a backup."""
        self._make.setFocus()

    def _show(self, overview: Overview) -> None:
        found = overview.standing
        today = now().date()
        if found.made is None:
            self._last.setText(self.tr("There is no backup yet."))
        else:
            text = self.tr("Last backup: {when}, {entries}.").replace(
                "{when}", words.moment(to_local(found.made), today)
            )
            self._last.setText(text.replace("{entries}", entries_number(found.entries)))
        if found.proven is not None:
            proven = self.tr("Last proven restorable on {day}.")
            self._proven.setText(proven.replace("{day}", words.day(to_local(found.proven).date(), today)))
        self._proven.setVisible(found.proven is not None)
        self._kit.setVisible(not found.has_kit and self.shell.has("settings"))
        usual = backup_folder(self.shell.settings) == schedule.default_folder()
        self._near.setText(
            self.tr("That folder is on this computer. A copy on a stick or another disk survives the computer, too.")
            if usual
            else self.tr("That folder isn't there just now. If it lies on another disk, plug it in.")
        )
        self._near.setVisible(usual or not overview.reachable)
        self._schedule.say_missing(missing=not overview.reachable)

    def _ask_for_folder(self) -> None:
        start = backup_folder(self.shell.settings)
        choosing.ask_for_folder(
            self, self.tr("Where backups go"), self._chose, start=start if start.is_dir() else start.parent
        )

    def _chose(self, folder: Path) -> None:
        usual = folder == schedule.default_folder()
        self.shell.keep_settings(self.shell.settings._replace(backup_folder="" if usual else str(folder)))
        self._say("")
        self.refresh()

    def _repeat(self, every: str) -> None:
        self.shell.keep_settings(self.shell.settings._replace(backup_every=every))
        if every != "off":
            self.shell.say(self.tr("The next backup will be made by itself."))

    def _back_up(self) -> None:
        self._say("")
        self._make.setEnabled(False)
        task = self.tasks.alongside(back_up, backup_folder(self.shell.settings))  # what is typed meanwhile is kept
        self._progress.begin(self.tr("Making the backup…"), task.cancel)
        task.progress(self._progress.show_progress).then(self._made).failed(self._refused).always(self._end)

    def _made(self, report: BackupReport) -> None:
        done = self.tr("Made and checked: {entries}.").replace("{entries}", entries_number(report.entries))
        self._say(done)
        self.shell.say(done)

    def _refused(self, error: WorldError) -> None:
        if isinstance(error, FileMissing):
            self._say(
                self.tr("That folder isn't there just now. No backup was made. Plug the disk in, or change it."),
                error=True,
            )
        else:
            self._say(sentence(error), error=True)

    def _end(self) -> None:
        self._progress.end()
        self._make.setEnabled(True)

    def _say(self, text: str, *, error: bool = False) -> None:
        set_role(self._said, "error" if error else "strong")
        self._said.setText(text)
        self._said.setVisible(bool(text))
