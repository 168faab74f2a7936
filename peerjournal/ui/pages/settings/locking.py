"""When the journal locks itself."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from peerjournal.ui.pages.settings.looks import Change
from peerjournal.ui.settings import Settings
from peerjournal.ui.widgets import Card, label
from peerjournal.ui.widgets.pick import Pick

MINUTES = (1, 5, 10, 30, 60)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsLocking", text)


class LockingCard(Card):
    """Minutes without a key or a move of the pointer, and two events of the system."""

    def __init__(self, settings: Settings, change: Change) -> None:
        super().__init__(_tr("When it locks itself"))
        after = sorted({*MINUTES, settings.lock_after} - {0})
        choices = [(str(one), _tr("{number} min").replace("{number}", str(one))) for one in after]
        minutes = Pick(_tr("After doing nothing for"), [*choices, ("0", _tr("Never"))], str(settings.lock_after))
        minutes.picked.connect(lambda chosen: change(lock_after=int(chosen)))
        system = QCheckBox(_tr("When the screen locks or sleeps"))
        system.setChecked(settings.lock_with_system)
        system.toggled.connect(lambda on: change(lock_with_system=on))
        minimised = QCheckBox(_tr("When the window is minimised"))
        minimised.setChecked(settings.lock_when_minimised)
        minimised.toggled.connect(lambda on: change(lock_when_minimised=on))
        remind = QCheckBox(_tr("Remind me while locked"))
        remind.setChecked(settings.remind_while_locked)
        remind.toggled.connect(lambda on: change(remind_while_locked=on, remind_at=""))
        self.add(label(_tr("After doing nothing for"), "strong"), minutes, system, minimised, remind)
        self.add(label(_tr("It says that it is time, nothing else. Those times lie outside the journal."), "small"))
        self.body.addStretch(1)
