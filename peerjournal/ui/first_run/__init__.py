"""The first run: a name, a passphrase, the recovery kit; or a journal that is there already, or a backup."""

from peerjournal.ui.first_run.flow import FirstRun

__all__ = ["FirstRun"]
