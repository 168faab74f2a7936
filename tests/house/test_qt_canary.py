"""PySide6 keeps its references: 6.12.0 on CPython 3.11 loses some and aborts after a few minutes of use."""

import subprocess
import sys

# In a process of its own: when this goes wrong it ends the interpreter, and the other tests with it.
EMITS = """
import sys
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rang = Signal(bool)
bell = Bell()
heard = []
bell.rang.connect(lambda value: heard.append(value))
bell.rang.emit(True)
heard.clear()
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(200):
    bell.rang.emit(True)
assert len(heard) == 200
heard.clear()
print(sys.getrefcount(True) - before[0], sys.getrefcount(None) - before[1])
"""
EVENT_LOOP = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication(["canary"])
for _ in range(20_000):
    application.processEvents()
print("alive")
"""


def run(program: str) -> str:
    """Run a program in a fresh interpreter and return what it printed."""
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", timeout=120)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def test_200_emits_hardly_move_the_references_of_true_and_none() -> None:
    # From 3.12 on both are immortal: their counters mean nothing, and some calls only ever raise them.
    highest = 50 if sys.version_info < (3, 12) else 250
    true, none = (int(number) for number in run(EMITS).split())
    assert -50 < true < highest
    assert -50 < none < highest


def test_20_000_turns_of_the_event_loop_are_survived() -> None:
    assert run(EVENT_LOOP).strip() == "alive"
