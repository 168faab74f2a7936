"""`followup`: what a facilitator means to see to."""

from datetime import date

import click

from peerjournal.actions import facilitating, groups
from peerjournal.cli import groups_shown, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import short
from peerjournal.cli.text import aligned
from peerjournal.model.damage import Damaged


@group("followup")
def run() -> None:
    """What a facilitator means to see to, with its day."""


@run.command("add")
@click.argument("name", metavar="GROUP", type=values.text)
@click.argument("text", type=values.text)
@click.option("--due", metavar="D", type=values.first_day)
@click.option("--meeting", metavar="ID", type=values.text, help="The meeting it comes from.")
@pass_session
def add(session: Session, name: str, text: str, due: date | None, meeting: str | None) -> None:
    """Write down something to see to. Prints its id."""
    with session.open_vault() as vault:
        meeting_id = groups.get_meeting(vault, meeting).id if meeting else None
        made = facilitating.add_follow_up(
            vault, groups.find(vault, name).id, text, due=due, meeting_id=meeting_id
        )  # fmt: skip
        session.answer(groups_shown.follow_up(vault, made), [made.id])


@run.command("done")
@click.argument("id", type=values.text)
@click.option("--undone", is_flag=True, help="It is open after all.")
@pass_session
def done(session: Session, id: str, undone: bool) -> None:
    """Mark one as done."""
    with session.open_vault() as vault:
        made = facilitating.follow_up_done(vault, id, done=not undone)
        session.answer(groups_shown.follow_up(vault, made), [made.id])


@run.command("list")
@click.option("--group", "name", metavar="G", type=values.text)
@click.option("--open", "open_only", is_flag=True, help="Only those that are not done.")
@pass_session
def list_(session: Session, name: str | None, open_only: bool) -> None:
    """List follow-ups, the nearest day first."""
    with session.open_vault() as vault:
        group_id = groups.find(vault, name).id if name else None
        held = facilitating.follow_ups(vault, group_id, open_only=open_only)
        documents = [groups_shown.follow_up(vault, one) for one in held if not isinstance(one, Damaged)]
    rows = [
        [short(one["id"]), one["due"] or "", "done" if one["done_at"] else "", one["group"] or "", one["text"]]
        for one in documents
    ]
    session.answer(documents, aligned(rows))
    if not documents:
        say("Nothing to see to.")
