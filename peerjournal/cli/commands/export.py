"""`export`: writes entries as plain files."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from peerjournal.actions import exports, groups
from peerjournal.cli import secrets, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import many
from peerjournal.model.filters import EntryFilter
from peerjournal.model.reports import ExportReport


@command("export")
@click.argument("dest", type=values.destination)
@click.option("--format", type=click.Choice(exports.FORMATS), required=True)
@click.option("--from", "first", metavar="D", type=values.first_day, help="2024, 2024-05 or 2024-05-17.")
@click.option("--to", "last", metavar="D", type=values.last_day)
@click.option("--tag", metavar="T", type=values.text)
@click.option("--group", metavar="G", type=values.text)
@click.option("--with-aliases", is_flag=True, help="Also the list of people, by their aliases.")
@click.option("--without-people", is_flag=True, help='No groups, no meetings, "somebody" in place of every alias.')
@click.option("--with-heard", is_flag=True, help="Also the passages marked as heard; those in confidence never leave.")
@click.option("--everything", is_flag=True, help="Also tips, questions, kind words, groups, meetings and measures.")
@click.option(
    "--guard",
    type=click.Choice(exports.WAYS),
    default="keep",
    show_default=True,
    help="Other people's details that the guard finds: keep them, replace them, or refuse to write.",
)
@click.option("--encrypt-to", metavar="AGE-KEY", default="", help="Encrypt it to an age key (age1...).")
@click.option("--encrypt-with-passphrase-file", metavar="FILE", help="Encrypt it with a passphrase (age).")
@pass_session
def run(
    session: Session, dest: Path, format: str, first: date | None, last: date | None, tag: str | None,
    group: str | None, with_aliases: bool, without_people: bool, with_heard: bool, everything: bool, guard: str,
    encrypt_to: str, encrypt_with_passphrase_file: str | None,
) -> None:  # fmt: skip
    """Write entries as plain, readable files, or encrypted with age where asked. For a backup: `peerjournal backup`."""
    if with_aliases and without_people:
        raise click.UsageError("--with-aliases and --without-people exclude each other.")
    if encrypt_to and encrypt_with_passphrase_file:
        raise click.UsageError("--encrypt-to and --encrypt-with-passphrase-file exclude each other.")
    seal = None
    if encrypt_with_passphrase_file:
        seal = exports.Seal(passphrase=secrets.first_line(encrypt_with_passphrase_file))
    elif encrypt_to:
        seal = exports.Seal(recipient=encrypt_to)
    with session.open_vault() as vault:
        group_id = groups.find(vault, group).id if group else None
        where = EntryFilter(tag=tag, group_id=group_id, first_day=first, last_day=last)
        terms = exports.Terms(where, with_heard, with_aliases, without_people, everything, guard)
        progress = session.progress("Exporting")
        report = exports.run(vault, dest, format=format, terms=terms, seal=seal, progress=progress)
    session.answer(_document(report, format, sealed=seal is not None), _lines(report))
    if report.heard_left_out:
        say(f"{many(report.heard_left_out, 'passage')} you marked as heard stayed here; --with-heard takes them along.")
    if report.confidence_left_out:
        say(f"{many(report.confidence_left_out, 'passage')} told in confidence stayed here, as always.")
    if report.details:
        say(_guarded(report))
    if seal is None:
        say("What was written is not encrypted: anybody who has it can read it.")


def _document(report: ExportReport, format: str, *, sealed: bool) -> dict[str, Any]:
    return {
        "path": str(report.path),
        "format": format,
        "encrypted": sealed,
        "entries": report.entries,
        "left_out": {"heard": report.heard_left_out, "confidence": report.confidence_left_out},
        "guard": {"found": report.details, "entries_looked_at": report.looked, "replaced": report.replaced},
        "skipped": [asdict(one) for one in report.skipped],
        "changed": [asdict(one) for one in report.changed],
    }


def _guarded(report: ExportReport) -> str:
    found = many(report.details, "detail")
    if report.replaced:
        return f"The guard found {found} of other people; {report.replaced:,} left as something else."
    where = "" if report.looked == report.entries else f" in the first {many(report.looked, 'entry')}"
    return f"The guard found {found} of other people{where}, and they are in what was written; see --guard."


def _lines(report: ExportReport) -> Iterator[str]:
    yield f"{many(report.entries, 'entry')} written to {report.path}"
    yield from (f"  Left out: {one.what}: {one.why}" for one in report.skipped)
    yield from (f"  Changed: {one.what}: {one.why}" for one in report.changed)
