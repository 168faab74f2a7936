"""`restore`: makes a journal out of a backup."""

from pathlib import Path

import click

from peerjournal.actions import backups, recovery, vaults
from peerjournal.cli import secrets, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, say
from peerjournal.cli.shown import many, plural
from peerjournal.model.reports import RestoreReport


@command("restore")
@click.argument("file")
@click.option("--into", metavar="DIR", required=True, help="The folder of the journal to be made.")
@click.option("--identity", metavar="FILE", help="A file with the recovery key or its 24 words.")
@click.option("--with-passphrase-file", metavar="FILE", help="The backup's own passphrase.")
@pass_session
def run(session: Session, file: str, into: str, identity: str | None, with_passphrase_file: str | None) -> None:
    """Make a journal out of a backup. A journal that is already in DIR is kept beside it as -before-restore.

    The passphrase asked for opens the restored journal from then on. Without --identity or --with-passphrase-file it
    also opens the journal that made the backup, whose recovery key is used.
    """
    path, folder = values.file(file), Path(into)
    progress = session.progress("Restoring", percent=True)
    identity = identity or session.recovery_key
    if identity is not None:
        key = secrets.recovery_key(identity)
        report = backups.restore(path, folder, session.first_passphrase(), identity=key, progress=progress)
    elif with_passphrase_file is not None:
        own = secrets.first_line(with_passphrase_file)
        report = backups.restore(path, folder, session.first_passphrase(), passphrase=own, progress=progress)
    else:
        key, passphrase, has_kit = _from_journal(session)
        report = backups.restore(path, folder, passphrase, identity=key, has_kit=has_kit, progress=progress)
    _answer(session, report)
    if identity is None and with_passphrase_file is not None:
        say("The restored journal has a new recovery key. Write its kit with: peerjournal recovery kit FILE.pdf")


def _from_journal(session: Session) -> tuple[str, str, bool]:
    """The recovery key of the journal that is there, the passphrase that opened it, and whether the key has a kit."""
    if not vaults.exists(session.folder):
        raise click.UsageError("Say what opens the backup: --identity FILE or --with-passphrase-file FILE.")
    passphrase = session.passphrase()
    vault = vaults.unlock(session.folder, passphrase)
    try:
        has_kit = all(notice.kind != "kit-missing" for notice in vaults.notices(vault))
        return recovery.key(vault).text, passphrase, has_kit
    finally:
        vaults.lock(vault)


def _answer(session: Session, report: RestoreReport) -> None:
    entries = report.counts.get("entry", 0)
    lines = [f"Restored and checked: {many(entries, 'entry')}, in {report.folder}"]
    if report.previous is not None:
        lines.append(f"The journal that was there before is in {report.previous}")
    session.answer(
        {
            "path": str(report.folder),
            "entries": entries,
            "counts": plural(report.counts),
            "previous": None if report.previous is None else str(report.previous),
        },
        lines,
    )
