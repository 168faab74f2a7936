"""Locked in the middle of a sentence: after unlocking, the next key goes where the one before would have gone."""

import shutil
from pathlib import Path

import pytest

from peerjournal.actions import vaults
from tests.proofs.soundness import CHEAP
from tests.wired.hands import Hands, Keyboard, Within, x_server
from tests.wired.program import Program

PASSPHRASE = "seven quiet herons"


def _unlock(program: Program, hands: Hands) -> None:
    program.until(lambda seen: seen["screen"] == "LockScreen")
    hands.type(PASSPHRASE)
    hands.press("Return")
    program.until(lambda seen: seen["screen"] == "Desk")


def _journey(tmp_path: Path, display: str = "") -> None:
    folder = tmp_path / "Herons.peerjournal"
    vaults.lock(vaults.create(folder, PASSPHRASE, cost=CHEAP))
    with Program(tmp_path, "--vault", folder, display=display) as program:
        hands = Keyboard(program, display) if display else Within(program)
        _unlock(program, hands)
        hands.press("Ctrl+N")
        program.until(lambda seen: "Text" in seen["focus"])
        hands.type("The room was , and nobody hurried.")
        hands.press("Home")
        for _ in "The room was ":
            hands.press("Right")
        hands.lock()
        _unlock(program, hands)
        program.until(lambda seen: seen["page"] == "journal" and "Text" in seen["focus"])
        hands.type("warm")
        hands.press("Ctrl+Return")
        program.until(lambda seen: "Text" not in seen["focus"])
        hands.close()
    vault = vaults.unlock(folder, PASSPHRASE)
    (entry,) = vault.entries.all()
    assert vault.entries.whole(entry).body == "The room was warm, and nobody hurried."
    vaults.lock(vault)


def test_the_draft_and_the_cursor_are_where_they_were(tmp_path: Path) -> None:
    _journey(tmp_path)


@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")
def test_the_same_on_a_screen_with_a_keyboard(tmp_path: Path) -> None:
    with x_server() as display:
        _journey(tmp_path, display)
