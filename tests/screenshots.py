"""Makes a picture of every page and dialog from the demonstration, in every appearance, to be looked at.

    python tests/screenshots.py OUTDIR [--page NAME] [--way WAY]
    python tests/screenshots.py OUTDIR --points

Runs without a screen. Files are named <scene>-<way>.png. A page of the register is a scene by itself; SCENES has those
that need a step or two to be worth seeing (name them <page>-<what>), and SCREENS what is shown without an open journal.
With --points each picture of the insights is made with 0, 1, 5, 50 and 5,000 points, in light, dark and on paper.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from peerjournal import places
from peerjournal.actions import demo, vaults
from peerjournal.ui.desk import FIND, Desk
from peerjournal.ui.dialogs.bug import BugDialog
from peerjournal.ui.first_run import FirstRun
from peerjournal.ui.lock import LockScreen
from peerjournal.ui.pages import PAGES
from peerjournal.ui.settings import Settings
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.window import Window
from tests.scenes import finding, groups, insights, journal, keeping, kindness, meeting, points, tips

# name -> (theme, text size in per cent, width, height)
WAYS = {
    "light": ("light", 100, 1180, 760),
    "dark": ("dark", 100, 1180, 760),
    "narrow": ("light", 100, 720, 520),
    "large": ("light", 200, 1180, 760),
    "large-narrow": ("dark", 200, 720, 520),
    "high-contrast": ("high-contrast", 100, 1180, 760),
}


def _page(desk: Desk, name: str) -> Any:
    desk.go(name)
    return desk._built[name]


def _today_check_in(desk: Desk) -> QWidget:
    page = _page(desk, "today")
    page.feelings.set_feelings(("hopeful", "heard"))
    page.scales.set_answers({"hope": 6, "belonging": 5, "tension": 3})
    return desk


def _today_all_feelings(desk: Desk) -> QWidget:
    page = _page(desk, "today")
    page.feelings._toggle()
    return desk


def _today_saved(desk: Desk) -> QWidget:
    _page(desk, "today")
    desk.say("Saved.", undo=lambda: None)
    return desk


def _today_error(desk: Desk) -> QWidget:
    from peerjournal.actions.wording import sentence
    from peerjournal.model.errors import DiskFull

    _page(desk, "today")
    desk.say(sentence(DiskFull(Path("/media/stick"))), error=True)
    return desk


def _today_tried(desk: Desk) -> QWidget:
    from peerjournal.model.tip import Tip
    from peerjournal.ui.dialogs.tried import TriedDialog

    dialog = TriedDialog(_page(desk, "today"), desk, Tip("x", "Cold water on wrists"))
    dialog.open()
    return dialog


def _window_keys(desk: Desk) -> QWidget:
    desk.help()
    return _dialog()


def _window_bug(desk: Desk) -> QWidget:
    try:
        raise KeyError("left out")
    except KeyError as error:
        BugDialog(desk, error).open()
    return _dialog()


def _dialog() -> QWidget:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())


SCENES: dict[str, Callable[[Desk], QWidget]] = {
    "today-check-in": _today_check_in,
    "today-all-feelings": _today_all_feelings,
    "today-saved": _today_saved,
    "today-error": _today_error,
    "today-tried": _today_tried,
    "window-keys": _window_keys,
    "window-bug": _window_bug,
    **finding.SCENES,
    **keeping.SCENES,
    **kindness.SCENES,
    **groups.SCENES,
    **insights.SCENES,
    **journal.SCENES,
    **meeting.SCENES,
    **tips.SCENES,
}


def _wrong_passphrase(thread: VaultThread) -> QWidget:
    from peerjournal.model.errors import WrongPassphrase

    screen = LockScreen(thread, Path("nowhere"))
    screen.passphrase.setText("not this one")
    screen._refused(WrongPassphrase())
    return screen


def _lock_words(thread: VaultThread) -> QWidget:
    screen = LockScreen(thread, Path("nowhere"))
    screen._switch()
    return screen


SCREENS: dict[str, Callable[[VaultThread], QWidget]] = {
    "lock": lambda thread: LockScreen(thread, Path("nowhere"), demo=True),
    "lock-wrong": _wrong_passphrase,
    "lock-words": _lock_words,
    "first-run": lambda thread: FirstRun(thread, places.default_vault()),
    **keeping.SCREENS,
}


def _nothing(_vault: Any) -> None:
    return None


def wait(thread: VaultThread) -> None:
    """Lets the vault's thread answer everything, and what its answers ask for."""
    for _ in range(3):
        done: list[bool] = []
        Tasks(thread, thread).alongside(_nothing).always(partial(done.append, True))
        end = time.monotonic() + 20
        while not done and time.monotonic() < end:
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _fresh_desk(window: Window) -> Desk:
    old = window.desk
    window.open_desk({})
    if old is not None:
        old.deleteLater()
    assert window.desk is not None
    return window.desk


def main() -> None:
    """Takes the pictures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--page", default="", help="only scenes whose name begins so")
    parser.add_argument("--way", default="", choices=["", *WAYS])
    parser.add_argument("--points", action="store_true", help="the pictures of the insights with few and many points")
    asked = parser.parse_args()
    asked.outdir.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    theme = Theme(application)
    if asked.points:
        points.write(asked.outdir, theme)
        return
    thread = VaultThread()
    scenes: dict[str, Callable[[Desk], QWidget]] = {}
    for spec in PAGES:
        if spec.name == FIND:  # nobody sees it without words: clearing the field goes back
            continue
        scenes[spec.name] = lambda desk, name=spec.name: (_page(desk, name), desk)[1]  # type: ignore[misc]
    scenes |= SCENES
    with tempfile.TemporaryDirectory(prefix="peerjournal-shots-") as folder:
        Tasks(thread, thread).open(lambda: demo.make(Path(folder) / "Demo.peerjournal"))
        window = Window(theme, Settings(), thread, lambda: None)
        window.show()
        wait(thread)
        for way, (look, percent, width, height) in WAYS.items():
            if asked.way in ("", way):
                theme.choose(look, percent=percent)
                window.resize(width, height)
                for name, scene in scenes.items():
                    if name.startswith(asked.page):
                        _shoot(scene(_fresh_desk(window)), thread, window, asked.outdir / f"{name}-{way}.png")
                for name, screen in SCREENS.items():
                    if name.startswith(asked.page):
                        window.show_screen(screen(thread))
                        _shoot(window, thread, window, asked.outdir / f"{name}-{way}.png")
        thread.close(vaults.lock)


def _shoot(shown: QWidget, thread: VaultThread, window: Window, file: Path) -> None:
    wait(thread)
    picture = (shown if isinstance(shown, QDialog) else window).grab()
    if not picture.save(str(file)):
        raise OSError(file.name)
    print(file.name)
    if isinstance(shown, QDialog):
        shown.close()


if __name__ == "__main__":
    main()
