"""`insights`: the numbers behind the pictures."""

from datetime import date
from typing import Any

import click

from peerjournal.actions import insights, measures
from peerjournal.cli import values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session
from peerjournal.cli.shown import many

_MOST = 5


@command("insights")
@click.option("--from", "first", metavar="D", type=values.first_day, help="2024, 2024-05 or 2024-05-17.")
@click.option("--to", "last", metavar="D", type=values.last_day)
@pass_session
def run(session: Session, first: date | None, last: date | None) -> None:
    """The numbers behind the pictures: what moved, what helped, and what cannot be said.

    With --json every number, under keys that stay: over_time, before_after, year, weekdays, together, tips, groups,
    words, looking_back.
    """
    with session.open_vault() as vault:
        found = insights.document(vault, first, last)
        names = {one.key: one.name for one in measures.all(vault)}
    session.answer(found, _lines(found, names))


def _lines(found: dict[str, Any], names: dict[str, str]) -> list[str]:
    """The same in short, for a person."""
    damaged = [f"{many(found['damaged'], 'damaged record')} could not be read and counted for nothing; see `check`."]
    lines = damaged if found["damaged"] else []
    if not found["moments"] and not found["tips"]["tips"]:
        return [*lines, "Nothing has been noted in this time that could be counted."]
    lines.append(f"{many(found['moments'], 'moment')} noted.")
    lines += [
        f"{names.get(one['key'], one['key'])}: {many(one['n'], 'answer')}, {one['mean']:.1f} on average, "
        f"{one['lowest']} to {one['highest']}; {_moved(one['moved'])}."
        for one in found["over_time"]
    ]
    lines += [
        f"{names.get(one['key'], one['key'])} around meetings, {many(one['n'], 'pair')}: {_changed(one)}."
        for one in found["before_after"]
        if one["group_id"] is None
    ]
    lines += [
        f"{one['title']}: eased by {one['expected']:.1f} ({one['low']:.1f} to {one['high']:.1f}), "
        f"{many(one['tries'], 'try')}."
        for one in found["tips"]["tips"][:_MOST]
        if one["rated"]
    ]
    speaking = [one for one in found["together"]["pairs"] + found["together"]["scales"] if one["speaks"]]
    if found["together"]["compared"]:
        lines.append(f"Compared {found['together']['compared']:,} things that could go together; "
                     f"{len(speaking) or 'none'} did more than chance does.")  # fmt: skip
    return lines


def _moved(moved: dict[str, Any] | None) -> str:
    if moved is None:
        return "too few to say whether it moved"
    if not moved["speaks"]:
        return "no movement beyond its ups and downs"
    return f"moved by {moved['change']:+.1f} over this time"


def _changed(one: dict[str, Any]) -> str:
    if one["median"] is None:
        return "too few to say"
    return f"{one['median']:+.1f} in the middle (95 % interval {one['low']:+.1f} to {one['high']:+.1f})"
