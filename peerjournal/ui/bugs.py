"""Where our own mistakes surface: one hook for all of them, which shows one dialog."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


def install() -> None:
    """From now on a bug is shown in one dialog, and at most one at a time; without a window it goes to stderr."""
    sys.excepthook = _show


def _show(kind: type[BaseException], error: BaseException, trace: "TracebackType | None") -> None:
    from PySide6.QtWidgets import QApplication

    from peerjournal.ui.dialogs.bug import BugDialog, where

    parent = next((one for one in QApplication.topLevelWidgets() if one.objectName() == "window"), None)
    error = error.with_traceback(trace)
    if issubclass(kind, KeyboardInterrupt) or parent is None or not parent.isVisible():
        sys.stderr.write(where(error) + "\n")
    elif not any(isinstance(one, BugDialog) for one in QApplication.topLevelWidgets()):
        BugDialog(parent, error).open()
