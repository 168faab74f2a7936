"""`init`: starts a new journal."""

import shutil
from pathlib import Path

import click

from peerjournal.actions import recovery, vaults
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.kit import ready_for_kit
from peerjournal.cli.session import Session, say
from peerjournal.model.errors import VaultExists

_EASY_TO_GUESS = 3  # below this zxcvbn score, somebody with the file might guess it


@command("init")
@click.option("--recovery-kit", metavar="FILE.pdf|FILE.txt", help="Write the recovery kit there, to be printed.")
@pass_session
def run(session: Session, recovery_kit: str | None) -> None:
    """Start a new, encrypted journal. One that is already there is not touched."""
    folder = session.folder
    if vaults.exists(folder):
        raise VaultExists(folder)
    kit = ready_for_kit(recovery_kit) if recovery_kit else None
    passphrase = session.first_passphrase()
    there_before = folder.exists()
    vault = vaults.create(folder, passphrase)
    try:
        if kit is not None:
            recovery.write_kit(vault, kit)
    except BaseException:
        vaults.lock(vault)
        _remove_new(folder, keep_folder=there_before)
        raise
    vaults.lock(vault)
    if vaults.passphrase_strength(passphrase).score < _EASY_TO_GUESS:
        say("This passphrase could be guessed. You can choose a longer one with: peerjournal passphrase change")
    if kit is None:
        say(
            "There is no recovery kit yet. Without it, a forgotten passphrase cannot be helped. "
            "Write one with: peerjournal recovery kit FILE.pdf"
        )
    session.answer(
        {"vault": str(folder), "recovery_kit": None if kit is None else str(kit)},
        [f"A new journal is in {folder}", *([f"Its recovery kit is in {kit}. Print it."] if kit else [])],
    )


def _remove_new(folder: Path, *, keep_folder: bool) -> None:
    """Takes back a journal made a moment ago, which holds nothing, so that the same command can be given again."""
    if not keep_folder:
        shutil.rmtree(folder)
        return
    for part in folder.iterdir():
        part.unlink()
