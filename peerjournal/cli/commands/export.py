"""`export`: writes entries as plain files."""

from datetime import date
from pathlib import Path

import click

from peerjournal.actions import exports, groups
from peerjournal.cli import values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import many
from peerjournal.model.filters import EntryFilter


@command("export")
@click.argument("dest")
@click.option("--format", type=click.Choice(exports.FORMATS), required=True)
@click.option("--from", "first", metavar="D", type=values.first_day, help="2024, 2024-05 or 2024-05-17.")
@click.option("--to", "last", metavar="D", type=values.last_day)
@click.option("--tag", metavar="T", type=values.text)
@click.option("--group", metavar="G", type=values.text)
@click.option("--with-aliases", is_flag=True, help="Keep the names that groups and people have here.")
@pass_session
def run(
    session: Session, dest: str, format: str, first: date | None, last: date | None, tag: str | None,
    group: str | None, with_aliases: bool,
) -> None:  # fmt: skip
    """Write entries as plain, readable files. They are not encrypted: for that, use `peerjournal backup`."""
    with session.open_vault() as vault:
        group_id = groups.find(vault, group).id if group else None
        where = EntryFilter(tag=tag, group_id=group_id, first_day=first, last_day=last)
        report = exports.run(
            vault, Path(dest), format=format, where=where, with_aliases=with_aliases,
            progress=session.progress("Exporting"),
        )  # fmt: skip
    session.answer(
        {"path": str(report.path), "format": format, "entries": report.entries},
        [f"{many(report.entries, 'entry')} written to {report.path}"],
    )
    say("What was written is not encrypted: anybody who has it can read it.")
