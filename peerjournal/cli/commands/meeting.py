"""`meeting`: meetings of a group."""

from datetime import datetime
from typing import Any

import click

from peerjournal.actions import agreements, forms, groups, meetings, questions, vaults
from peerjournal.actions.vaults import Vault
from peerjournal.cli import groups_shown, secrets, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import facts_lines, short, when
from peerjournal.cli.text import aligned
from peerjournal.model.damage import Damaged
from peerjournal.model.group import Group


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
        session.answer(groups_shown.meeting(vault, found.name, made), [made.id])


@run.command("list")
@click.argument("group", type=values.text)
@click.option("--limit", metavar="N", type=click.IntRange(min=0))
@pass_session
def list_(session: Session, group: str, limit: int | None) -> None:
    """List a group's meetings, newest first."""
    with session.open_vault() as vault:
        found = groups.find(vault, group)
        _show_agreement(vault, found)
        held = [one for one in groups.meetings(vault, found.id, limit) if not isinstance(one, Damaged)]
        documents = [groups_shown.meeting(vault, found.name, one) for one in held]
    rows = [[when(one["at"]), short(one["id"]), _attended(one["attended"]), one["topic"]] for one in documents]
    session.answer(documents, aligned(rows))
    if not documents:
        say("No meetings yet.")


@run.command("prepare")
@click.argument("group", type=values.text)
@click.option("--at", metavar="ISO", type=values.moment, help="Which meeting; the next one, if not said.")
@click.option("--topic", metavar="T", type=values.text)
@click.option("--say", "to_say", metavar="TEXT", type=values.text, help="What you want to bring up.")
@click.option("--keep-back", "not_to_say", metavar="TEXT", type=values.text, help="What you don't want to bring up.")
@click.option("--question", "question_ids", metavar="ID", multiple=True, type=values.text, help="A question to bring.")
@pass_session
def prepare(
    session: Session, /, group: str, at: tuple[datetime, bool] | None, question_ids: tuple[str, ...],
    **given: str | None,
) -> None:  # fmt: skip
    """Prepare a group's next meeting. Prints the meeting's id."""
    with session.open_vault() as vault:
        found = groups.find(vault, group)
        fields: dict[str, Any] = {name: text for name, text in given.items() if text is not None}
        if question_ids:
            fields["question_ids"] = tuple(questions.get(vault, one).id for one in question_ids)
        made = meetings.prepare(vault, found.id, at and at[0], **fields)
        session.answer(groups_shown.meeting(vault, found.name, made), [made.id])


@run.command("after")
@click.argument("id", type=values.text)
@click.option("--attended/--missed", default=None, help="Whether you were there.")
@click.option("--topic", metavar="T", type=values.text)
@click.option("--note", metavar="TEXT", type=values.text)
@click.option("--reflection", metavar="TEXT", type=values.text)
@click.option("--next-step", metavar="TEXT", type=values.text)
@click.option("--step-done", is_flag=True, help="The next step was taken.")
@click.option("--came", metavar="N", type=int, help="How many came. Of others only numbers are kept.")
@click.option("--first-time", metavar="N", type=int, help="How many were there for the first time.")
@click.option("--left-early", metavar="N", type=int, help="How many left early.")
@click.option("--safe", metavar="0..10", type=int, help="How safe you felt.")
@click.option("--heard", metavar="0..10", type=int, help="How heard you felt.")
@click.option("--at-home", metavar="0..10", type=int, help="How much at home.")
@click.option("--impression", metavar="TEXT", type=values.text, help="One line about the visit.")
@pass_session
def after(session: Session, /, id: str, step_done: bool, **given: Any) -> None:
    """Note how a meeting was; what is not said stays as it is."""
    with session.open_vault() as vault:
        meeting = groups.get_meeting(vault, id)
        fields = {name: value for name, value in given.items() if value is not None}
        with vaults.together(vault):
            meeting = meetings.after(vault, meeting.id, **fields)
            if step_done:
                meeting = meetings.step_done(vault, meeting.id)
        document = groups_shown.meeting(vault, groups.get(vault, meeting.group_id).name, meeting)
        session.answer(document, [meeting.id])


@run.command("show")
@click.argument("id", type=values.text)
@pass_session
def show(session: Session, id: str) -> None:
    """Show a meeting with everything that belongs to it."""
    with session.open_vault() as vault:
        told = meetings.story(vault, groups.get_meeting(vault, id).id)
        group = groups.get(vault, told.meeting.group_id)
        _show_agreement(vault, group)
        form = forms.entry_forms(vault)
        document = {
            **groups_shown.meeting(vault, group.name, told.meeting),
            "entries": [form(one) for one in told.entries],
            "tips": [{"id": one.id, "title": one.title} for one in told.tips],
            "questions": [groups_shown.question(vault, one) for one in told.brought],
            "answers": [
                {"question": one.text, "text": given.text, "who": given.who} for one, given in told.answered
            ],
        }  # fmt: skip
    facts = [
        (key.replace("_", " ").capitalize(), str(value)) for key, value in document.items()
        if value not in (None, "", [], {}) and not isinstance(value, list)
    ]  # fmt: skip
    lines = [f"Entry {short(one['id'])}  {one['title']}" for one in document["entries"]]
    lines += [f"Tip {short(one['id'])}  {one['title']}" for one in document["tips"]]
    lines += [f"Question  {one['text']}" for one in document["questions"]]
    lines += [f"Answer ({one['who'] or '-'})  {one['text']}" for one in document["answers"]]
    session.answer(document, [*facts_lines(facts), *lines])


def _show_agreement(vault: Vault, group: Group) -> None:
    """Before the notes of a group are seen for the first time, its agreement is."""
    agreement = agreements.to_show(vault, group.id)
    if agreement is not None:
        say(f"The agreement of {group.name}: {agreement.text} {' '.join(agreement.limits)}")
        agreements.seen(vault, group.id)


def _attended(attended: bool | None) -> str:
    return "" if attended is None else "attended" if attended else "missed"
