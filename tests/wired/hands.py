"""Two ways to press keys: by Qt itself within the program, and as a keyboard does, through an X server."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from tests.wired.program import LONGEST, Program

_NAMES = {
    "space": "space",
    "return": "Return",
    "tab": "Tab",
    "escape": "Escape",
    "down": "Down",
    "end": "End",
    "home": "Home",
    "right": "Right",
}


class Hands(Protocol):
    """What a person does at a keyboard."""

    def type(self, text: str) -> None:
        """Types where the keyboard is."""

    def press(self, keys: str) -> None:
        """Presses keys together, such as Ctrl+M."""

    def take(self) -> None:
        """Gives the window the keyboard, when a dialog has closed and no desktop around sees to it."""

    def lock(self) -> None:
        """Ctrl+L; comes back when the next process is there."""

    def close(self) -> None:
        """Ctrl+Q; comes back when the program has ended."""


class Within:
    """Keys made by Qt's own test library, for a program without a screen."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def type(self, text: str) -> None:
        """Types where the keyboard is."""
        self._program.ask("type_text", text)

    def press(self, keys: str) -> None:
        """Presses keys together."""
        self._program.ask("press", keys)

    def take(self) -> None:
        """The near end of the wire sees to it."""

    def lock(self) -> None:
        """Ctrl+L."""
        self._program.send("press", "Ctrl+L")
        self._program.ready()

    def close(self) -> None:
        """Ctrl+Q."""
        self._program.send("press", "Ctrl+Q")
        self._program.ended()


class Keyboard:
    """Real presses: xdotool gives them to the X server, and that to whichever window has its keyboard."""

    def __init__(self, program: Program, display: str) -> None:
        self._program, self._display = program, display
        self.take()

    def take(self) -> None:
        """Gives the window the keyboard of the X server."""
        self._run("search", "--sync", "--onlyvisible", "--name", "^PeerJournal$", "windowfocus", "--sync")
        self._program.until(lambda seen: seen["focus"])

    def type(self, text: str) -> None:
        """Types where the keyboard is, quicker than anybody can."""
        self._run("type", "--delay", "5", text)
        time.sleep(0.05)

    def press(self, keys: str) -> None:
        """Presses keys together."""
        *held, last = keys.split("+")
        self._run("key", "+".join([*map(str.lower, held), _NAMES.get(last.lower(), last.lower())]))
        time.sleep(0.05)

    def lock(self) -> None:
        """Ctrl+L."""
        self.press("Ctrl+L")
        self._program.ready()
        self.take()

    def close(self) -> None:
        """Ctrl+Q."""
        self.press("Ctrl+Q")
        self._program.ended()

    def _run(self, *order: str) -> None:
        environment = {**os.environ, "DISPLAY": self._display}
        subprocess.run(["xdotool", *order], check=True, env=environment, stdout=subprocess.DEVNULL, timeout=LONGEST)


@contextmanager
def x_server() -> Iterator[str]:
    """An X server that draws into memory; gives its name for DISPLAY."""
    reads, writes = os.pipe()
    order = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1280x860x24", "-nolisten", "tcp"]
    server = subprocess.Popen(order, pass_fds=[writes], stderr=subprocess.DEVNULL)
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            yield ":" + told.readline().strip()
    finally:
        server.terminate()
        server.wait()
