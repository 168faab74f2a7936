"""A line with a path shows where it ends as well, however little room there is."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from peerjournal.ui.widgets.path import PathLine


@pytest.mark.parametrize("room", [160, 900])
def test_two_folders_that_differ_at_their_end_are_told_apart(qtbot: QtBot, room: int) -> None:
    pictures = []
    for name in ("Backups of mine", "Backups of yours"):
        line = PathLine("Folder")
        qtbot.addWidget(line)
        line.resize(room, 40)
        line.show_path(Path("/home/somebody/Documents/things that are kept") / name)
        line.show()
        pictures.append(line.grab().toImage())
        assert line.text().endswith(name), "all of it can be copied"
    assert pictures[0] != pictures[1]
