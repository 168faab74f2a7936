"""`person`: people from a group, by alias only."""

from typing import Any

import click

from peerjournal.actions import groups, people
from peerjournal.actions.vaults import Vault
from peerjournal.cli import values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import short
from peerjournal.cli.text import aligned
from peerjournal.model.damage import Damaged
from peerjournal.model.moments import to_iso
from peerjournal.model.person import Person


@group("person")
def run() -> None:
    """People from a group, by alias: there is no place for a real name."""


@run.command("add")
@click.argument("alias", type=values.text)
@click.option("--group", metavar="G", type=values.text)
@click.option("--connection", metavar="TEXT", type=values.text, default="", help="What connects you.")
@click.option("--promise", metavar="TEXT", type=values.text, default="", help="What you promised.")
@pass_session
def add(session: Session, alias: str, group: str | None, connection: str, promise: str) -> None:
    """Add a person by an alias of your choosing. Prints their id."""
    with session.open_vault() as vault:
        group_id = groups.find(vault, group).id if group else None
        made = people.add(vault, alias, group_id=group_id, connection=connection, promise=promise)
        session.answer(_person(vault, made), [made.id])


@run.command("list")
@pass_session
def list_(session: Session) -> None:
    """List people by alias."""
    with session.open_vault() as vault:
        documents = [_person(vault, one) for one in people.all(vault) if not isinstance(one, Damaged)]
    rows = [[short(one["id"]), one["alias"], one["group"] or "", one["connection"]] for one in documents]
    session.answer(documents, aligned(rows))
    if not documents:
        say("Nobody yet.")


def _person(vault: Vault, one: Person) -> dict[str, Any]:
    return {
        "id": one.id,
        "alias": one.alias,
        "group": groups.names(vault).get(one.group_id or ""),
        "connection": one.connection,
        "promise": one.promise,
        "created_at": one.created_at and to_iso(one.created_at),
        "updated_at": one.updated_at and to_iso(one.updated_at),
    }
