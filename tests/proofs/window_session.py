"""A person's evening in the real window, with a sentence in every kind of field that must never be seen outside."""

import time

from tests.proofs.canaries import CANARIES
from tests.wired.program import Program

PASSPHRASE = CANARIES["passphrase"]


def unlock(program: Program) -> None:
    """Unlocks, after a passphrase that does not open it."""
    program.ask("type_text", CANARIES["wrong-passphrase"])
    program.ask("press", "Return")
    program.until(lambda seen: seen["focus"][:1] == ["Passphrase"] and "Unlock" in program.ask("texts"))
    program.ask("type_text", PASSPHRASE)
    program.ask("press", "Return")
    program.until(lambda seen: seen["page"] == "today" and seen["screen"] == "Desk")


def evening(program: Program) -> list[str]:
    """Writes, keeps, finds, changes and copies; gives all titles that windows had meanwhile."""
    titles: list[str] = []
    for part in (_write, _come_home, _keep_a_tip, _keep_kind_words, _find, _change_passphrase, _begin_another):
        part(program)
        titles += program.ask("look")["titles"]
    return titles


def lock(program: Program) -> None:
    """Ctrl+L; comes back when another process has taken this one's place."""
    program.send("press", "Ctrl+L")
    program.ready()
    program.until(lambda seen: seen["screen"] == "LockScreen")


def _into(program: Program, field: str, text: str = "", *keys: str) -> None:
    end = time.monotonic() + 20
    while not program.ask("focus", field):
        assert time.monotonic() < end, field
        time.sleep(0.02)
    program.ask("type_text", text)
    for one in keys:
        program.ask("press", one)


def _saved(program: Program, word: str = "Saved") -> None:
    program.until(lambda seen: word in seen["said"])


def _write(program: Program) -> None:
    program.ask("press", "Ctrl+N")
    _into(program, "Title", CANARIES["title"])
    _into(program, "Text", f"{CANARIES['body']} " * 20)
    _into(program, "Tags", "", "Space")
    program.ask("type_text", CANARIES["tag"])
    program.ask("press", "Return")
    _into(program, "Feelings", "", "Space")
    _into(program, "More feelings", "", "Space")
    _into(program, "Find a feeling, or add your own word", CANARIES["feeling"], "Return")
    program.ask("press", "Ctrl+S")
    program.until(lambda _: "Saved" in program.ask("texts"))
    _into(program, "Text", "", "Ctrl+A", "Ctrl+C")


def _come_home(program: Program) -> None:
    program.ask("press", "Ctrl+M")
    _into(program, "The group's name", CANARIES["group"])
    _into(program, "What I want to keep", CANARIES["note"])
    _into(program, "A tip I heard", CANARIES["tip"])
    _into(program, "How it is done", CANARIES["how"])
    _into(program, "A question for next time", CANARIES["question"], "Ctrl+Return")
    _saved(program)


def _keep_a_tip(program: Program) -> None:
    program.ask("press", "Ctrl+T")
    _into(program, "What it is", CANARIES["try"])
    _into(program, "How to do it", CANARIES["earlier"])
    _into(program, "Situations it helps in", CANARIES["situation"], "Return", "Ctrl+Return")
    _saved(program)


def _keep_kind_words(program: Program) -> None:
    program.ask("press", "Ctrl+1")
    _into(program, "Write down kind words", "", "Space")
    _into(program, "The words", CANARIES["promise"])
    _into(program, "Who said them", "", "End")
    _into(program, "Their alias", CANARIES["alias"])
    _into(program, "Save", "", "Space")
    program.until(lambda seen: not seen["dialogs"] and "Saved" in seen["said"])


def _find(program: Program) -> None:
    program.ask("press", "Ctrl+K")
    program.ask("type_text", CANARIES["searched"])
    program.until(lambda seen: seen["page"] == "find")


def _change_passphrase(program: Program) -> None:
    program.ask("press", "Ctrl+,")
    _into(program, "Change the passphrase…", "", "Space")
    _into(program, "The passphrase you have now", PASSPHRASE)
    _into(program, "A new one", CANARIES["new-passphrase"])
    _into(program, "The same once more", CANARIES["new-passphrase"], "Return")
    program.until(lambda seen: not seen["dialogs"] and "changed" in seen["said"])


def _begin_another(program: Program) -> None:
    program.ask("press", "Ctrl+N")
    program.until(lambda seen: seen["page"] == "journal")
    _into(program, "Text", CANARIES["draft"])
    time.sleep(1.2)  # until the draft is kept
