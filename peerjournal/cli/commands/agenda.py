"""`agenda`: what a facilitator does around a meeting."""

import click

from peerjournal.actions import agreements, facilitating, groups
from peerjournal.actions.vaults import Vault
from peerjournal.cli import groups_shown, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session
from peerjournal.model.group import Meeting


@group("agenda")
def run() -> None:
    """A facilitator's agenda: template, plan, reading the agreement, debrief."""


@run.command("template")
@click.argument("name", metavar="GROUP", type=values.text)
@click.argument("points", nargs=-1, type=values.text)
@pass_session
def template(session: Session, name: str, points: tuple[str, ...]) -> None:
    """Show or set what agendas of a group begin with: "Round (30)" "Closing (10)"."""
    with session.open_vault() as vault:
        one = groups.find(vault, name)
        if points:
            one = facilitating.set_template(vault, one.id, points)
        shown = one.agenda or facilitating.AGENDA
        session.answer(list(shown), shown)


@run.command("plan")
@click.argument("name", metavar="GROUP", type=values.text)
@pass_session
def plan(session: Session, name: str) -> None:
    """Make the agenda of the next meeting out of the template."""
    with session.open_vault() as vault:
        _answer(session, vault, facilitating.plan(vault, groups.find(vault, name).id))


@run.command("tick")
@click.argument("id", metavar="MEETING", type=values.text)
@click.argument("number", type=int)
@click.option("--undone", is_flag=True, help="It is not done after all.")
@pass_session
def tick(session: Session, id: str, number: int, undone: bool) -> None:
    """Mark a point of the agenda (from 1) as done."""
    with session.open_vault() as vault:
        found = groups.get_meeting(vault, id).id
        _answer(session, vault, facilitating.tick(vault, found, number - 1, done=not undone))


@run.command("read-agreement")
@click.argument("id", metavar="MEETING", type=values.text)
@pass_session
def read_agreement(session: Session, id: str) -> None:
    """Show the agreement to read aloud, and note that it was read."""
    with session.open_vault() as vault:
        meeting = facilitating.read_agreement(vault, groups.get_meeting(vault, id).id)
        told = agreements.versions(vault, meeting.group_id)
        agreements.seen(vault, meeting.group_id)
        text = told[-1].text if told else ""
        session.answer({**_document(vault, meeting), "agreement": text}, [text])


@run.command("debrief")
@click.argument("id", metavar="MEETING", type=values.text)
@click.argument("text", type=values.text)
@click.option("--drained", metavar="0..10", type=int, help="How drained you are.")
@pass_session
def debrief(session: Session, id: str, text: str, drained: int | None) -> None:
    """Write down how you are after running a meeting."""
    with session.open_vault() as vault:
        _answer(session, vault, facilitating.debrief(vault, groups.get_meeting(vault, id).id, text, drained))


def _document(vault: Vault, meeting: Meeting) -> dict[str, object]:
    return groups_shown.meeting(vault, groups.get(vault, meeting.group_id).name, meeting)


def _answer(session: Session, vault: Vault, meeting: Meeting) -> None:
    lines = [
        f"{number}. [{'x' if one.done else ' '}] {one.text}{f' ({one.minutes})' if one.minutes else ''}"
        for number, one in enumerate(meeting.agenda, start=1)
    ]
    session.answer(_document(vault, meeting), [meeting.id, *lines])
