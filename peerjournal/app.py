"""Puts the window together: hardening, appearance, and what it begins with."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from peerjournal.actions.hardening import harden, keep_files_private

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from peerjournal.ui.settings import Settings
    from peerjournal.ui.vault_thread import VaultThread
    from peerjournal.ui.window import Window

# Seconds that one thread of Python lets another wait. Qt lets go of Python in every call of a painter, and while the
# vault's thread counts, a picture of 45 ms took 160 to 340 with the usual five milliseconds; now 40 to 130.
SWITCH = 0.001
_DEMO_FOLDER = "Demo.peerjournal"
_USAGE = """Usage: peerjournal window [--vault FOLDER | --demo]

  --vault FOLDER  the journal to open
  --demo          look around in a throw-away journal of an invented person

All other commands: peerjournal --help
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the window until it is closed, and returns the process's exit code.

    Arguments: `--vault FOLDER` names the journal, `--demo` opens a throw-away one with a year of invented entries.
    """
    asked = _parse(list(sys.argv[1:] if arguments is None else arguments))
    if isinstance(asked, int):
        return asked
    if not _has_screen():
        sys.stderr.write("There is no screen to show the window on. Nothing was changed. Try: peerjournal --help\n")
        return 1
    keep_files_private()
    # Nothing that is made until the window stands is garbage, and looking for it would take a twentieth of that time.
    # Afterwards ui/garbage.py collects.
    gc.disable()
    sys.setswitchinterval(SWITCH)
    # What is not needed for the first picture is imported after it: Desk by Window, actions in the vault's thread.
    from PySide6.QtCore import QEventLoop

    from peerjournal.ui import imports
    from peerjournal.ui import settings as settings_file

    imports.plain()
    settings = settings_file.load()
    from PySide6.QtWidgets import QApplication

    from peerjournal.ui import bugs
    from peerjournal.ui.theme import Theme
    from peerjournal.ui.vault_thread import VaultThread
    from peerjournal.ui.window import Window

    application = QApplication([sys.argv[0]])
    application.setApplicationName("PeerJournal")
    application.setDesktopFileName("peerjournal")
    bugs.install()
    theme = Theme(application)
    theme.choose(settings.theme, percent=settings.text_percent, reduced_motion=settings.reduced_motion)
    demo = asked.demo_at or (_make_folder() if asked.demo else "")
    folder = Path(demo) / _DEMO_FOLDER if demo else Path(asked.vault) if asked.vault else settings.folder()
    thread = VaultThread()
    window = Window(
        theme, settings, thread, lambda: _start_again(window.folder or folder, demo, window.where()), demo=bool(demo)
    )
    window.go_to(asked.where)
    window.show_screen(_first_screen(window, thread, folder, bool(demo), settings))
    window.show()
    # The first picture. Keys wait until nothing can be read out of this process any more.
    application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    harden()
    theme.follow(application.styleHints())
    gc.freeze()
    window.load_ahead()
    try:
        return application.exec()
    finally:
        window.finish()
        if demo:
            _remove_folder(demo)


class _Asked(NamedTuple):
    """The command line. `demo_at` and `where` are what a locked window hands on to itself."""

    vault: str = ""
    demo: bool = False
    demo_at: str = ""
    where: str = ""


def _parse(arguments: list[str]) -> _Asked | int:
    # By hand: importing argparse takes as long as drawing the locked window.
    values = {"--vault": "", "--demo-at": "", "--where": ""}
    demo = False
    waiting = list(reversed(arguments))
    while waiting:
        name, equals, value = waiting.pop().partition("=")
        if name in ("--help", "-h"):
            sys.stdout.write(_USAGE)
            return 0
        if name == "--demo" and not equals:
            demo = True
        elif name in values and (equals or waiting):
            values[name] = value if equals else waiting.pop()
        else:
            sys.stderr.write(_USAGE)
            return 2
    return _Asked(values["--vault"], demo, values["--demo-at"], values["--where"])


def _has_screen() -> bool:
    """Qt ends the process without a word to a person where there is none."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in named)


def _make_folder() -> str:
    import tempfile

    return tempfile.mkdtemp(prefix="peerjournal-demo-")


def _remove_folder(folder: str) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _first_screen(
    window: "Window", thread: "VaultThread", folder: Path, demo: bool, settings: "Settings"
) -> "QWidget":  # fmt: skip
    if demo and not folder.exists():
        from peerjournal.ui.demo import DemoScreen

        made = DemoScreen(thread, folder)
        made.opened.connect(window.opened)
        return made
    if folder.exists() and any(folder.iterdir()):
        from peerjournal.ui.lock import LockScreen

        locked = LockScreen(thread, folder, demo=demo, parent=window.stack)
        locked.forgotten.connect(window.forgotten)
        locked.opened.connect(window.opened)
        if settings.remind_while_locked and not demo:
            from peerjournal.ui.locked_reminder import LockedReminder

            LockedReminder(locked, settings)
        return locked
    from peerjournal.ui.first_run import FirstRun

    first = FirstRun(thread, folder)
    first.chosen.connect(window.use_folder)
    first.forgotten.connect(window.forgotten)
    first.opened.connect(window.opened)
    first.lock_asked.connect(window.lock)
    return first


def _start_again(folder: Path, demo: str, where: str) -> None:
    """Replaces this process by a locked window; on Windows, which cannot, starts one and ends."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "peerjournal"]
    opens = ["--vault", str(folder)]
    if demo and folder == Path(demo) / _DEMO_FOLDER:
        opens = ["--demo-at", demo]
    elif demo:
        _remove_folder(demo)
    command = [*program, "window", *opens, "--where", where]
    if os.name == "nt":
        import subprocess

        subprocess.Popen(command, close_fds=True)
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606 - our own program, and no shell is wanted
