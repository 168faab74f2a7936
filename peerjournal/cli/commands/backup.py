"""`backup`: makes an encrypted backup and proves that it can be read, or proves one that was made before."""

from pathlib import Path
from typing import Any

import click

from peerjournal.actions import backup_notes, backups
from peerjournal.cli import secrets, values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session
from peerjournal.cli.shown import many, plural, size
from peerjournal.model.reports import BackupReport

_VERIFY = "verify"


@command("backup")
@click.argument("words", metavar="DEST | verify FILE", nargs=-1, required=True)
@click.option("--with-passphrase-file", metavar="FILE", help="The backup's own passphrase, not the recovery key.")
@click.option("--identity", metavar="FILE", help="verify: a file with the recovery key or its 24 words.")
@pass_session
def run(session: Session, words: tuple[str, ...], with_passphrase_file: str | None, identity: str | None) -> None:
    """Make an encrypted backup, read it back, and only then say that it was made.

    DEST is a folder, where it gets a name with today's date, or a file ending in .age. `verify FILE` reads a backup
    made before and checks every byte; with --identity, --recovery-key or --with-passphrase-file it needs no journal.
    """
    if words[0] == _VERIFY and len(words) == 2:
        report = _verified(session, values.file(words[1]), identity or session.recovery_key, with_passphrase_file)
        _answer(session, report, "Checked")
    elif len(words) != 1 or words[0] == _VERIFY:
        raise click.UsageError("Write it as `backup DEST` or `backup verify FILE`.")
    elif identity is not None:
        raise click.UsageError("--identity belongs to `backup verify FILE`.")
    else:
        dest = values.destination(words[0])
        passphrase = secrets.first_line(with_passphrase_file) if with_passphrase_file else None
        with session.open_vault(mention_kit=True) as vault:
            report = backup_notes.make(
                vault, dest, passphrase=passphrase, progress=session.progress("Backing up", percent=True)
            )
        _answer(session, report, "Made and checked")


def _verified(session: Session, path: Path, identity: str | None, with_passphrase_file: str | None) -> BackupReport:
    progress = session.progress("Checking", percent=True)
    if identity is not None:
        return backups.verify(path, identity=secrets.recovery_key(identity), progress=progress)
    if with_passphrase_file is not None:
        return backups.verify(path, passphrase=secrets.first_line(with_passphrase_file), progress=progress)
    with session.open_vault() as vault:
        return backups.verify(path, vault=vault, progress=progress)


def _answer(session: Session, report: BackupReport, done: str) -> None:
    document: dict[str, Any] = {
        "path": str(report.path),
        "bytes": report.bytes,
        "entries": report.entries,
        "counts": plural(report.counts),
    }
    if session.json:  # it takes as long as encrypting the whole, and nobody else sees it
        document["sha256"] = backups.fingerprint(report.path)
    session.answer(document, [f"{done}: {many(report.entries, 'entry')}, {size(report.bytes)}, in {report.path}"])
