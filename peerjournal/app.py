"""Puts the window together: hardening, appearance, and what it begins with."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from peerjournal.actions.hardening import harden

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from peerjournal.ui.vault_thread import VaultThread
    from peerjournal.ui.window import Window

_DEMO_FOLDER = "Demo.peerjournal"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the window until it is closed, and returns the process's exit code.

    Arguments: `--vault FOLDER` names the journal, `--demo` opens a throw-away one with a year of invented entries.
    """
    harden()
    asked = _parse(sys.argv[1:] if arguments is None else arguments)
    # Qt is imported after hardening and parsing: the window's modules are what takes time to load.
    from PySide6.QtWidgets import QApplication

    from peerjournal.ui import settings as settings_file
    from peerjournal.ui.dialogs import bug
    from peerjournal.ui.theme import Theme
    from peerjournal.ui.vault_thread import VaultThread
    from peerjournal.ui.window import Window

    application = QApplication([sys.argv[0]])
    application.setApplicationName("PeerJournal")
    application.setDesktopFileName("peerjournal")
    settings = settings_file.load()
    theme = Theme(application)
    theme.choose(settings.theme, percent=settings.text_percent, reduced_motion=settings.reduced_motion)
    demo = asked.demo_at or (tempfile.mkdtemp(prefix="peerjournal-demo-") if asked.demo else "")
    folder = Path(demo) / _DEMO_FOLDER if demo else Path(asked.vault) if asked.vault else settings.folder()
    thread = VaultThread()
    window = Window(theme, settings, thread, lambda: _start_again(folder, demo))
    bug.install()
    window.show_screen(_first_screen(window, thread, folder, bool(demo)))
    window.show()
    try:
        return application.exec()
    finally:
        window.finish()
        if demo:
            shutil.rmtree(demo, ignore_errors=True)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="peerjournal window", description="Opens the window.")
    parser.add_argument("--vault", metavar="FOLDER", default="", help="the journal to open")
    parser.add_argument("--demo", action="store_true", help="look around in a throw-away journal")
    parser.add_argument("--demo-at", default="", help=argparse.SUPPRESS)  # the same demonstration after locking
    return parser.parse_args(list(arguments))


def _first_screen(window: "Window", thread: "VaultThread", folder: Path, demo: bool) -> "QWidget":
    # Each of these imports only what it needs to be painted; the actions are loaded in the vault's thread.
    if demo and not folder.exists():
        from peerjournal.ui.demo import DemoScreen

        made = DemoScreen(thread, folder)
        made.opened.connect(window.opened)
        return made
    if folder.exists() and any(folder.iterdir()):
        from peerjournal.ui.lock import LockScreen

        locked = LockScreen(thread, folder, demo=demo)
        locked.opened.connect(window.opened)
        return locked
    from peerjournal.ui.first_run import FirstRun

    first = FirstRun(thread, folder)
    first.opened.connect(window.opened)
    return first


def _start_again(folder: Path, demo: str) -> None:
    """Replaces this process by a locked window; on Windows, which cannot, starts one and ends."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "peerjournal"]
    command = [*program, "window", *(["--demo-at", demo] if demo else ["--vault", str(folder)])]
    if os.name == "nt":
        subprocess.Popen(command, close_fds=True)
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606 - our own program, and no shell is wanted
