"""`group`: the groups a person goes to."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import click

from peerjournal.actions import agreements, groups, visits
from peerjournal.cli import groups_shown, secrets, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import facts_lines, short, when
from peerjournal.cli.text import aligned, clean, page_width, wrapped
from peerjournal.model.damage import Damaged
from peerjournal.model.group import Limit, Pause, Role

_DETAILS = (
    click.option("--purpose", metavar="TEXT", type=values.text, help="What it is for."),
    click.option("--place", metavar="TEXT", type=values.text, help="Where it meets."),
    click.option("--online", metavar="TEXT", type=values.text, help="How it meets online."),
    click.option("--role", type=click.Choice([one.value for one in Role]), help="What you are in it."),
    click.option("--zone", metavar="NAME", type=values.text, help="Its time zone, such as Europe/Berlin."),
    click.option("--minutes", metavar="N", type=int, help="How long a meeting lasts."),
    click.option("--retention-weeks", metavar="N", type=int, help="Destroy what was heard after N weeks; 0: keep it."),
    click.option("--destroy-on-leaving/--keep-on-leaving", default=None, help="Destroy what was heard on leaving."),
    click.option("--remind-before", metavar="N", type=int, help="Minutes before a meeting; 0: no reminder."),
    click.option("--remind-after/--no-remind-after", default=None, help="A gentle reminder after it."),
)


def _details(function: Any) -> Any:
    for option in reversed(_DETAILS):
        function = option(function)
    return function


def _given(given: dict[str, Any]) -> dict[str, Any]:
    """The details that were given, as fields of a group; a zero takes a number away."""
    found = {name: value for name, value in given.items() if value is not None}
    for name in ("retention_weeks", "remind_before", "minutes"):
        if found.get(name) == 0:
            found[name] = None
    if "role" in found:
        found["role"] = Role(found["role"])
    return found


@group("group")
def run() -> None:
    """The groups you go to."""


@run.command("add")
@click.argument("name", type=values.text)
@click.option("--rrule", metavar="R", type=values.text, default="", help="When it meets: FREQ=WEEKLY;BYDAY=TH")
@click.option("--first", metavar="ISO", type=values.moment, help="Its first meeting, which --rrule counts from.")
@click.option("--agreement", metavar="TEXT|-", type=values.text, default="", help="Its ground rules.")
@_details
@pass_session
def add(
    session: Session, /, name: str, rrule: str, first: tuple[datetime, bool] | None, agreement: str, **given: Any
) -> None:  # fmt: skip
    """Add a group. Prints its id."""
    session.takes_text_from_stdin = agreement == secrets.STDIN
    with session.open_vault() as vault:
        if session.takes_text_from_stdin:
            agreement = values.text(secrets.whole_text(secrets.STDIN))
        made = groups.add(
            vault, name, rrule=rrule, first_at=first and first[0], agreement=agreement, **_given(given)
        )  # fmt: skip
        session.answer(groups_shown.group(vault, made), [made.id])


@run.command("list")
@pass_session
def list_(session: Session) -> None:
    """List groups, and when each meets next."""
    with session.open_vault() as vault:
        documents = [groups_shown.group(vault, one) for one in groups.all(vault) if not isinstance(one, Damaged)]
    rows = [
        [short(one["id"]), one["name"], f"next {when(one['next_at'])}" if one["next_at"] else ""] for one in documents
    ]
    session.answer(documents, aligned(rows))
    if not documents:
        say('No groups yet. Add one with: peerjournal group add "NAME"')


@run.command("show")
@click.argument("name", type=values.text)
@pass_session
def show(session: Session, name: str) -> None:
    """Show all there is about a group."""
    with session.open_vault() as vault:
        document = groups_shown.group(vault, groups.find(vault, name))
    facts = [
        (key.replace("_", " ").capitalize(), ", ".join(map(str, value)) if isinstance(value, list) else str(value))
        for key, value in document.items() if value and key != "agreement"
    ]  # fmt: skip
    session.answer(document, [*facts_lines(facts), *wrapped(clean(document["agreement"]), page_width())])


@run.command("edit")
@click.argument("name", type=values.text)
@click.option("--name", "new_name", metavar="TEXT", type=values.text)
@click.option("--rrule", metavar="R", type=values.text, help="When it meets.")
@click.option("--first", metavar="ISO", type=values.moment, help="Its first meeting.")
@click.option("--skip", metavar="D", multiple=True, type=values.first_day, help="A day on which it does not meet.")
@click.option("--extra", metavar="ISO", multiple=True, type=values.moment, help="A meeting beside the recurrence.")
@click.option("--pause", metavar="D..[D]", multiple=True, type=values.text, help="A break: 2024-07-01..2024-08-31")
@_details
@pass_session
def edit(
    session: Session, /, name: str, new_name: str | None, rrule: str | None, first: tuple[datetime, bool] | None,
    skip: tuple[date, ...], extra: tuple[tuple[datetime, bool], ...], pause: tuple[str, ...], **given: Any,
) -> None:  # fmt: skip
    """Change a group. Days to skip, breaks and extra meetings are added to those there are."""
    with session.open_vault() as vault:
        one = groups.find(vault, name)
        changed = replace(
            one, name=new_name or one.name, rrule=one.rrule if rrule is None else rrule,
            first_at=first[0] if first else one.first_at, skipped=(*one.skipped, *skip),
            extra_at=(*one.extra_at, *(at for at, _ in extra)), pauses=(*one.pauses, *map(_pause, pause)),
            **_given(given),
        )  # fmt: skip
        session.answer(groups_shown.group(vault, groups.save(vault, changed)), [one.id])


@run.command("agreement")
@click.argument("name", type=values.text)
@click.option("--set", "text", metavar="TEXT|-", type=values.text, help="A new version; the one before is kept.")
@click.option("--limit", multiple=True, type=click.Choice([one.value for one in Limit]), help="What it switches off.")
@pass_session
def agreement(session: Session, name: str, text: str | None, limit: tuple[str, ...]) -> None:
    """Show a group's agreement and its earlier versions, or put a new one in force."""
    session.takes_text_from_stdin = text == secrets.STDIN
    with session.open_vault() as vault:
        one = groups.find(vault, name)
        if session.takes_text_from_stdin:
            text = values.text(secrets.whole_text(secrets.STDIN))
        if text is not None or limit:
            groups.agree(vault, one.id, one.agreement if text is None else text, [Limit(each) for each in limit])
        documents = [groups_shown.agreement(each) for each in agreements.versions(vault, one.id)]
        if documents:
            agreements.seen(vault, one.id)
    lines = [f"{when(each['since'])}  {' '.join(each['limits'])}\n{each['text']}" for each in reversed(documents)]
    session.answer(documents, lines)


@run.command("leave")
@click.argument("name", type=values.text)
@pass_session
def leave(session: Session, name: str) -> None:
    """Note that you go there no more."""
    with session.open_vault() as vault:
        made = groups.leave(vault, groups.find(vault, name).id)
        session.answer(groups_shown.group(vault, made), [made.id])


@run.command("compare")
@pass_session
def compare(session: Session) -> None:
    """Groups side by side: how many visits, and how each felt."""
    with session.open_vault() as vault:
        found = visits.side_by_side(vault)
    documents = [
        {
            "group": one.name, "visits": one.visits, "left_at": groups_shown.iso(one.left_at),
            "felt": [
                {"at": groups_shown.iso(each.at), "safe": each.safe, "heard": each.heard, "at_home": each.at_home,
                 "impression": each.impression} for each in one.felt
            ],
        }
        for one in found
    ]  # fmt: skip
    rows = []
    for one in found:
        rows.append([one.name, f"{one.visits} visit{'' if one.visits == 1 else 's'}", "", "", "", ""])
        for each in one.felt:
            felt = (f"{name} {'-' if value is None else value}" for name, value in (
                ("safe", each.safe), ("heard", each.heard), ("at home", each.at_home)))  # fmt: skip
            rows.append(["", when(each.at.isoformat()), *felt, each.impression])
    session.answer(documents, aligned(rows))


def _pause(words: str) -> Pause:
    first, _, last = words.partition("..")
    found = Pause(values.first_day(first), values.last_day(last) if last.strip() else None)
    if found.last is not None and found.last < found.first:
        raise click.BadParameter("a break ends after it begins, like 2024-07-01..2024-08-31")
    return found
