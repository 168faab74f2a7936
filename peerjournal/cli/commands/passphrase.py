"""`passphrase change`: a new passphrase for the same journal."""

import click

from peerjournal.actions import vaults
from peerjournal.cli.base import group, pass_session
from peerjournal.cli.session import Session, say


@group("passphrase")
def run() -> None:
    """The passphrase that opens the journal."""


@run.command("change")
@click.option("--new-passphrase-file", metavar="FILE", help="Its first line is the new passphrase.")
@pass_session
def change(session: Session, new_passphrase_file: str | None) -> None:
    """Change the passphrase. With --recovery-key FILE the old one need not be known.

    The new one comes from --new-passphrase-file, else from the next line of standard input, else it is typed twice.
    """
    with session.open_vault() as vault:
        vaults.change_passphrase(vault, session.new_passphrase(new_passphrase_file))
    say("The passphrase was changed. Backups are opened as before, with the recovery key.")
    session.answer({"changed": True}, [])
