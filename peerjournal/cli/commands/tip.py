"""`tip`: coping tips, and what came of trying them."""

from datetime import datetime
from typing import Any

import click

from peerjournal.actions import groups, tips
from peerjournal.actions.vaults import Vault
from peerjournal.cli import secrets, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import facts_lines, short, when
from peerjournal.cli.text import aligned, clean, page_width, wrapped
from peerjournal.model.damage import Damaged
from peerjournal.model.moments import to_iso
from peerjournal.model.tip import Tip, Try


@group("tip")
def run() -> None:
    """Coping tips, and what came of trying them."""


@run.command("add")
@click.argument("title", type=values.text)
@click.option("--how", metavar="TEXT|-", type=values.text, default="", help="How it goes; - reads standard input.")
@click.option("--for", "situations", metavar="SITUATION", multiple=True, type=values.text, help="When it may help.")
@click.option("--from-group", metavar="G", type=values.text, help="The group it came from.")
@pass_session
def add(session: Session, title: str, how: str, situations: tuple[str, ...], from_group: str | None) -> None:
    """Write down a coping tip. Prints its id."""
    session.takes_text_from_stdin = how == secrets.STDIN
    with session.open_vault() as vault:
        if session.takes_text_from_stdin:
            how = values.text(secrets.whole_text(secrets.STDIN))
        group_id = groups.find(vault, from_group).id if from_group else None
        tip = tips.add(vault, title, how=how, situations=situations, group_id=group_id)
        session.answer(_tip(vault, tip), [tip.id])


@run.command("list")
@click.option("--for", "situation", metavar="S", type=values.text, help="Only tips for this situation.")
@pass_session
def list_(session: Session, situation: str | None) -> None:
    """List tips, the ones that helped most first."""
    with session.open_vault() as vault:
        ranked = tips.ranked(vault, situation)
        documents = [_ranked(vault, one) for one in ranked]
    session.answer(documents, aligned(_row(one) for one in ranked))
    if not ranked:
        say("No tips for this." if situation else "No tips yet.")


@run.command("show")
@click.argument("id", type=values.text)
@pass_session
def show(session: Session, id: str) -> None:
    """Show a tip: how it goes, and each time it was tried."""
    with session.open_vault() as vault:
        tip = tips.get(vault, id)
        document = _tip(vault, tip)
        tries = tips.tries(vault, tip.id)
    lines = [tip.title, *facts_lines([("For", ", ".join(tip.situations)), ("From", document["group"] or "")])]
    if tip.how:
        lines += ["", *wrapped(clean(tip.how), page_width())]
    if tries:
        lines += ["", *aligned(map(_try_row, tries))]
    session.answer({**document, "tries": [_try(one) for one in tries]}, [clean(line) for line in lines])


@run.command("tried")
@click.argument("id", type=values.text)
@click.option("--before", metavar="0..10", type=values.level, help="How strong it was before.")
@click.option("--after", metavar="0..10", type=values.level, help="How strong it was after.")
@click.option("--note", metavar="N", type=values.text, default="")
@click.option("--at", metavar="ISO", type=values.moment, help="When; now if left out.")
@pass_session
def tried(
    session: Session, id: str, before: int | None, after: int | None, note: str, at: tuple[datetime, bool] | None
) -> None:
    """Write down that a tip was tried, and how it was before and after. Prints the try's id."""
    with session.open_vault() as vault:
        tip = tips.get(vault, id)
        made = tips.tried(vault, tip.id, before=before, after=after, note=note, at=at and at[0])
    session.answer(_try(made), [made.id])


def _tip(vault: Vault, tip: Tip) -> dict[str, Any]:
    return {
        "id": tip.id,
        "title": tip.title,
        "how": tip.how,
        "situations": list(tip.situations),
        "group": groups.names(vault).get(tip.group_id or ""),
        "created_at": tip.created_at and to_iso(tip.created_at),
        "updated_at": tip.updated_at and to_iso(tip.updated_at),
    }


def _ranked(vault: Vault, one: tips.RankedTip) -> dict[str, Any]:
    if isinstance(one.tip, Damaged):
        return {"id": one.tip.id, "damaged": True}
    document = {**_tip(vault, one.tip), "tries": one.tries, "eased": one.eased, "expected": one.expected}
    return {**document, "damaged_tries": one.damaged} if one.damaged else document


def _row(one: tips.RankedTip) -> list[str]:
    if isinstance(one.tip, Damaged):
        return [short(one.tip.id), "This tip is damaged. See: peerjournal check", "", ""]
    eased = _eased(one.tries, one.eased) + (f", {one.damaged} damaged" if one.damaged else "")
    return [short(one.tip.id), one.tip.title, eased, ", ".join(one.tip.situations)]


def _try(one: Try | Damaged) -> dict[str, Any]:
    if isinstance(one, Damaged):
        return {"id": one.id, "damaged": True}
    return {
        "id": one.id, "tip": one.tip_id, "at": to_iso(one.at), "before": one.before, "after": one.after,
        "note": one.note,
    }  # fmt: skip


def _try_row(one: Try | Damaged) -> list[str]:
    if isinstance(one, Damaged):
        return ["damaged", short(one.id), "This try is damaged. See: peerjournal check"]
    return [when(to_iso(one.at)), _levels(one), one.note]


def _levels(one: Try) -> str:
    told = ["-" if level is None else str(level) for level in (one.before, one.after)]
    return "" if told == ["-", "-"] else " to ".join(told)


def _eased(tries: int, eased: float | None) -> str:
    """`3 tries, eased by 2.7`: the mean of before minus after; a plain figure, no verdict."""
    times = "not tried" if not tries else "1 try" if tries == 1 else f"{tries:,} tries"
    return times if eased is None else f"{times}, eased by {eased:.1f}"
