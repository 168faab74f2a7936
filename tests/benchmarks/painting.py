"""The locked window: from starting the program until it is painted, against windows of Qt's own."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from string import Template

from peerjournal import places
from peerjournal.actions import vaults
from peerjournal.ui import settings
from tests.acts import times
from tests.benchmarks.acting import ROOT, environment
from tests.benchmarks.measure import Row
from tests.benchmarks.saving import CHEAP

# Hardening is the first thing the program does after its first picture. Nothing of Qt is touched to see that: a class
# of PySide that is looked into makes its enumerations and signatures, and the measurement would measure itself.
_OURS = """
import os, sys, time
from peerjournal import app

def painted():
    print(time.time(), flush=True)
    os._exit(0)

app.harden = painted
app.main(["--vault", sys.argv[1]])
"""
_EMPTY = """
import os, time
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
application.setStyle("Fusion")
window = QWidget()
window.resize(1180, 760)
window.show()
application.processEvents()
print(time.time(), flush=True)
os._exit(0)
"""
# What Qt itself needs for a window with a passphrase to type: a font, a style sheet, a field, two buttons, an icon.
_BARE = """
import os, sys, time
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
)
application = QApplication([])
application.setStyle("Fusion")
font = application.font()
font.setPixelSize(14)
application.setFont(font)
application.setStyleSheet(open(sys.argv[2], encoding="utf-8").read())
window = QWidget()
window.setObjectName("window")
window.resize(1180, 760)
card = QFrame()
card.setProperty("role", "card")
heading, name, field = QLabel("PeerJournal"), QLabel("Passphrase"), QLineEdit()
heading.setProperty("role", "section")
name.setProperty("role", "strong")
field.setEchoMode(QLineEdit.EchoMode.Password)
picture = QPixmap(18, 18)
painter = QPainter(picture)
QSvgRenderer(sys.argv[3]).render(painter)
painter.end()
eye = QToolButton(field)
eye.setIcon(QIcon(picture))
column = QVBoxLayout(card)
for widget in (heading, name, field):
    column.addWidget(widget)
row = QHBoxLayout()
for text, role in (("Use recovery words", "link"), ("Unlock", "primary")):
    button = QPushButton(text)
    button.setProperty("role", role)
    row.addWidget(button)
column.addLayout(row)
QVBoxLayout(window).addWidget(card)
window.show()
field.setFocus()
application.processEvents()
print(time.time(), flush=True)
os._exit(0)
"""
_TIMES = 21


def locked_start(folder: Path, scale: int) -> list[Row]:
    """From starting the process until the locked window is painted, with settings that had been kept."""
    del scale
    vault = folder / "start.peerjournal"
    vaults.lock(vaults.create(vault, "a passphrase", cost=CHEAP))
    sheet = folder / "sheet.qss"
    sheet.write_text(_sheet(), encoding="utf-8")
    there = environment() | {"XDG_CONFIG_HOME": str(folder)}
    settings.save(settings.Settings(vault=str(vault)), folder / "PeerJournal" / "settings.toml")
    icon = places.resources() / "icons" / "eye.svg"
    taken: dict[str, list[float]] = {_OURS: [], _EMPTY: [], _BARE: []}
    for turn in range(1 + times(_TIMES)):
        for script, found in taken.items():
            begun = time.time()
            command = [sys.executable, "-c", script, str(vault), str(sheet), str(icon)]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=there, cwd=ROOT)
            if turn:  # the first one compiles
                found.append((float(done.stdout) - begun) * 1000)
    ours, empty, bare = (statistics.median(found) for found in taken.values())
    work = "start to the locked window painted"
    return [
        Row(work, ours, empty, 1.3, "ms", "an empty PySide6 window"),
        Row(work, ours, bare, None, "ms", "the same few widgets in bare PySide6, with the style sheet"),
    ]


def _sheet() -> str:
    """The style sheet in light colours; every measure is 4, which changes nothing about how long it takes."""
    from peerjournal.ui.theme.tokens import LIGHT

    template = Template((places.resources() / "style.qss").read_text(encoding="utf-8"))
    return template.substitute(dict.fromkeys(template.get_identifiers(), "4") | LIGHT.values())
