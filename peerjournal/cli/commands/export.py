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
@click.option("--with-heard", is_flag=True, help="Also the passages marked as heard; those in confidence never leave.")
@pass_session
def run(
    session: Session, dest: str, format: str, first: date | None, last: date | None, tag: str | None,
    group: str | None, with_aliases: bool, with_heard: bool,
) -> None:  # fmt: skip
    """Write entries as plain, readable files. They are not encrypted: for that, use `peerjournal backup`."""
    with session.open_vault() as vault:
        group_id = groups.find(vault, group).id if group else None
        where = EntryFilter(tag=tag, group_id=group_id, first_day=first, last_day=last)
        report = exports.run(
            vault, Path(dest), format=format, where=where, with_aliases=with_aliases,
            with_heard=with_heard, progress=session.progress("Exporting"),
        )  # fmt: skip
    session.answer(
        {
            "path": str(report.path),
            "format": format,
            "entries": report.entries,
            "left_out": {"heard": report.heard_left_out, "confidence": report.confidence_left_out},
        },
        [f"{many(report.entries, 'entry')} written to {report.path}"],
    )
    if report.heard_left_out:
        say(f"{many(report.heard_left_out, 'passage')} you marked as heard stayed here; --with-heard takes them along.")
    if report.confidence_left_out:
        say(f"{many(report.confidence_left_out, 'passage')} told in confidence stayed here, as always.")
    say("What was written is not encrypted: anybody who has it can read it.")
