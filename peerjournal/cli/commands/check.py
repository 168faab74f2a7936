"""`check`: is everything in the journal whole?"""

import click

from peerjournal.actions import vaults, wording
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import many, plural
from peerjournal.cli.text import one_line

_SHOWN = 50


@command("check")
@click.option("--full", is_flag=True, help="Also read every attachment and the whole search index.")
@pass_session
def run(session: Session, full: bool) -> None:
    """Check the keys, the database, every row and the search index. Changes nothing; exit 1 if something is damaged."""
    with session.open_vault() as vault:
        report = vaults.check(vault, full=full, progress=session.progress("Checking"))
    problems = [
        {"part": one.part, "noun": one.noun, "id": one.id, "what": wording.problem(one)} for one in report.problems
    ]
    lines = [one_line(problem["what"]) for problem in problems[:_SHOWN]]
    if report.ok:
        lines = [f"All is whole: {many(report.counts.get('entry', 0), 'entry')}."]
    session.answer({"ok": report.ok, "full": report.full, "problems": problems, "counts": plural(report.counts)}, lines)
    if not report.ok:
        say(
            f"Damage was found in {many(len(problems), 'place')}. Nothing was changed. Keep your older backups: "
            "the latest one may hold it whole."
        )
        click.get_current_context().exit(1)
