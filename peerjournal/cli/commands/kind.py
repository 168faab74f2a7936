"""`kind`: kind words, received and given, that come back when they are needed."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from peerjournal.actions import groups, kind_words, people
from peerjournal.actions.vaults import Vault
from peerjournal.cli import secrets, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import short, when
from peerjournal.cli.text import clean, one_line, page_width, wrapped
from peerjournal.model.damage import Damaged
from peerjournal.model.kind_word import KindWord
from peerjournal.model.moments import to_iso


@group("kind")
def run() -> None:
    """Kind words, received and given, that come back when they are needed."""


@run.command("add")
@click.argument("text", metavar="TEXT|-", type=values.text)
@click.option("--from", "from_", metavar="ALIAS", type=values.text, help="Who said them to you.")
@click.option("--to", metavar="ALIAS", type=values.text, help="Whom you said them to.")
@click.option("--group", metavar="G", type=values.text, help="The group it was in; the person's if left out.")
@click.option("--at", metavar="ISO", type=values.moment, help="When; now if left out.")
@pass_session
def add(
    session: Session, text: str, from_: str | None, to: str | None, group: str | None, at: tuple[datetime, bool] | None
) -> None:
    """Write down kind words; - reads standard input. Prints their id."""
    if from_ is not None and to is not None:
        raise click.UsageError("Kind words are --from somebody or --to somebody, not both.")
    session.takes_text_from_stdin = text == secrets.STDIN
    with session.open_vault() as vault:
        if session.takes_text_from_stdin:
            text = values.text(secrets.whole_text(secrets.STDIN))
        alias = from_ or to
        group_id = groups.find(vault, group).id if group else None
        made = kind_words.add(
            vault,
            text,
            received=to is None,
            person_id=people.find(vault, alias, group_id).id if alias else None,
            group_id=group_id,
            at=at and at[0],
        )
        session.answer(_document(vault, made), [made.id])


@run.command("list")
@pass_session
def list_(session: Session) -> None:
    """List kind words in the order in which they were said."""
    with session.open_vault() as vault:
        held = kind_words.all(vault)
        documents = [_document(vault, one) for one in held]
    session.answer(documents, _lines(documents))
    if not documents:
        say("No kind words yet.")


def _lines(documents: list[dict[str, Any]]) -> Iterator[str]:
    width = page_width()
    for one in documents:
        if one.get("damaged"):
            yield f"damaged  {short(one['id'])}  These kind words are damaged. See: peerjournal check"
            continue
        whom = f"  {'from' if one['received'] else 'to'} {one_line(one['person'])}" if one["person"] else ""
        given = "" if one["received"] or whom else "  given"
        group = f"  {one_line(one['group'])}" if one["group"] else ""
        yield f"{when(one['at'])}  {short(one['id'])}{whom}{given}{group}"
        yield from wrapped(clean(one["text"]), width, "  ")


def _document(vault: Vault, one: KindWord | Damaged) -> dict[str, Any]:
    if isinstance(one, Damaged):
        return {"id": one.id, "damaged": True}
    return {
        "id": one.id,
        "text": one.text,
        "received": one.received,
        "person": people.aliases(vault).get(one.person_id or ""),
        "group": groups.names(vault).get(one.group_id or ""),
        "at": to_iso(one.at),
        "created_at": one.created_at and to_iso(one.created_at),
        "updated_at": one.updated_at and to_iso(one.updated_at),
    }
