"""Sheets before the window: the base of all of them, and those that belong to no page."""

from peerjournal.ui.dialogs.dialog import Dialog

__all__ = ["Dialog"]
