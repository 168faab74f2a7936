"""`handover`: hands a group to the next facilitator, without its people."""

from pathlib import Path
from typing import Any

import click

from peerjournal.actions import groups, handover, recovery
from peerjournal.actions.vaults import Vault
from peerjournal.cli import groups_shown, secrets, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.text import aligned

_LEAVE_OUT = click.option(
    "--leave-out", metavar="FIELD", multiple=True, type=values.text, help='A field to leave out: "topic 3".'
)


@group("handover")
def run() -> None:
    """Hand a group to the next facilitator: agreement, schedule, topics, follow-ups, numbers; nobody in it."""


@run.command("preview")
@click.argument("name", metavar="GROUP", type=values.text)
@_LEAVE_OUT
@pass_session
def preview(session: Session, name: str, leave_out: tuple[str, ...]) -> None:
    """List every field that would be handed over, and whose alias stands in it."""
    with session.open_vault() as vault:
        found = _fields(vault, name, leave_out)
    session.answer(found, aligned([one["field"], ", ".join(one["aliases"]), one["text"]] for one in found))
    _say_details(found)


@run.command("write")
@click.argument("name", metavar="GROUP", type=values.text)
@click.argument("dest", metavar="FILE.age")
@click.option("--to", "recipient", metavar="age1...", help="The successor's public key: peerjournal handover key")
@click.option("--with-passphrase-file", metavar="FILE", help="Or a passphrase that you tell them by another way.")
@_LEAVE_OUT
@pass_session
def write(
    session: Session, name: str, dest: str, recipient: str | None, with_passphrase_file: str | None,
    leave_out: tuple[str, ...],
) -> None:  # fmt: skip
    """Write the packet, encrypted. Aliases in it are refused until their fields are left out."""
    if (recipient is None) == (with_passphrase_file is None):
        raise click.UsageError("Say for whom: --to age1... or --with-passphrase-file FILE.")
    own = secrets.first_line(with_passphrase_file) if with_passphrase_file else None
    with session.open_vault() as vault:
        found = _fields(vault, name, leave_out)
        named = [one["field"] for one in found if one["aliases"]]
        if named:
            raise click.UsageError(f"Somebody's alias stands in: {', '.join(named)}. Leave it out, or change it first.")
        group_id = groups.find(vault, name).id
        path = handover.write(
            vault, group_id, Path(dest), passphrase=own, recipient=recipient, leave_out=leave_out
        )  # fmt: skip
    session.answer({"path": str(path), "fields": found}, [f"{one['field']}: {one['text']}" for one in found])
    _say_details(found)
    say(f"Written to {path}.")


@run.command("open")
@click.argument("file")
@click.option("--with-passphrase-file", metavar="FILE", help="Its passphrase; else this journal's own key is tried.")
@pass_session
def open_(session: Session, file: str, with_passphrase_file: str | None) -> None:
    """Take over a group that was handed to you. Prints its id."""
    own = secrets.first_line(with_passphrase_file) if with_passphrase_file else None
    with session.open_vault() as vault:
        packet = handover.read(Path(file), vault=None if own else vault, passphrase=own)
        made = handover.take_over(vault, packet)
        session.answer(groups_shown.group(vault, made), [made.id])


@run.command("key")
@pass_session
def key(session: Session) -> None:
    """Print the public key under which a packet can be written for you. It opens nothing."""
    with session.open_vault() as vault:
        recipient = recovery.key(vault).recipient
    session.answer({"recipient": recipient}, [recipient])


def _fields(vault: Vault, name: str, leave_out: tuple[str, ...]) -> list[dict[str, Any]]:
    found = handover.fields(vault, groups.find(vault, name).id, leave_out=leave_out)
    return [
        {"field": one.key, "text": one.text, "aliases": list(one.aliases), "details": list(one.details)}
        for one in found
    ]


def _say_details(found: list[dict[str, Any]]) -> None:
    for one in found:
        if one["details"]:
            say(f"This may be somebody's, in {one['field']}: {', '.join(one['details'])}. --leave-out takes it out.")
