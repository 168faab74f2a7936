"""The recovery kit in the window: shown, saved, printed, and proven to have been read."""

from peerjournal.ui.kit.steps import KitSteps

__all__ = ["KitSteps"]
