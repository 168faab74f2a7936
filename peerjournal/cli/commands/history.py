"""`history`: an entry's earlier versions."""

from collections.abc import Callable, Iterator
from typing import Any

import click

from peerjournal.actions import entries, forms
from peerjournal.cli import values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import entry_lines, when
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.moments import to_iso
from peerjournal.model.revision import Revision


@command("history")
@click.argument("id", type=values.text)
@click.option("--restore", metavar="N", type=int, help="Bring version N back; what is there now is kept as well.")
@pass_session
def run(session: Session, id: str, restore: int | None) -> None:
    """List an entry's earlier versions, oldest first, or bring one back."""
    with session.open_vault() as vault:
        entry = entries.get(vault, id)
        if restore is not None:
            saved = entries.restore_revision(vault, entry.id, restore)
            session.answer(forms.entry_json(vault, saved), [saved.id])
            return
        form = forms.entry_forms(vault)
        revisions = [_document(form, one) for one in entries.history(vault, entry.id)]
    session.answer(revisions, _lines(revisions))
    if not revisions:
        say("This entry has not been changed.")


def _document(form: Callable[[Entry], dict[str, Any]], one: Revision | Damaged) -> dict[str, Any]:
    """The entry as it was then, with the version's number and when the next one took its place."""
    if isinstance(one, Damaged):
        return {"id": one.id, "damaged": True}
    return {
        **form(one.entry),
        "number": one.number,
        "replaced_at": to_iso(one.replaced_at),
    }


def _lines(revisions: list[dict[str, Any]]) -> Iterator[str]:
    for revision in revisions:
        if revision.get("damaged"):
            yield "An earlier version is damaged."
            continue
        yield f"Version {revision['number']}, until {when(revision['replaced_at'])}"
        for line in entry_lines(revision):
            yield f"  {line}".rstrip()
        yield ""
