"""`question`: questions to bring to a group, and what came back."""

from collections.abc import Iterator
from typing import Any

import click

from peerjournal.actions import groups, meetings, questions
from peerjournal.cli import groups_shown, secrets, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import short, when
from peerjournal.cli.text import clean, one_line, page_width, wrapped
from peerjournal.model.damage import Damaged


@group("question")
def run() -> None:
    """Questions to bring to a group, and the answers."""


@run.command("add")
@click.argument("text", metavar="TEXT|-", type=values.text)
@click.option("--group", metavar="G", type=values.text)
@pass_session
def add(session: Session, text: str, group: str | None) -> None:
    """Write down a question; - reads it from standard input. Prints its id."""
    session.takes_text_from_stdin = text == secrets.STDIN
    with session.open_vault() as vault:
        if session.takes_text_from_stdin:
            text = values.text(secrets.whole_text(secrets.STDIN))
        group_id = groups.find(vault, group).id if group else None
        made = questions.add(vault, text, group_id=group_id)
        session.answer(groups_shown.question(vault, made), [made.id])


@run.command("answer")
@click.argument("id", type=values.text)
@click.argument("text", metavar="TEXT|-", type=values.text)
@click.option("--who", metavar="KIND", type=values.text, default="", help='"a peer", "a book": never a name.')
@click.option("--meeting", metavar="ID", type=values.text, help="The meeting it was given in.")
@pass_session
def answer(session: Session, id: str, text: str, who: str, meeting: str | None) -> None:
    """Write down an answer; - reads it from standard input. A question may have several."""
    session.takes_text_from_stdin = text == secrets.STDIN
    with session.open_vault() as vault:
        if session.takes_text_from_stdin:
            text = values.text(secrets.whole_text(secrets.STDIN))
        meeting_id = groups.get_meeting(vault, meeting).id if meeting else None
        made = questions.answer(vault, id, text, who=who, meeting_id=meeting_id)
        session.answer(groups_shown.question(vault, made), [made.id])


@run.command("bring")
@click.argument("id", type=values.text)
@click.argument("group", type=values.text)
@pass_session
def bring(session: Session, id: str, group: str) -> None:
    """Put a question on the list for a group's next meeting. Prints the meeting's id."""
    with session.open_vault() as vault:
        found = groups.find(vault, group)
        meeting = questions.bring(vault, id, meetings.prepare(vault, found.id).id)
        session.answer(groups_shown.meeting(vault, found.name, meeting), [meeting.id])


@run.command("list")
@click.option("--open", "open_only", is_flag=True, help="Only those without an answer.")
@pass_session
def list_(session: Session, open_only: bool) -> None:
    """List questions and their answers."""
    with session.open_vault() as vault:
        held = questions.all(vault, open_only=open_only)
        documents = [groups_shown.question(vault, one) for one in held if not isinstance(one, Damaged)]
    session.answer(documents, _lines(documents))
    if not documents:
        say("No questions.")


def _lines(documents: list[dict[str, Any]]) -> Iterator[str]:
    width = page_width()
    for one in documents:
        group = f"  {one_line(one['group'])}" if one["group"] else ""
        yield f"{short(one['id'])}{group}"
        yield from wrapped(clean(one["text"]), width, "  ")
        for given in one["answers"]:
            who = f" ({one_line(given['who'])})" if given["who"] else ""
            yield from wrapped(f"{when(given['at'])}{who}  {clean(given['text'])}", width, "    ")
