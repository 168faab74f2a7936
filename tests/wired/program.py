"""The far end of the wire: a test starts the program, asks it, waits for what it says, locks it and kills it."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

REPOSITORY = Path(__file__).resolve().parents[2]
HOMES = ("HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
LONGEST = 20.0  # seconds: also a computer that does other things gets there


class Program:
    """`python -m peerjournal window ...` with a home of its own below `home`; standard error goes to `home / stderr`.

    `told` has what the program said without being asked, such as each key that was typed.
    """

    def __init__(self, home: Path, *arguments: str | Path, display: str = "") -> None:
        self.home = home
        self.told: list[dict[str, Any]] = []
        self._rest = b""
        folders = {name: home / name.lower() for name in HOMES}
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        screen = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display} if display else {"QT_QPA_PLATFORM": "offscreen"}
        environment = {**os.environ, **{name: str(folder) for name, folder in folders.items()}, **screen, "WIRED": "1"}
        environment["PYTHONPATH"] = f"{Path(__file__).parent / 'wire'}{os.pathsep}{REPOSITORY}"
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        self.errors = home / "stderr"
        with self.errors.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "peerjournal", "window", *map(str, arguments)], cwd=home, env=environment,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, bufsize=0,
            )  # fmt: skip
        self.pid = self._process.pid
        self.ready()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()

    def ready(self) -> None:
        """Waits until the program, or the one that has taken its place, has its event loop running."""
        while "ready" not in self._line(LONGEST):
            pass

    def ask(self, question: str, *values: Any) -> Any:
        """Asks, and gives the answer."""
        self.send(question, *values)
        while "answer" not in (line := self._line(LONGEST)):
            assert "mistake" not in line, line
            self.told.append(line)
        return line["answer"]

    def send(self, question: str, *values: Any) -> None:
        """Asks, and waits for no answer: the program will not be the same afterwards."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([question, *values]).encode() + b"\n")

    def until(self, so: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Waits until what the window shows is so."""
        end = time.monotonic() + LONGEST
        while not so(seen := self.ask("look")):
            assert time.monotonic() < end, seen
            assert "BugDialog" not in seen["dialogs"], self.ask("texts")
            time.sleep(0.03)
        assert isinstance(seen, dict)
        return seen

    def listen(self, seconds: float) -> None:
        """Takes down what is told for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._says(left):
                self.told.append(self._line(LONGEST))

    def kill(self) -> float:
        """SIGKILL, now; gives the moment, and takes down what had been told until then."""
        self._process.send_signal(signal.SIGKILL)
        moment = time.monotonic()
        self._process.wait()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._rest += self._process.stdout.read() if not self._process.stdout.closed else b""
        self.told += [json.loads(line) for line in self._rest.split(b"\n")[:-1]]
        self._rest = b""
        self._process.stdin.close()
        self._process.stdout.close()
        return moment

    def ended(self) -> int:
        """Waits until it has ended by itself; gives the exit code."""
        return self._process.wait(LONGEST)

    def _says(self, within: float) -> bool:
        assert self._process.stdout is not None
        return b"\n" in self._rest or bool(select.select([self._process.stdout.fileno()], [], [], within)[0])

    def _line(self, seconds: float) -> dict[str, Any]:
        assert self._process.stdout is not None
        while b"\n" not in self._rest:
            assert self._says(seconds), "the program does not answer"
            data = os.read(self._process.stdout.fileno(), 1 << 16)
            assert data, f"the program has ended:\n{self.errors.read_text(errors='replace')}"
            self._rest += data
        line, self._rest = self._rest.split(b"\n", 1)
        found: dict[str, Any] = json.loads(line)
        return found
