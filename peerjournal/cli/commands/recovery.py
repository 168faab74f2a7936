"""`recovery`: the recovery key, which opens the journal and every backup of it."""

from collections.abc import Iterator

import click

from peerjournal.actions import recovery, wording
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.kit import ready_for_kit
from peerjournal.cli.session import Session, say
from peerjournal.model.errors import WorldError


@group("recovery")
def run() -> None:
    """The recovery key, which opens the journal and every backup of it."""


@run.command("kit")
@click.argument("file", metavar="FILE.pdf|FILE.txt")
@pass_session
def kit(session: Session, file: str) -> None:
    """Write the recovery kit once more, to be printed and kept in a safe place."""
    path = ready_for_kit(file)
    with session.open_vault() as vault:
        recovery.write_kit(vault, path)
    say("Print it, keep it in a safe place, then remove the file: whoever has it can read the journal.")
    session.answer({"recovery_kit": str(path)}, [str(path)])


@run.command("new")
@click.option("--kit", "kit_file", metavar="FILE.pdf|FILE.txt", help="Write the new recovery kit there.")
@pass_session
def new(session: Session, kit_file: str | None) -> None:
    """Make a new recovery key; the one before it no longer opens the journal. Without --kit it is shown.

    Backups made before still need the key that was in use then: keep its kit as long as you keep them.
    """
    path = ready_for_kit(kit_file) if kit_file else None
    with session.open_vault() as vault:
        key = recovery.new_key(vault)
        try:
            if path is not None:
                recovery.write_kit(vault, path)
        except WorldError as error:
            say(
                f"The new recovery key was made, but not its kit: {wording.sentence(error)} "
                "Then write it with: peerjournal recovery kit FILE.pdf"
            )
            click.get_current_context().exit(1)
    document: dict[str, object] = {"recipient": key.recipient, "recovery_kit": None if path is None else str(path)}
    if path is None:
        document |= {"recovery_key": key.text, "words": list(key.words)}
    session.answer(document, [str(path)] if path is not None else _to_write_down(key.text, key.words))
    say("Backups made before today still need the recovery key from before: keep its kit with them.")


def _to_write_down(key: str, words: tuple[str, ...]) -> Iterator[str]:
    yield key
    for first in range(0, len(words), 6):
        numbered = (f"{first + place + 1:>2} {word}" for place, word in enumerate(words[first : first + 6]))
        yield "  ".join(f"{one:<11}" for one in numbered).rstrip()
