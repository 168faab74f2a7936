"""Making a journal out of a backup: the same few steps on the first run and on the page Back up."""

from peerjournal.ui.restore.form import Restored, RestoreForm

__all__ = ["RestoreForm", "Restored"]
