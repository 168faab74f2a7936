"""`import`: brings in entries from other files, and says what could not come along."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from peerjournal.actions import imports
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import many
from peerjournal.cli.text import one_line
from peerjournal.model.errors import FileMissing
from peerjournal.model.reports import LossReport

_SHOWN = 20  # remarks of a source, for a person; --json has them all


@command("import")
@click.argument("sources", metavar="FILE|DIR...", nargs=-1, required=True)
@click.option("--format", type=click.Choice(["auto", *imports.FORMATS]), default="auto", show_default=True)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@pass_session
def run(session: Session, sources: tuple[str, ...], format: str, dry_run: bool) -> None:
    """Bring in entries from files. All of them come in, or none. What is here already is not brought in twice."""
    paths = [Path(one) for one in sources]
    for path in paths:
        if not path.exists():
            raise FileMissing(path)
    with session.open_vault() as vault:
        reports = imports.run(vault, paths, format=format, dry_run=dry_run, progress=session.progress("Importing"))
    session.answer([asdict(report) for report in reports], _lines(reports, dry_run))
    if not reports:
        say("There was nothing to import.")


def _lines(reports: list[LossReport], dry_run: bool) -> Iterator[str]:
    for report in reports:
        verb = "would be imported" if dry_run else "imported"
        told = [f"{many(report.entries, 'entry')} {verb}"]
        told += [many(report.attachments, "attachment")] if report.attachments else []
        told += [f"{report.duplicates:,} here already"] if report.duplicates else []
        yield f"{one_line(report.source)} ({report.format}): {', '.join(told)}"
        remarks = [("Left out", one) for one in report.skipped] + [("Changed", one) for one in report.changed]
        for kind, one in remarks[:_SHOWN]:
            yield f"  {kind}: {one_line(one.what)}: {one_line(one.why)}"
        if len(remarks) > _SHOWN:
            yield f"  and {len(remarks) - _SHOWN:,} more: --json lists them all"
