"""`import`: brings in entries from other files, says what could not come along, and takes an import back."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from peerjournal.actions import imports
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.import_choices import choices
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import many, short, when
from peerjournal.cli.text import one_line
from peerjournal.model.errors import FileMissing
from peerjournal.model.import_batch import Batch
from peerjournal.model.moments import to_iso
from peerjournal.model.provenance import Provenance
from peerjournal.model.reports import LossReport, Undone

_SHOWN = 20  # remarks of a source, for a person; --json has them all


@command("import")
@click.argument("sources", metavar="FILE|DIR...", nargs=-1)
@click.option("--format", type=click.Choice([imports.AUTO, *imports.FORMATS]), default=imports.AUTO, show_default=True)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@click.option("--update", is_flag=True, help="Bring entries up to date that changed at their source since.")
@click.option("--map-mood", metavar="FILE", help="Lines mood=feeling or mood=feeling=0..10, or a JSON object.")
@click.option("--source-passphrase-file", metavar="FILE", help="Its first line opens an encrypted source.")
@click.option("--columns", metavar="OURS=THEIRS,...", help="Columns of a CSV or JSON: date, time, title, text, tags.")
@click.option("--day-first/--month-first", default=None, help="How to read dates like 03/04/2020.")
@click.option("--zone", metavar="NAME", help="The time zone of times without one, like Europe/Berlin.")
@click.option("--provenance", type=click.Choice([one.value for one in Provenance]), default=Provenance.MINE.value,
              show_default=True, help="Whose words these are.")  # fmt: skip
@click.option("--group", metavar="NAME", help="All entries belong to this group.")
@click.option("--undo", metavar="[ID]", is_flag=False, flag_value="", default=None, help="Take an import back: the "
              "latest, or the one with this id.")  # fmt: skip
@click.option("--list", "listed", is_flag=True, help="The imports that can be taken back.")
@pass_session
def run(
    session: Session, /, sources: tuple[str, ...], format: str, dry_run: bool, undo: str | None, listed: bool,
    **said: Any,
) -> None:  # fmt: skip
    """Bring in entries from files, folders and archives of other programs.

    All of them come in, or none. What is here already is not brought in twice. Whatever can't come along is named.
    """
    if bool(sources) + (undo is not None) + listed != 1:
        raise click.UsageError("Name what to import, or use --undo or --list.")
    if listed:
        with session.open_vault() as vault:
            found = imports.batches(vault)
        session.answer([_form(one) for one in found], map(_line, found))
    elif undo is not None:
        with session.open_vault() as vault:
            undone = imports.undo(vault, undo, session.progress("Taking back"))
        session.answer(asdict(undone), _undone_lines(undone))
    else:
        _import(session, [Path(one) for one in sources], format, dry_run, choices(**said))


def _import(session: Session, paths: list[Path], format: str, dry_run: bool, chosen: imports.Choices) -> None:
    for path in paths:
        if not path.exists():
            raise FileMissing(path)
    with session.open_vault() as vault:
        reports = imports.run(
            vault, paths, format=format, dry_run=dry_run, choices=chosen, progress=session.progress("Importing")
        )
    session.answer([asdict(report) for report in reports], _lines(reports, dry_run))
    if not reports:
        say("There was nothing to import.")


def _lines(reports: list[LossReport], dry_run: bool) -> Iterator[str]:
    for report in reports:
        verb = "would be imported" if dry_run else "imported"
        told = [f"{_kinds(report)} {verb}"]
        is_list = report.format.startswith("meeting-")  # which doesn't say when meetings began
        told += [f"{report.first[:10]} to {report.last[:10]}"] if report.first and report.last and not is_list else []
        told += [many(report.attachments, "attachment")] if report.attachments else []
        told += (
            [f"{many(report.tags, 'kind')} of meetings" if is_list else many(report.tags, "tag")] if report.tags else []
        )
        told += [f"{report.starred:,} starred"] if report.starred else []
        told += [f"{report.duplicates:,} here already"] if report.duplicates else []
        yield f"{one_line(report.source)} ({report.format}): {', '.join(told)}"
        if report.updates:
            yield f"  {_updates(report)}"
        remarks = [("Left out", one) for one in report.skipped] + [("Changed", one) for one in report.changed]
        for kind, one in remarks[:_SHOWN]:
            yield f"  {kind}: {one_line(one.what)}: {one_line(one.why)}"
        if len(remarks) > _SHOWN:
            yield f"  and {len(remarks) - _SHOWN:,} more: --json lists them all"


def _kinds(report: LossReport) -> str:
    """`3 entries, 2 groups, 1 meeting`: what there is any of, or no entries."""
    entries = report.entries - report.groups - report.meetings
    counted = ((entries, "entry"), (report.groups, "group"), (report.meetings, "meeting"))
    return ", ".join(many(number, kind) for number, kind in counted if number) or many(0, "entry")


def _updates(report: LossReport) -> str:
    changed = f"{report.updates:,} of those here changed at the source since"
    return f"{changed}, and were brought up to date" if report.updated else f"{changed}: --update brings them here"


def _form(batch: Batch) -> dict[str, Any]:
    sources = [asdict(one) for one in batch.sources]
    return {"id": batch.id, "at": to_iso(batch.at), "entries": batch.entries, "sources": sources}


def _line(batch: Batch) -> str:
    names = ", ".join(one_line(one.name) for one in batch.sources)
    return f"{when(to_iso(batch.at))}  {short(batch.id)}  {many(batch.entries, 'entry')}  {names}"


def _undone_lines(undone: Undone) -> Iterator[str]:
    yield f"{many(undone.removed, 'entry')} of this import removed."
    if undone.restored:
        yield f"{many(undone.restored, 'entry')} put back to what it was before."
    for id in undone.kept:
        yield f"Kept, as it was changed here since: {short(id)}"
