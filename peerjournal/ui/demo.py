"""The screen that makes the demonstration: an encrypted journal of an invented person, thrown away at the end."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal

from peerjournal.ui.tasks import Tasks
from peerjournal.ui.vault_thread import OpenVault, VaultThread
from peerjournal.ui.waiting import Waiting


class DemoScreen(Waiting):
    """Makes the journal in `folder` on the vault's thread; `opened` when it is there."""

    opened = Signal()

    def __init__(self, thread: VaultThread, folder: Path) -> None:
        super().__init__(QCoreApplication.translate("DemoScreen", "Making a journal to look around in…"))

        def opener() -> OpenVault:
            from peerjournal.actions import demo  # in the thread, after the window was painted

            return demo.make(folder, holder="window")

        Tasks(thread, self).open(opener).then(lambda _: self.opened.emit())
