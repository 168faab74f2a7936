"""`calendar`: groups out of calendars and lists of meetings, and a group's schedule as a calendar."""

from pathlib import Path

import click

from peerjournal.actions import calendars, groups
from peerjournal.cli import groups_shown, values
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.text import aligned


@group("calendar")
def run() -> None:
    """Calendars (.ics) and lists of meetings (Meeting Guide), in and out."""


@run.command("offers")
@click.argument("file")
@pass_session
def offers(session: Session, file: str) -> None:
    """List the groups that a file could give. It needs no journal, and nobody's name or number is read."""
    found = calendars.offered(Path(file))
    documents = [
        {
            "number": one.number, "name": one.name, "rrule": one.rrule, "first_at": groups_shown.iso(one.first_at),
            "place": one.place, "online": one.online,
        }
        for one in found
    ]  # fmt: skip
    session.answer(documents, aligned([str(one.number), one.name, one.rrule, one.place] for one in found))


@run.command("take")
@click.argument("file")
@click.argument("choices", metavar="NUMBER|NAME...", nargs=-1, required=True, type=values.text)
@click.option("--for", "existing", metavar="GROUP", type=values.text, help="Only its schedule, for a group you have.")
@pass_session
def take(session: Session, file: str, choices: tuple[str, ...], existing: str | None) -> None:
    """Make groups of what you choose from a file. Prints their ids."""
    path = Path(file)
    found = calendars.offered(path)
    numbers = [calendars.name_of(one, found).number for one in choices]
    if existing is not None and len(numbers) != 1:
        raise click.UsageError("One group has one schedule: choose one.")
    with session.open_vault() as vault:
        if existing is not None:
            made = [calendars.adopt_schedule(vault, groups.find(vault, existing).id, path, numbers[0])]
        else:
            made = calendars.take(vault, path, numbers)
        session.answer([groups_shown.group(vault, one) for one in made], [one.id for one in made])


@run.command("export")
@click.argument("name", metavar="GROUP", type=values.text)
@click.argument("dest", metavar="FILE.ics")
@click.option("--title", metavar="TEXT", type=values.text, default="Meeting", help="What the calendar will show.")
@pass_session
def export(session: Session, name: str, dest: str, title: str) -> None:
    """Write a group's schedule as a calendar: times and a title that says nothing, unless you give another."""
    with session.open_vault() as vault:
        path = calendars.export(vault, groups.find(vault, name).id, Path(dest), title=title)
    session.answer({"path": str(path), "title": title}, [str(path)])
    say("Whoever sees that calendar sees these times. Nothing else of the group is in it.")
