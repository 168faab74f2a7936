"""What opens the journal: its passphrase and its recovery key. Sheets are loaded by the first who wants one."""

from PySide6.QtCore import QCoreApplication

from peerjournal.actions.backup_notes import Standing
from peerjournal.ui.page import Page, Shell
from peerjournal.ui.widgets import Button, Card, FlowLayout, label


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsKeys", text)


class KeysCard(Card):
    """Each button opens a sheet that asks for the passphrase first."""

    def __init__(self, page: Page, shell: Shell) -> None:
        super().__init__(_tr("What opens it"))
        self._page, self._shell = page, shell
        self._has_kit = True
        self._kit = label("", "muted")
        row = FlowLayout()
        row.addWidget(Button(_tr("Change the passphrase…"), self.change_passphrase))
        row.addWidget(Button(_tr("Show the recovery kit…"), self.show_kit, icon="key"))
        row.addWidget(Button(_tr("New recovery key…"), self._new_key))
        self.add(self._kit)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Says whether the recovery kit is kept."""
        self._has_kit = standing.has_kit
        self._kit.setText(
            _tr("You have a recovery kit. It opens the journal when the passphrase is forgotten.")
            if standing.has_kit
            else _tr("The recovery kit has not been saved yet. Without it, a forgotten passphrase cannot be helped.")
        )

    def show_kit(self) -> None:
        """The sheet with the recovery kit."""
        self._open_kit(has_kit=self._has_kit)

    def change_passphrase(self, *, forgotten: bool = False) -> None:
        """The sheet for a new passphrase; `forgotten` for who unlocked with the recovery key."""
        from peerjournal.ui.pages.settings.passphrase_dialog import PassphraseDialog

        PassphraseDialog(self._page, self._shell, forgotten=forgotten).open()

    def _new_key(self) -> None:
        self._open_kit(has_kit=False, new=True)

    def _open_kit(self, *, has_kit: bool, new: bool = False) -> None:
        from peerjournal.ui.pages.settings.kit_dialog import KitDialog

        KitDialog(self._page, self._shell, has_kit=has_kit, new=new).open()
