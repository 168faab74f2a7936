"""From the first run to another computer, in the real program: what was put down is there again, all of it."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import recovery, vaults
from peerjournal.ui.settings import Settings, save
from tests.actions.journal import held_in
from tests.wired.hands import Hands, Keyboard, Within, x_server
from tests.wired.program import Program

PASSPHRASE, ANOTHER = "seven quiet herons", "a lamp by the door"
KEPT = "Nobody named, and the lesson kept."
TIP, HOW = "Cold water on both wrists", "Count to thirty."
_MOST_TABS = 60

Sit = Callable[[Program], Hands]


def _computer(home: Path, backups: Path) -> None:
    """A home folder whose settings name the folder that backups go to, as a person has chosen it."""
    settings = home / "xdg_config_home" / "PeerJournal" / "settings.toml"
    settings.parent.mkdir(parents=True, mode=0o700)
    save(Settings(theme="light", backup_folder=str(backups)), settings)


def _tab_to(program: Program, hands: Hands, name: str) -> None:
    for _ in range(_MOST_TABS):
        if name in [text.strip() for text in program.ask("look")["focus"]]:
            return
        hands.press("Tab")
    raise AssertionError(f"Tab does not lead to {name!r}: {program.ask('look')}")


def _shows(program: Program, words: str) -> None:
    end = time.monotonic() + 20
    while not any(words in text for text in program.ask("texts", True)):
        assert time.monotonic() < end, words
        time.sleep(0.05)


def _said(program: Program, words: str) -> None:
    program.until(lambda seen: words in seen["said"])


def _first_run(program: Program, hands: Hands) -> None:
    program.until(lambda seen: seen["screen"] == "FirstRun" and "Start a new journal" in seen["focus"])
    hands.press("Space")
    hands.press("Return")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.type(PASSPHRASE)
    hands.press("Return")
    program.until(lambda seen: seen["step"] == "Keeping")
    _tab_to(program, hands, "I'll do it later")
    hands.press("Space")
    program.until(lambda seen: seen["page"] == "today")


def _come_home(program: Program, hands: Hands) -> None:
    hands.press("Ctrl+M")
    program.until(lambda seen: seen["page"] == "after_meeting" and "The group's name" in seen["focus"])
    hands.type("Thursday group")
    _tab_to(program, hands, "What I want to keep")
    hands.type(KEPT)
    hands.press("Ctrl+Return")
    _said(program, "Saved")


def _keep_a_tip(program: Program, hands: Hands) -> None:
    hands.press("Ctrl+T")
    program.until(lambda seen: "What it is" in seen["focus"])
    hands.type(TIP)
    hands.press("Tab")
    hands.type(HOW)
    hands.press("Ctrl+Return")
    _shows(program, HOW)


def _find(program: Program, hands: Hands) -> None:
    hands.press("Ctrl+1")
    program.until(lambda seen: seen["page"] == "today")
    hands.press("Ctrl+K")
    hands.type("lesson kept")
    program.until(lambda seen: seen["page"] == "find")
    _shows(program, "1 found")
    hands.press("Return")
    program.until(lambda seen: seen["page"] == "journal")
    _shows(program, KEPT)


def _back_up(program: Program, hands: Hands) -> None:
    _tab_to(program, hands, "Back up")
    hands.press("Space")
    program.until(lambda seen: seen["page"] == "backup" and "Back up now" in [one.strip() for one in seen["focus"]])
    hands.press("Space")
    _said(program, "Made and checked: 1 entry.")


def _lock_and_unlock(program: Program, hands: Hands) -> None:
    before = program.ask("look")["page"]
    hands.lock()
    program.until(lambda seen: seen["screen"] == "LockScreen")
    hands.type(PASSPHRASE)
    hands.press("Return")
    program.until(lambda seen: seen["screen"] == "Desk" and seen["page"] == before)


def _still_there(program: Program, hands: Hands) -> None:
    hands.press("Ctrl+2")
    program.until(lambda seen: seen["page"] == "journal")
    _shows(program, KEPT)
    hands.press("Ctrl+4")
    program.until(lambda seen: seen["page"] == "tips")
    _shows(program, TIP)


def _restore(program: Program, hands: Hands, backup: Path, words: str) -> None:
    program.until(lambda seen: seen["screen"] == "FirstRun" and seen["focus"])
    _tab_to(program, hands, "Restore a backup…")
    hands.press("Space")
    program.until(lambda seen: seen["dialogs"])
    hands.type(str(backup))
    while program.ask("look")["dialogs"]:  # the first Enter may go to the list of names that fit
        hands.press("Return")
        time.sleep(0.3)
    program.until(lambda seen: seen["step"] == "Restoring")
    hands.take()
    hands.type(words)
    _tab_to(program, hands, "Check it")
    hands.press("Space")
    _shows(program, "This backup is whole: 1 entry.")
    hands.press("Return")
    hands.type(ANOTHER)
    hands.press("Return")
    hands.type(ANOTHER)
    hands.press("Return")
    program.until(lambda seen: seen["screen"] == "Desk" and seen["page"] == "today")


def _journey(tmp_path: Path, sit: Sit, display: str = "") -> None:
    stick, here, there = tmp_path / "stick", tmp_path / "here", tmp_path / "there"
    stick.mkdir()
    for home in (here, there):
        _computer(home, stick)
    with Program(here, display=display) as program:
        hands = sit(program)
        for part in (_first_run, _come_home, _keep_a_tip, _find, _back_up, _lock_and_unlock, _still_there):
            part(program, hands)
        hands.close()
    mine = _only_journal(here)
    (backup,) = stick.iterdir()
    vault = vaults.unlock(mine, PASSPHRASE)
    words = " ".join(recovery.key(vault).words)
    vaults.lock(vault)
    with Program(there, display=display) as program:
        hands = sit(program)
        _restore(program, hands, backup, words)
        _still_there(program, hands)
        hands.close()
    assert _told(held_in(_only_journal(there), ANOTHER)) == _told(held_in(mine, PASSPHRASE))


def _only_journal(home: Path) -> Path:
    (found,) = (home / "xdg_data_home").rglob("*.peerjournal")
    return found


def _told(held: dict[str, list[Any]]) -> dict[str, list[str]]:
    return {noun: [repr(one) for one in values] for noun, values in held.items()}


def test_everything_put_down_on_one_computer_is_there_on_another(tmp_path: Path) -> None:
    _journey(tmp_path, Within)


@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")
def test_the_same_on_a_screen_with_a_keyboard(tmp_path: Path) -> None:
    with x_server() as display:
        _journey(tmp_path, lambda program: Keyboard(program, display), display)
