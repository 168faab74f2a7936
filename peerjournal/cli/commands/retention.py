"""`retention`: what was heard is destroyed when its time is over: told before, put off, done."""

from datetime import date
from typing import Any

import click

from peerjournal.actions import groups, retention
from peerjournal.actions.vaults import Vault
from peerjournal.cli import groups_shown, secrets, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import many, short
from peerjournal.cli.text import aligned
from peerjournal.model import moments
from peerjournal.model.retention import Ending


@group("retention")
def run() -> None:
    """What others said is kept as long as its group agreed; your own words stay."""


@run.command("list")
@pass_session
def list_(session: Session) -> None:
    """List what will be destroyed and when, and note that you were told of what is near."""
    with session.open_vault() as vault:
        at = moments.now()
        retention.announce(vault, [one.key_id for one in retention.to_announce(vault, at)], at)
        documents = [_ending(vault, one) for one in retention.ahead(vault)]
        held = retention.elsewhere(vault)
    rows = [
        [short(one["id"]), one["due"], one["group"] or "", many(one["passages"], "passage"),
         many(len(one["entries"]), "entry")] for one in documents
    ]  # fmt: skip
    elsewhere = {"backups": [str(one) for one in held.backups], "copies": [str(one) for one in held.copies]}
    session.answer({"ahead": documents, "elsewhere": elsewhere}, aligned(rows))
    for path in held.backups:
        say(f"This backup will still hold it, until you delete it: {path}")


@run.command("keep")
@click.argument("id", type=values.text)
@click.option("--until", metavar="D", type=values.last_day, help="Until when; without it, no longer than agreed.")
@pass_session
def keep(session: Session, id: str, until: date | None) -> None:
    """Keep one week's passages longer."""
    with session.open_vault() as vault:
        found = [one.key_id for one in retention.ahead(vault) if one.key_id.startswith(id)]
        retention.extend(vault, found[0] if len(found) == 1 else id, until)
    session.answer({"id": id, "until": groups_shown.day(until)}, ["Put off." if until else "As agreed again."])


@run.command("rewrite")
@click.argument("entry", type=values.text)
@click.argument("number", type=int)
@click.argument("words", metavar="TEXT|-", type=values.text)
@pass_session
def rewrite(session: Session, entry: str, number: int, words: str) -> None:
    """Put your own words in place of an entry's passage of others (from 1): that is how a thought stays."""
    session.takes_text_from_stdin = words == secrets.STDIN
    with session.open_vault() as vault:
        if session.takes_text_from_stdin:
            words = values.text(secrets.whole_text(secrets.STDIN))
        saved = retention.rewrite(vault, entry, number - 1, words)
    session.answer({"id": saved.id, "body": saved.body}, [saved.id])


@run.command("destroy")
@pass_session
def destroy(session: Session) -> None:
    """Destroy what is due and was announced a week ago or more. Nothing can bring it back."""
    with session.open_vault() as vault:
        done = retention.destroy_due(vault, moments.now())
    document = {"weeks": done.weeks, "passages": done.passages, "copies": [str(one) for one in done.copies]}
    session.answer(document, [f"{many(done.passages, 'passage')} destroyed."])


def _ending(vault: Vault, one: Ending) -> dict[str, Any]:
    return {
        "id": one.key_id, "group": groups.names(vault).get(one.group_id), "week": groups_shown.day(one.week),
        "due": groups_shown.day(one.due), "entries": list(one.entries), "passages": one.passages,
        "announced_at": groups_shown.iso(one.announced_at), "kept_until": groups_shown.day(one.kept_until),
    }  # fmt: skip
