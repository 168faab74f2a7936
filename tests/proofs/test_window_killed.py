"""The window killed at any moment while somebody writes: at most two seconds of it are lost, and nothing saved is."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import drafts, entries, vaults
from peerjournal.model.damage import Damaged
from peerjournal.model.draft import Draft
from tests.proofs.soundness import made, prove_sound
from tests.proofs.texts import PASSPHRASE
from tests.wired.program import Program

PROMISED = 2.0  # seconds of typing that may be lost
WORDS = [f"w{number:04} " for number in range(1, 2000)]
FEELINGS = [f"qz{number:04}\n" for number in range(1, 400)]


@contextmanager
def unlocked(home: Path, folder: Path) -> Iterator[Program]:
    """The program with the journal open, at Today."""
    with Program(home, "--vault", folder) as program:
        program.ask("type_text", PASSPHRASE)
        program.ask("press", "Return")
        program.until(lambda seen: seen["page"] == "today" and seen["screen"] == "Desk")
        yield program


def begin(program: Program, where: str) -> list[str]:
    """Goes to where something is typed; gives what shall be typed there."""
    keys, page, field = {
        "editor": ("Ctrl+N", "journal", "Text"),
        "meeting": ("Ctrl+M", "after_meeting", "What I want to keep"),
        "today": ("Ctrl+1", "today", "Find a feeling, or add your own word"),
    }[where]
    program.ask("press", keys)
    program.until(lambda seen: seen["page"] == page)
    if where == "today":
        assert program.ask("focus", "More feelings")
        program.ask("press", "Space")
    end = time.monotonic() + 10
    while not program.ask("focus", field):
        assert time.monotonic() < end
    return FEELINGS if where == "today" else WORDS


def kept(folder: Path) -> tuple[str, str]:
    """The longest text that a draft has, and the longest that an entry has, feelings written as they were typed."""
    vault = vaults.unlock(folder, PASSPHRASE)
    prove_sound(vault)
    begun = [_typed(one.fields) for one in drafts.all(vault) if isinstance(one, Draft)]
    rows = [row.entry for row in entries.page(vault).rows if not isinstance(row.entry, Damaged)]
    stored = [one.body + "".join(f"{feeling.name}\n" for feeling in one.feelings) for one in rows]
    vaults.lock(vault)
    return max(begun, key=len, default=""), max(stored, key=len, default="")


def _typed(fields: dict[str, Any]) -> str:
    feelings = "".join(f"{word}\n" for word in fields.get("feelings", ()))
    return str(fields.get("body") or fields.get("keep") or feelings)


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=pytest.mark.long)])
def test_a_kill_while_typing_loses_two_seconds_at_most_and_nothing_that_was_saved(
    tmp_path: Path, chance: random.Random, kills: int
) -> None:
    lost, saves = [], 0
    for number in range(kills):
        where = ("editor", "meeting", "today")[number % 3]
        folder = made(tmp_path / f"{number}.peerjournal")
        with unlocked(tmp_path / "home", folder) as program:
            texts = begin(program, where)
            program.ask(
                "type_on", texts, 25 if where == "meeting" else 80
            )  # time enough to say Saved between two words
            if where == "editor":
                program.ask("tell_saved", chance.randint(200, 900))
            program.listen(chance.uniform(0.5, 4.5))
            moment = program.kill()
        typed = [one for one in program.told if "typed" in one]
        saved = max((one["saved"] for one in program.told if "saved" in one), default=0)
        begun, stored = kept(folder)
        held = max(begun, stored, key=len)
        whole = "".join(texts)
        assert whole.startswith(held.rstrip("\n"))
        missing = [one["at"] for one in typed if len("".join(texts[: one["typed"]])) > len(held)]
        lost.append(moment - min(missing, default=moment))
        assert len(stored) >= saved
        saves += saved > 0
    print(f"{kills} kills, {saves} after a save: at most {max(lost):.2f} s of typing lost, nothing that said Saved")
    assert max(lost) <= PROMISED
    assert saves or kills < 20


@pytest.mark.parametrize("where", ["meeting", "today"])
def test_what_a_form_said_is_saved_is_saved_though_the_window_dies_with_that_word(tmp_path: Path, where: str) -> None:
    folder = made(tmp_path / "One.peerjournal")
    with unlocked(tmp_path / "home", folder) as program:
        texts = begin(program, where)[:12]
        program.ask("type_on", texts, 5)
        while len([one for one in program.told if "typed" in one]) < len(texts):
            program.listen(0.05)
        if where == "meeting":
            program.ask("press", "Ctrl+Return")
        else:
            assert program.ask("focus", "Save check-in")
            program.ask("press", "Space")
        program.until(lambda seen: seen["said"].startswith("Saved"))
        program.kill()
    begun, stored = kept(folder)
    assert stored.rstrip() == "".join(texts).rstrip()
    assert begun == ""
