"""On a desktop that says so, the journal hears that the screen is being locked: over a real bus, in its own process."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_CHILD = """
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from peerjournal.ui.system_lock import SystemLock
application = QCoreApplication([])
system = SystemLock()
heard = []
system.locking.connect(lambda: heard.append(True))
system.locking.connect(application.quit)
print(system.listen() >= 2)

def say():
    for locked in (False, True):
        said = QDBusMessage.createSignal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
        said.setArguments([locked])
        QDBusConnection.sessionBus().send(said)

QTimer.singleShot(0, say)
QTimer.singleShot(30_000, application.quit)
application.exec()
print(heard)
"""


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a desktop's bus on which nobody else is."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("there is no dbus-daemon")
    command = [program, "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        yield address
        daemon.terminate()


def test_a_screen_that_locks_is_heard_once_and_one_that_wakes_up_is_not(bus: str) -> None:
    there = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
    command = [sys.executable, "-c", _CHILD]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=there, cwd=root, timeout=60)
    assert done.stdout.split("\n")[:2] == ["True", "[True]"]
