"""The window from its command line: what it begins with, what it refuses, and that the demonstration leaves nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerjournal import app
from peerjournal.__main__ import for_window

# Closes the window as soon as it has shown the journal, or the screen named; prints what was seen.
_DRIVER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from peerjournal import app
from peerjournal.__main__ import for_window
from peerjournal.ui.window import Window

def look():
    window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, Window)), None)
    shown = window and window.centralWidget().currentWidget()
    if shown is not None and type(shown).__name__ == sys.argv[1]:
        print(type(shown).__name__, window.windowTitle(), window.geometry().getRect(), flush=True)
        window.close()
    else:
        QTimer.singleShot(20, look)

QTimer.singleShot(0, look)
sys.exit(app.main(sys.argv[2:]))
"""


def _run(tmp_path: Path, screen: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    # A timer before the application exists is lost, so the driver starts it from the first event.
    code = _DRIVER.replace("QTimer.singleShot(0, look)\nsys", "_patch()\nsys")
    patch = (
        "def _patch():\n"
        "    real = QApplication.exec\n"
        "    def run(*args):\n"
        "        QTimer.singleShot(0, look)\n"
        "        return real()\n"
        "    QApplication.exec = staticmethod(run)\n"
    )
    environment = dict(os.environ, TMPDIR=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    return subprocess.run(
        [sys.executable, "-c", patch + code, screen, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[1],
        env=environment,
        check=False,
    )


def test_the_demonstration_opens_by_itself_and_is_thrown_away(tmp_path: Path) -> None:
    """Nothing is left in the temporary folder."""
    done = _run(tmp_path, "Desk", "--demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Desk PeerJournal")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_journal_begins_the_first_run(tmp_path: Path) -> None:
    """And an empty folder is no journal."""
    empty = tmp_path / "Mine.peerjournal"
    empty.mkdir()
    for folder in (empty, tmp_path / "none"):
        assert _run(tmp_path, "FirstRun", "--vault", str(folder)).stdout.startswith("FirstRun")


def test_a_journal_begins_locked_where_the_window_stood(tmp_path: Path) -> None:
    """The place on the screen is handed on by the process that locked."""
    folder = tmp_path / "Mine.peerjournal"
    folder.mkdir()
    (folder / "vault.header").write_text("anything", encoding="utf-8")
    done = _run(tmp_path, "LockScreen", "--vault", str(folder), "--where", "40,30,800,600,0")
    assert "(40, 30, 800, 600)" in done.stdout


@pytest.mark.parametrize("where", ["", "x", "1,2,3", "1,2,3,4,5,6", "99999999999999999999,0,0,0,0"])
def test_a_place_that_makes_no_sense_is_left_alone(tmp_path: Path, where: str) -> None:
    """Whatever stands on the command line."""
    done = _run(tmp_path, "FirstRun", "--vault", str(tmp_path / "none"), "--where", where)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [["--vault"], ["--demoo"], ["extra"], ["--demo=1"]])
def test_a_wrong_command_line_is_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is opened."""
    assert app.main(arguments) == 2
    assert "Usage:" in capsys.readouterr().err


def test_help_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    """It goes to standard output."""
    assert app.main(["--help"]) == 0
    assert "--demo" in capsys.readouterr().out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Qt itself would end the process without a word that helps."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([]) == 1
    assert "no screen" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "window"),
    [
        ("", []), ("window", []), ("--demo", ["--demo"]), ("--vault A", ["--vault", "A"]), ("--vault=A", ["--vault=A"]),
        ("window --vault A", ["--vault", "A"]), ("--vault A window --where 1", ["--vault", "A", "--where", "1"]),
        ("--vault A log -", None), ("--vault", None), ("log", None), ("--help", None), ("--json", None),
    ],
)  # fmt: skip
def test_the_window_opens_when_no_command_is_named(typed: str, window: list[str] | None) -> None:
    """Also on a journal that is."""
    assert for_window(typed.split()) == window
