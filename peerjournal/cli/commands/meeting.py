"""`meeting`: meetings of a group."""

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
from peerjournal.model.damage import Damaged
from peerjournal.model.group import Meeting
from peerjournal.model.moments import to_iso


@group("meeting")
def run() -> None:
    """Meetings of a group."""


@run.command("add")
@click.argument("group", type=values.text)
@click.option("--at", metavar="ISO", type=values.moment, required=True)
@click.option("--topic", metavar="T", type=values.text, default="")
@click.option("--note", metavar="TEXT|-", type=values.text, default="")
@click.option("--attended/--missed", default=None, help="Whether you were there; may be left open.")
@click.option("--before", metavar="KEY=0..10", multiple=True, type=values.scale, help="How you came in.")
@click.option("--after", metavar="KEY=0..10", multiple=True, type=values.scale, help="How you left.")
@pass_session
def add(
    session: Session, group: str, at: tuple[datetime, bool], topic: str, note: str, attended: bool | None,
    before: tuple[tuple[str, int] | None, ...], after: tuple[tuple[str, int] | None, ...],
) -> None:  # fmt: skip
    """Write down a meeting. Prints its id."""
    session.takes_text_from_stdin = note == secrets.STDIN
    with session.open_vault() as vault:
        if session.takes_text_from_stdin:
            note = values.text(secrets.whole_text(secrets.STDIN))
        found = groups.find(vault, group)
        made = groups.add_meeting(
            vault, found.id, at[0], topic=topic, note=note, attended=attended,
            before=dict(one for one in before if one), after=dict(one for one in after if one),
        )  # fmt: skip
        session.answer(_meeting(vault, found.name, made), [made.id])


@run.command("list")
@click.argument("group", type=values.text)
@click.option("--limit", metavar="N", type=click.IntRange(min=0))
@pass_session
def list_(session: Session, group: str, limit: int | None) -> None:
    """List a group's meetings, newest first."""
    with session.open_vault() as vault:
        found = groups.find(vault, group)
        held = [one for one in groups.meetings(vault, found.id, limit) if not isinstance(one, Damaged)]
        documents = [_meeting(vault, found.name, one) for one in held]
    rows = [[when(one["at"]), short(one["id"]), _attended(one["attended"]), one["topic"]] for one in documents]
    session.answer(documents, aligned(rows))
    if not documents:
        say("No meetings yet.")


def _meeting(vault: Vault, group: str, one: Meeting) -> dict[str, Any]:
    check_ins = {
        each.occasion: each.scales for each in groups.check_ins(vault, one.id) if not isinstance(each, Damaged)
    }
    return {
        "id": one.id,
        "group": group,
        "at": to_iso(one.at),
        "topic": one.topic,
        "note": one.note,
        "attended": one.attended,
        "before": check_ins.get("before", {}),
        "after": check_ins.get("after", {}),
        "created_at": one.created_at and to_iso(one.created_at),
        "updated_at": one.updated_at and to_iso(one.updated_at),
    }


def _attended(attended: bool | None) -> str:
    return "" if attended is None else "attended" if attended else "missed"
