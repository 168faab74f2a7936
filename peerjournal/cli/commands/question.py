"""`question`: questions to bring to a group, and what came back."""

from collections.abc import Iterator
from typing import Any

import click

from peerjournal.actions import groups, questions
from peerjournal.actions.vaults import Vault
from peerjournal.cli import values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import short, when
from peerjournal.cli.text import clean, one_line, page_width, wrapped
from peerjournal.model.damage import Damaged
from peerjournal.model.moments import to_iso
from peerjournal.model.question import Question


@group("question")
def run() -> None:
    """Questions to bring to a group, and the answers."""


@run.command("add")
@click.argument("text", type=values.text)
@click.option("--group", metavar="G", type=values.text)
@pass_session
def add(session: Session, text: str, group: str | None) -> None:
    """Write down a question. Prints its id."""
    with session.open_vault() as vault:
        group_id = groups.find(vault, group).id if group else None
        made = questions.add(vault, text, group_id=group_id)
        session.answer(_question(vault, made), [made.id])


@run.command("answer")
@click.argument("id", type=values.text)
@click.argument("text", type=values.text)
@pass_session
def answer(session: Session, id: str, text: str) -> None:
    """Write down an answer. A question may have several."""
    with session.open_vault() as vault:
        made = questions.answer(vault, id, text)
        session.answer(_question(vault, made), [made.id])


@run.command("list")
@click.option("--open", "open_only", is_flag=True, help="Only those without an answer.")
@pass_session
def list_(session: Session, open_only: bool) -> None:
    """List questions and their answers."""
    with session.open_vault() as vault:
        held = questions.all(vault, open_only=open_only)
        documents = [_question(vault, one) for one in held if not isinstance(one, Damaged)]
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
            yield from wrapped(f"{when(given['at'])}  {clean(given['text'])}", width, "    ")


def _question(vault: Vault, one: Question) -> dict[str, Any]:
    return {
        "id": one.id,
        "text": one.text,
        "group": groups.names(vault).get(one.group_id or ""),
        "answers": [{"text": given.text, "at": to_iso(given.at)} for given in one.answers],
        "created_at": one.created_at and to_iso(one.created_at),
        "updated_at": one.updated_at and to_iso(one.updated_at),
    }
