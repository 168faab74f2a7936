"""`trash`: what was deleted and can still be taken back."""

import sys
from typing import Any

import click

from peerjournal.actions import trash
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import noun_name, short, when
from peerjournal.cli.text import aligned
from peerjournal.model.damage import Damaged
from peerjournal.model.moments import to_iso


@command("trash")
@click.option("--empty", is_flag=True, help="Remove everything in the trash for good. Asks first.")
@click.option("--yes", is_flag=True, help="With --empty: do not ask.")
@pass_session
def run(session: Session, empty: bool, yes: bool) -> None:
    """List what is in the trash, or empty it."""
    if empty and not yes and not sys.stdin.isatty():
        raise click.UsageError("Removing things for good needs --yes where nobody can be asked.")
    with session.open_vault() as vault:
        held = trash.trashed(vault)
        if not empty:
            rows = [_row(one) for one in held]
            session.answer([_document(one) for one in held], aligned(rows))
            if not held:
                say("The trash is empty.")
            return
        if not yes:
            question = f"Remove {len(held):,} from the trash for good? This cannot be undone."
            click.confirm(question, abort=True, err=True)
        removed = trash.empty_trash(vault)
    say(f"{removed:,} removed for good.")
    session.answer({"removed": removed}, [])


def _row(one: trash.Trashed | Damaged) -> list[str]:
    if isinstance(one, Damaged):
        return ["damaged", short(one.id), noun_name(one.noun), ""]
    return [when(to_iso(one.trashed_at)), short(one.id), noun_name(one.noun), one.label]


def _document(one: trash.Trashed | Damaged) -> dict[str, Any]:
    if isinstance(one, Damaged):
        return {"id": one.id, "noun": one.noun, "damaged": True}
    return {
        "id": one.id,
        "noun": one.noun,
        "at": one.at and to_iso(one.at),
        "title": one.label,
        "trashed_at": to_iso(one.trashed_at),
    }
