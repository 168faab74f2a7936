"""`group`: the groups a person goes to."""

from datetime import datetime
from typing import Any

import click

from peerjournal.actions import groups
from peerjournal.actions.vaults import Vault
from peerjournal.cli import secrets, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import short, when
from peerjournal.cli.text import aligned
from peerjournal.model import moments
from peerjournal.model.damage import Damaged
from peerjournal.model.group import Group
from peerjournal.model.moments import to_iso


@group("group")
def run() -> None:
    """The groups you go to."""


@run.command("add")
@click.argument("name", type=values.text)
@click.option("--rrule", metavar="R", type=values.text, default="", help="When it meets: FREQ=WEEKLY;BYDAY=TH")
@click.option("--first", metavar="ISO", type=values.moment, help="Its first meeting, which --rrule counts from.")
@click.option("--agreement", metavar="TEXT|-", type=values.text, default="", help="Its ground rules.")
@pass_session
def add(session: Session, name: str, rrule: str, first: tuple[datetime, bool] | None, agreement: str) -> None:
    """Add a group. Prints its id."""
    session.takes_text_from_stdin = agreement == secrets.STDIN
    with session.open_vault() as vault:
        if session.takes_text_from_stdin:
            agreement = values.text(secrets.whole_text(secrets.STDIN))
        made = groups.add(vault, name, rrule=rrule, first_at=first and first[0], agreement=agreement)
        session.answer(_group(vault, made), [made.id])


@run.command("list")
@pass_session
def list_(session: Session) -> None:
    """List groups, and when each meets next."""
    with session.open_vault() as vault:
        documents = [_group(vault, one) for one in groups.all(vault) if not isinstance(one, Damaged)]
    rows = [
        [short(one["id"]), one["name"], f"next {when(one['next_at'])}" if one["next_at"] else ""] for one in documents
    ]
    session.answer(documents, aligned(rows))
    if not documents:
        say('No groups yet. Add one with: peerjournal group add "NAME"')


def _group(vault: Vault, one: Group) -> dict[str, Any]:
    next_at = groups.next_at(vault, one, moments.now())
    return {
        "id": one.id,
        "name": one.name,
        "rrule": one.rrule,
        "first_at": one.first_at and to_iso(one.first_at),
        "next_at": next_at and to_iso(next_at),
        "agreement": one.agreement,
        "created_at": one.created_at and to_iso(one.created_at),
        "updated_at": one.updated_at and to_iso(one.updated_at),
    }
