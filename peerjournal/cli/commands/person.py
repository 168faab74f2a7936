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


@run.command("promise")
@click.argument("alias", type=values.text)
@click.argument("text", type=values.text)
@pass_session
def promise(session: Session, alias: str, text: str) -> None:
    """Note what you promised somebody."""
    with session.open_vault() as vault:
        made = people.promise(vault, people.find(vault, alias).id, text)
        session.answer(_person(vault, made), [f"{made.alias}: {made.promise}"])


@run.command("done")
@click.argument("alias", type=values.text)
@pass_session
def done(session: Session, alias: str) -> None:
    """Note that what you promised somebody is done."""
    with session.open_vault() as vault:
        made = people.promise_done(vault, people.find(vault, alias).id)
        session.answer(_person(vault, made), [f"Done: {made.kept[-1].text}"])


@run.command("merge")
@click.argument("alias", type=values.text)
@click.argument("into", type=values.text)
@pass_session
def merge(session: Session, alias: str, into: str) -> None:
    """Two aliases are one person: everything that hung on the first hangs on the second. No text is changed."""
    with session.open_vault() as vault:
        made = people.merge(vault, people.find(vault, alias).id, people.find(vault, into).id)
        session.answer(_person(vault, made), [made.id])


def _person(vault: Vault, one: Person) -> dict[str, Any]:
    return {
        "id": one.id,
        "alias": one.alias,
        "group": groups.names(vault).get(one.group_id or ""),
        "connection": one.connection,
        "promise": one.promise,
        "kept": [{"text": each.text, "done_at": to_iso(each.done_at)} for each in one.kept],
        "also": list(one.also),
        "created_at": one.created_at and to_iso(one.created_at),
        "updated_at": one.updated_at and to_iso(one.updated_at),
    }
