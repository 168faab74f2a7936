"""Other people's details: whether they are underlined, and the person's own words for the guard."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from peerjournal.ui.page import Shell
from peerjournal.ui.pages.settings.looks import Change
from peerjournal.ui.widgets import Card, TagField, label


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsGuarding", text)


def _words(vault: Any) -> tuple[list[str], list[str]]:
    from peerjournal.actions import guarding  # in the vault's thread: the guard's patterns take a moment

    return guarding.words(vault, guarding.WATCH), guarding.words(vault, guarding.HARMLESS)


def _keep(vault: Any, watch: Sequence[str], harmless: Sequence[str]) -> None:
    from peerjournal.actions import guarding

    guarding.set_words(vault, guarding.WATCH, watch)
    guarding.set_words(vault, guarding.HARMLESS, harmless)


class GuardCard(Card):
    """The words lie in the journal, the choice whether to underline beside it."""

    def __init__(self, page: QWidget, shell: Shell, change: Change) -> None:
        super().__init__(_tr("Other people's details"))
        self._tasks = shell.tasks_for(page)
        underline = QCheckBox(_tr("Underline them while I write"))
        underline.setChecked(shell.settings.guard)
        underline.toggled.connect(lambda on: change(guard=on))
        self.watch = TagField(_tr("Words to watch"), _tr("A word, then Enter"))
        self.harmless = TagField(_tr("Words that are nobody's name"), _tr("A word, then Enter"))
        for field in (self.watch, self.harmless):
            field.changed.connect(self._changed)
        self.add(
            underline,
            label(_tr("Words to watch"), "strong"),
            self.watch,
            label(_tr("Words that are nobody's name"), "strong"),
            self.harmless,
            label(_tr("These words lie in the journal, encrypted like everything in it."), "small"),
        )
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Asks for the words."""
        self._tasks.overtake("guard words", _words).then(self._show)

    def _show(self, words: tuple[list[str], list[str]]) -> None:
        self.watch.set_tags(words[0])
        self.harmless.set_tags(words[1])

    def _changed(self) -> None:
        self._tasks.run(_keep, self.watch.tags(), self.harmless.tags())
