"""What a screen reader is told of the real window: a name for whatever takes the keyboard, and nothing once locked."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerjournal.actions import demo, vaults
from peerjournal.model.moments import now
from tests.proofs.soundness import CHEAP
from tests.wired import hands
from tests.wired.program import Program

PYTHON = "/usr/bin/python3"  # the system's own: what it needs to listen comes with the system's packages
READER = Path(hands.__file__).with_name("screen_reader.py")
PASSPHRASE = "seven quiet herons"
PAGES = {
    "Ctrl+2": "journal", "Ctrl+3": "groups", "Ctrl+4": "tips", "Ctrl+5": "insights", "Ctrl+M": "after_meeting",
    "Ctrl+comma": "settings", "Ctrl+N": "journal", "Ctrl+T": "tips", "Ctrl+1": "today",
}  # fmt: skip

Told = list[tuple[str, str, bool]]


def _has_reader() -> bool:
    programs = all(map(shutil.which, ("Xvfb", "xdotool", "dbus-daemon", PYTHON)))
    bus = Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists()
    return programs and bus and subprocess.run([PYTHON, "-c", "import pyatspi"], capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not _has_reader(), reason="Xvfb, xdotool, at-spi2-core or python3-pyatspi is missing")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A screen and a bus that nobody else uses; gives the screen's name."""
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
    monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
    order = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with hands.x_server() as display:
        monkeypatch.setenv("DISPLAY", display)
        with subprocess.Popen(order, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
            assert bus.stdout is not None
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().strip())
            yield display
            bus.terminate()


def _told() -> Told:
    done = subprocess.run([PYTHON, str(READER)], check=True, capture_output=True, text=True, env=os.environ, timeout=60)
    return [(role, name, takes) for role, name, takes in json.loads(done.stdout)]


def test_whatever_takes_the_keyboard_has_a_name_and_a_locked_window_tells_nothing(tmp_path: Path, desktop: str) -> None:
    folder = tmp_path / "Herons.peerjournal"
    vault = vaults.create(folder, PASSPHRASE, cost=CHEAP)
    with vault.transaction(bulk=True):
        demo.fill(vault, now())
    vaults.lock(vault)
    with Program(tmp_path, "--vault", folder, display=desktop) as program:
        keyboard = hands.Keyboard(program, desktop)
        locked = _told()
        keyboard.type(PASSPHRASE)
        keyboard.press("Return")
        program.until(lambda seen: seen["page"] == "today")
        shown: set[str] = set()
        for keys, page in PAGES.items():
            keyboard.press(keys)
            program.until(lambda seen, page=page: seen["page"] == page)  # type: ignore[misc]
            told = _told()
            assert [one for one in told if one[2] and not one[1].strip()] == [], keys
            shown |= {name for _, name, _ in told}
        assert any("Thursday group" in name for name in shown)  # it does listen
        keyboard.lock()
        assert _told() == locked
    assert len(locked) < 20
