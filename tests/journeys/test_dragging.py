"""Files dragged from another program with a real pointer: reviewed, hung on what is written, ignored once locked."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from peerjournal.actions import vaults
from tests.proofs.soundness import CHEAP
from tests.wired import other_program
from tests.wired.hands import Keyboard, x_server
from tests.wired.program import LONGEST, Program

PASSPHRASE = "seven quiet herons"
X, Y, WIDTH, HEIGHT = other_program.PLACE
PAGE, EDITOR = (600, 400), (900, 400)  # where the pointer lets go

pytestmark = pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")


@contextmanager
def _other_program(display: str, file: Path) -> Iterator["subprocess.Popen[str]"]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    order = [sys.executable, other_program.__file__, str(file)]
    with subprocess.Popen(order, stdout=subprocess.PIPE, env=environment, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        yield program
        program.terminate()


@contextmanager
def _dragged(display: str, to: tuple[int, int], file: Path) -> Iterator[str]:
    """Drags a file to a place; gives what the other program was told, which stays there to be asked."""
    with _other_program(display, file) as program:
        start = (X + WIDTH // 2, Y + HEIGHT // 2)
        order = ["mousemove", "--sync", *map(str, start), "mousedown", "1", "sleep", "0.3"]
        for step in range(1, 11):  # a pointer that jumps is not taken for a drag everywhere
            place = (at + (end - at) * step // 10 for at, end in zip(start, to, strict=True))
            order += ["mousemove", *map(str, place), "sleep", "0.05"]
        order += ["sleep", "0.3", "mouseup", "1"]
        environment = {**os.environ, "DISPLAY": display}
        subprocess.run(["xdotool", *order], check=True, env=environment, timeout=LONGEST)
        assert program.stdout is not None
        yield program.stdout.readline().strip()


def _unlock(program: Program, keyboard: Keyboard) -> None:
    program.until(lambda seen: seen["screen"] == "LockScreen")
    keyboard.type(PASSPHRASE)
    keyboard.press("Return")
    program.until(lambda seen: seen["screen"] == "Desk")


def test_files_dragged_onto_the_window_come_in_or_hang_on_the_entry_and_a_locked_one_takes_none(tmp_path: Path) -> None:
    folder, old, photo = tmp_path / "Herons.peerjournal", tmp_path / "old.txt", tmp_path / "sky.png"
    vaults.lock(vaults.create(folder, PASSPHRASE, cost=CHEAP))
    old.write_text("[2024-03-01 20:15] The room was warm.\nSomeone laughed.\n", "utf-8")
    assert QImage(40, 30, QImage.Format.Format_RGB32).save(str(photo))
    with x_server() as display, Program(tmp_path, "--vault", folder, display=display) as program:
        keyboard = Keyboard(program, display)
        with _dragged(display, PAGE, old) as told:
            assert told == "IgnoreAction"
            assert program.ask("look")["dialogs"] == []
        _unlock(program, keyboard)
        with _dragged(display, PAGE, old) as told:
            assert told == "CopyAction"
            program.until(lambda seen: seen["dialogs"] == ["ImportDialog"])
        program.until(lambda _: any("1 entry" in text for text in program.ask("texts", True)))
        assert program.ask("focus", "Import")
        program.ask("press", "Space")  # which of two windows has the keyboard, only a desktop around them decides
        program.until(lambda seen: seen["dialogs"] == [] and "Added: 1 entry." in seen["said"])
        keyboard.take()
        keyboard.press("Ctrl+N")
        program.until(lambda seen: "Text" in seen["focus"])
        keyboard.type("With a picture.")
        with _dragged(display, EDITOR, photo) as told:
            assert told == "CopyAction"
            program.until(lambda _: any("sky.png" in text for text in program.ask("texts", True)))
        keyboard.take()
        keyboard.press("Ctrl+Return")
        keyboard.close()
    vault = vaults.unlock(folder, PASSPHRASE)
    found = [vault.entries.whole(row) for row in vault.entries.all()]
    hung = {(one.title or one.body).strip(): [file.name for file in one.attachments] for one in found}
    assert hung == {"The room was warm.": [], "With a picture.": ["sky.png"]}
    vaults.lock(vault)
